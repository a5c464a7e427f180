package dev.espalier.cli;

import dev.espalier.llm.LlmException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Whose fault an error is decides exit code and words: this is the one place that knows. */
final class ErrorReporter {

    private ErrorReporter() {}

    /** Tells what is wrong with the command line, and where help is. */
    static int usage(ParameterException e, String[] args) {
        var line = e.getCommandLine();
        var err = line.getErr();
        err.println("espalier: " + Printable.line(String.valueOf(e.getMessage())));
        if (e instanceof UnmatchedArgumentException) {
            UnmatchedArgumentException.printSuggestions(e, err);
        }
        err.println("Try \"" + line.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    /** Tells what went wrong and returns the exit code. A stack trace is shown only for what is our fault. */
    static int report(Exception e, PrintWriter err) {
        if (e instanceof ProblemException problem) {
            problem.problems().forEach(p -> err.println("espalier: " + p));
            return ExitCode.INPUT;
        }
        if (e instanceof LlmException failure) {
            err.println("espalier: " + Printable.line(String.valueOf(failure.getMessage())));
            return ExitCode.MODEL;
        }
        var disk = e instanceof UncheckedIOException ? e.getCause() : e;
        if (disk instanceof IOException failure) {
            err.println("espalier: " + disk(failure));
            return ExitCode.DISK;
        }
        err.println("espalier: this is a bug; please report it with the lines below");
        e.printStackTrace(err);
        return ExitCode.BUG;
    }

    private static String disk(IOException e) {
        var said = Printable.line(String.valueOf(e.getMessage()));
        var what = e.getClass() == IOException.class
                ? said
                : said + " (" + e.getClass().getSimpleName() + ")";
        return what + "; what was recorded stands: run the same command again to continue";
    }
}
