package dev.espalier.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Not System.out: a PrintStream swallows the failures of the disk.
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        int code = run(System.in, out, System.err, System.getenv(), args);
        System.exit(code);
    }

    /**
     * Runs the program once, without ending the JVM.
     *
     * @param in standard input, for file arguments that are {@code -}
     * @param out where results go
     * @param err where everything else goes
     * @param environment looked up for keys and terminal settings
     * @return the exit code
     */
    public static int run(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, String... args) {
        var standardOutput = new StandardOutput(out);
        // Windows consoles and POSIX locales differ in encoding; datasets and messages do not.
        var outWriter = new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8), true);
        var errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        if (args.length == 1 && args[0].equals("--version")) {
            // Asked by scripts again and again: it takes a fraction of the time without the parser.
            outWriter.println(Version.line());
            return ErrorReporter.finish(ExitCode.OK, outWriter, standardOutput, errWriter);
        }
        var line = commandLine(new Surroundings(in, outWriter, standardOutput, errWriter, environment));
        int code;
        try {
            code = line.execute(args);
        } catch (OutOfMemoryError e) {
            errWriter.println("espalier: out of memory; give Java more, such as ESPALIER_JAVA_OPTIONS=-Xmx2g");
            code = ExitCode.BUG;
        }
        return ErrorReporter.finish(code, outWriter, standardOutput, errWriter);
    }

    /** Returns the parser with all commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        var line = new CommandLine(new EspalierCommand(), new CommandFactory(surroundings));
        line.setOut(surroundings.out());
        line.setErr(surroundings.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.ansi()));
        line.setUsageHelpWidth(surroundings.helpWidth());
        HelpSections.addTo(line);
        line.setAbbreviatedOptionsAllowed(false);
        // A file named @seeds.jsonl is a file.
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> ErrorReporter.usage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> ErrorReporter.report(e, command));
        return line;
    }
}
