package dev.espalier.cli;

import dev.espalier.problem.Printable;
import java.io.PrintWriter;

/**
 * Prints names with their values beside them, or below them where the terminal is narrow; long values go on in the next
 * line. Nothing is wider than the terminal: a word that is, such as a path, is broken.
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
        boolean isBelow = !label.isEmpty() && (width < NARROW || DisplayWidth.of(label) >= names);
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
        int used = pad(line, indent);
        for (var word : text.split(" ", -1)) {
            int wordWidth = DisplayWidth.of(word);
            if (used > indent && used + 1 + wordWidth > width) {
                used = next(line, indent);
            }
            if (used > indent) {
                line.append(' ');
                used++;
            }
            int from = 0;
            while (used + wordWidth > width) {
                int end = DisplayWidth.end(word, from, width - used);
                line.append(word, from, end);
                wordWidth -= DisplayWidth.of(word.substring(from, end));
                from = end;
                used = next(line, indent);
            }
            line.append(word, from, word.length());
            used += wordWidth;
        }
        flush(line);
    }

    private int next(StringBuilder line, int indent) {
        flush(line);
        return pad(line, indent);
    }

    private void flush(StringBuilder line) {
        out.println(line.toString().stripTrailing());
        line.setLength(0);
    }

    /** Returns how many columns the line has then. */
    private static int pad(StringBuilder line, int indent) {
        int used = DisplayWidth.of(line);
        line.append(" ".repeat(Math.max(0, indent - used)));
        return Math.max(indent, used);
    }
}
