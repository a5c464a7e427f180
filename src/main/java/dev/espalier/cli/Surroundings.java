package dev.espalier.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command finds around it: streams and environment.
 *
 * @param out where results go
 * @param err where everything else goes
 */
record Surroundings(InputStream in, PrintWriter out, PrintWriter err, Map<String, String> environment) {

    private static final int DEFAULT_WIDTH = 100;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    /** Returns whether standard error is a terminal. The launcher knows; the JVM alone cannot tell for this stream. */
    boolean isTerminal() {
        return "1".equals(environment.get("ESPALIER_TTY")) && !"dumb".equals(environment.get("TERM"));
    }

    /** Returns how many columns the terminal has. */
    int width() {
        try {
            var columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.max(NARROWEST, Math.min(WIDEST, columns));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }

    /** Returns whether help may be coloured: on a terminal, unless {@code NO_COLOR} is set (no-color.org). */
    Ansi ansi() {
        var noColor = environment.getOrDefault("NO_COLOR", "");
        return isTerminal() && noColor.isEmpty() ? Ansi.ON : Ansi.OFF;
    }
}
