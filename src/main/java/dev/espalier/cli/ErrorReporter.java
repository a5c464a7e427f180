package dev.espalier.cli;

import dev.espalier.engine.RunDirectoryException;
import dev.espalier.llm.LlmException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Whose fault an error is decides exit code and words: this is the one place that knows. */
final class ErrorReporter {

    private ErrorReporter() {}

    /** Tells what is wrong with the command line, and where help is. */
    static int usage(ParameterException e) {
        return usage(List.of(UsageWords.of(e)), e.getCommandLine());
    }

    private static int usage(List<String> messages, CommandLine line) {
        messages.forEach(message -> line.getErr().println("espalier: " + Printable.line(message)));
        line.getErr().println("Try \"" + line.getCommandSpec().qualifiedName() + " --help\".");
        return ExitCode.USAGE;
    }

    /** Tells what went wrong in a command and returns the exit code. */
    static int report(Exception e, CommandLine line) {
        return e instanceof UsageException usage ? usage(usage.messages(), line) : report(e, line.getErr());
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
        if (e instanceof InvalidPathException path) {
            err.println("espalier: " + Printable.line(path.getInput()) + ": this cannot be the name of a file here");
            return ExitCode.INPUT;
        }
        var disk = disk(e);
        if (disk != null) {
            err.println("espalier: " + words(disk));
            return ExitCode.DISK;
        }
        err.println("espalier: this is a bug; please report it with the lines below");
        printTrace(e, err);
        return ExitCode.BUG;
    }

    /** Returns the exit code, which is another one if not all of the output could be written. */
    static int finish(int code, PrintWriter out, StandardOutput standardOutput, PrintWriter err) {
        out.flush();
        int result = code;
        var failure = standardOutput.failure();
        if (failure != null && code == ExitCode.OK) {
            if (!standardOutput.isClosedByReader()) {
                err.println("espalier: standard output: " + words(failure));
            }
            result = ExitCode.DISK;
        }
        err.flush();
        return result;
    }

    /** Returns the failure of the disk that this is or wraps; null if it is none. */
    static @Nullable IOException disk(Exception e) {
        if (e instanceof ReadOnlyFileSystemException) {
            return new IOException("this file system can only be read", e);
        }
        return e instanceof UncheckedIOException unchecked
                ? unchecked.getCause()
                : e instanceof IOException failure ? failure : null;
    }

    /** Says in words what the disk said: the JDK's own exceptions often hold a path and nothing else. */
    static String words(IOException e) {
        return Printable.line(rawWords(e));
    }

    private static String rawWords(IOException e) {
        if (e instanceof RunDirectoryException || !(e instanceof FileSystemException failure)) {
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        var reason = failure.getReason();
        if (reason == null) {
            reason = e instanceof AccessDeniedException
                    ? "no permission"
                    : e instanceof NoSuchFileException
                            ? "no such file or directory"
                            : e instanceof NotDirectoryException
                                    ? "this is no directory"
                                    : e.getClass().getSimpleName();
        }
        return (failure.getFile() == null ? "" : failure.getFile() + ": ") + reason;
    }

    /** Even a bug of ours must not let a text reprogram the terminal. */
    private static void printTrace(Exception e, PrintWriter err) {
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().forEach(line -> {
            var text = line.stripLeading();
            err.println((text.equals(line) ? "" : "    ") + Printable.line(text));
        });
    }
}
