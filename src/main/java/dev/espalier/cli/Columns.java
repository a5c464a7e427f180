package dev.espalier.cli;

import dev.espalier.problem.Printable;
import java.io.PrintWriter;

/**
 * Prints names with their values beside them, or below them where the terminal is narrow; long values go on in the next line.
 *
 * @param width columns of the terminal
 */
record Columns(PrintWriter out, int width) {

    private static final int NAME = 22;
    private static final int NARROW = 60;

    void line(String name, String value) {
        var label = Printable.line(name);
        boolean isBelow = !label.isEmpty() && (width < NARROW || label.length() >= NAME);
        int indent = width < NARROW ? 4 : NAME;
        var line = new StringBuilder(label);
        if (isBelow) {
            flush(line);
        }
        pad(line, indent);
        for (var word : Printable.line(value).split(" ", -1)) {
            boolean isFirst = line.length() == indent;
            if (!isFirst && line.length() + 1 + word.length() > width) {
                flush(line);
                pad(line, indent);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        flush(line);
    }

    private void flush(StringBuilder line) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
    }

    private static void pad(StringBuilder line, int indent) {
        line.append(" ".repeat(Math.max(0, indent - line.length())));
    }
}
