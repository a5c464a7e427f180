package dev.espalier.builtin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings prose into shape without a change to what it says: spaces, doubled words, the capital at the start, the mark at the end. */
final class Tidying {

    private static final Pattern DOUBLED = Pattern.compile("(?i)\\b(\\p{L}{2,})(?: \\1\\b)+");
    private static final Pattern SPACE_BEFORE_MARK = Pattern.compile(" +([.,;:!?])");
    private static final Pattern START = Pattern.compile("(?:^|(?<=[.!?] ))\\p{Ll}");
    private static final Pattern INLINE_SPACE = Pattern.compile("[ \\t\\u00a0]+");

    private Tidying() {}

    /** Returns the text in shape; empty if it is no prose that the teacher understands. */
    static Optional<String> of(String text) {
        return Topics.of(text).map(topic -> tidy(text));
    }

    private static String tidy(String text) {
        var lines = text.strip().lines().map(Tidying::line).toList();
        var tidy = String.join("\n", lines).replaceAll("\\n{3,}", "\n\n");
        return tidy.matches("(?s).*[\\p{L}\\p{N}]") ? tidy + "." : tidy;
    }

    private static String line(String line) {
        var spaced = SPACE_BEFORE_MARK
                .matcher(INLINE_SPACE.matcher(line.strip()).replaceAll(" "))
                .replaceAll("$1");
        var single = DOUBLED.matcher(spaced).replaceAll("$1");
        return START.matcher(single).replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
    }
}
