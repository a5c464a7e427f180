package dev.espalier.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The command line as a test sees it. What it prints is compared whole, so what differs from run to run and between systems is
 * made the same: the test's directory is {@code DIR}, separators are {@code /}, times are {@code T}.
 */
final class Cli {

    /** What one command came to. */
    record Result(int exit, String out, String err) {}

    private static final Pattern PATH = Pattern.compile("DIR[^\\s:;,\"]*");
    private static final Pattern SECONDS = Pattern.compile("(?<=, )\\d+\\.\\d s");

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    Cli(Path directory) {
        this.directory = directory;
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets what comes from standard input. */
    Cli reading(String text) {
        input = text;
        return this;
    }

    /** Writes a file of the test's directory and returns it. */
    Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    String path(String name) {
        return directory.resolve(name).toString();
    }

    /** Runs a command in this process; an argument that starts with {@code DIR} lies in the test's directory. */
    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = run(out, err, arguments);
        return new Result(exit, plain(out), plain(err));
    }

    int run(OutputStream out, OutputStream err, String... arguments) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(in, out, err, environment, resolved(arguments));
    }

    /** Starts a command in a process of its own; both outputs go to {@code output}. */
    Process start(Path output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.espalier.cli.Main"));
        command.addAll(List.of(resolved(arguments)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("ESPALIER_"));
        return process.start();
    }

    /** Waits for a process, and ends it if it does not. */
    static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end within 60 s");
        }
        return process.exitValue();
    }

    String plain(Path output) throws IOException {
        return plain(Files.readString(output, StandardCharsets.UTF_8));
    }

    private String plain(ByteArrayOutputStream bytes) {
        return plain(bytes.toString(StandardCharsets.UTF_8));
    }

    private String plain(String text) {
        var plain = text.replace("\r\n", "\n").replace(directory.toString(), "DIR");
        plain = PATH.matcher(plain).replaceAll(path -> path.group().replace('\\', '/'));
        return SECONDS.matcher(plain).replaceAll("T s");
    }

    private String[] resolved(String... arguments) {
        var resolved = arguments.clone();
        for (int i = 0; i < resolved.length; i++) {
            if (resolved[i].equals("DIR") || resolved[i].startsWith("DIR/")) {
                resolved[i] = directory + resolved[i].substring(3);
            }
        }
        return resolved;
    }
}
