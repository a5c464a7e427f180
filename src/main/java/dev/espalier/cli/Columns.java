package dev.espalier.cli;

import dev.espalier.problem.Printable;
import java.io.PrintWriter;

/**
 * Prints names with their values beside them, or below them where the terminal is narrow; long values go on in the next line. Nothing is wider
 * than the terminal: a word that is, such as a path, is broken.
 *
 * @param width columns of the terminal
 * @param names columns of the names
 */
record Columns(PrintWriter out, int width, int names) {

    private static final int NAME = 22;
    private static final int NARROW = 60;

    /** Of values where the terminal is narrow. */
    private static final int INDENT = 4;

    Columns(PrintWriter out, int width) {
        this(out, width, NAME);
    }

    void line(String name, String value) {
        var label = Printable.line(name);
        boolean isBelow = !label.isEmpty() && (width < NARROW || label.length() >= names);
        int indent = width < NARROW ? INDENT : names;
        var line = new StringBuilder();
        if (isBelow) {
            int start = label.length() - label.stripLeading().length();
            wrap(line, start, label.strip());
        } else {
            line.append(label);
        }
        wrap(line, indent, Printable.line(value));
    }

    /** Prints a text from the left edge on. */
    void text(String text) {
        wrap(new StringBuilder(), 0, Printable.line(text));
    }

    /** Ends the line with the text, which goes on in lines with that indent. */
    private void wrap(StringBuilder line, int indent, String text) {
        pad(line, indent);
        for (var word : text.split(" ", -1)) {
            if (line.length() > indent && line.length() + 1 + word.length() > width) {
                flush(line);
                pad(line, indent);
            }
            line.append(line.length() > indent ? " " : "").append(word);
            while (line.length() > width) {
                breakOff(line, indent);
            }
        }
        flush(line);
    }

    /** Prints what fits of a line that one long word fills; no character is taken apart. */
    private void breakOff(StringBuilder line, int indent) {
        int end = line.codePointAt(width - 1) > Character.MAX_VALUE ? width - 1 : width;
        var rest = line.substring(end);
        line.setLength(end);
        flush(line);
        pad(line, indent);
        line.append(rest);
    }

    private void flush(StringBuilder line) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
    }

    private static void pad(StringBuilder line, int indent) {
        line.append(" ".repeat(Math.max(0, indent - line.length())));
    }
}
