package dev.espalier.cli;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** The program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int code = run(System.in, System.out, System.err, System.getenv(), args);
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
            InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        // Windows consoles and POSIX locales differ in encoding; datasets and messages do not.
        var outWriter = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
        var errWriter = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        var surroundings = new Surroundings(in, outWriter, errWriter, environment);
        var line = new CommandLine(new EspalierCommand(), new CommandFactory(surroundings));
        line.setOut(outWriter);
        line.setErr(errWriter);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(surroundings.ansi()));
        line.setUsageHelpWidth(surroundings.width());
        line.setAbbreviatedOptionsAllowed(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(ErrorReporter::usage);
        line.setExecutionExceptionHandler((e, command, parsed) -> ErrorReporter.report(e, errWriter));
        int code = line.execute(args);
        outWriter.flush();
        errWriter.flush();
        return code;
    }
}
