package dev.espalier.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command finds around it: streams and environment.
 *
 * @param out where results go
 * @param standardOutput the same, for a result so large that its writer should stop when nobody takes it any more
 * @param err where everything else goes
 */
record Surroundings(
        InputStream in,
        PrintWriter out,
        StandardOutput standardOutput,
        PrintWriter err,
        Map<String, String> environment) {

    private static final int DEFAULT_WIDTH = 100;
    private static final int NARROWEST = 20;
    private static final int WIDEST = 120;

    /** The parser refuses to write help that is narrower. */
    private static final int NARROWEST_HELP = 55;

    /** Returns whether standard error is a terminal. The launcher knows; the JVM alone cannot tell for this stream. */
    boolean isTerminal() {
        return "1".equals(environment.get("ESPALIER_TTY")) && !isDumb();
    }

    private boolean isOutTerminal() {
        return "1".equals(environment.get("ESPALIER_TTY_OUT"));
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    /** Returns how many columns the terminal has. */
    int width() {
        try {
            var columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return columns < 1 ? DEFAULT_WIDTH : Math.max(NARROWEST, Math.min(WIDEST, columns));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /** Returns how many columns a list may take: as many as it likes where it is not for a terminal, as programs read it line by line. */
    int listWidth() {
        return isOutTerminal() ? width() : Integer.MAX_VALUE;
    }

    /** Returns how many columns help may take. */
    int helpWidth() {
        return Math.max(NARROWEST_HELP, width());
    }

    /** Returns whether help may be coloured: where standard output is a terminal, unless {@code NO_COLOR} is set (no-color.org). */
    Ansi ansi() {
        var noColor = environment.getOrDefault("NO_COLOR", "");
        return isOutTerminal() && !isDumb() && noColor.isEmpty() ? Ansi.ON : Ansi.OFF;
    }
}
