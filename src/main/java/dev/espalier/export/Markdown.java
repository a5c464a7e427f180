package dev.espalier.export;

import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown around texts that mean nothing in it. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    /** Returns a text on one line in which nothing is a mark-up. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> plain.append("&amp;");
                case '<' -> plain.append("&lt;");
                case '>' -> plain.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '$' ->
                    plain.append('\\').appendCodePoint(point);
                default -> plain.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return plain.toString();
    }

    void heading(String title) {
        text.append("\n## ").append(title).append('\n');
    }

    /** Adds a paragraph that is Markdown already. */
    void paragraph(String written) {
        text.append('\n').append(written).append('\n');
    }

    void list(List<String> items) {
        text.append('\n');
        items.forEach(item -> text.append("- ").append(item).append('\n'));
    }

    /** Adds a table; its cells are plain texts. Nothing, if there are no rows. */
    void table(List<String> header, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        text.append('\n');
        row(header);
        row(header.stream().map(cell -> "---").toList());
        rows.forEach(row -> row(row.stream().map(Markdown::plain).toList()));
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
