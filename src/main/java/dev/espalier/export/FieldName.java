package dev.espalier.export;

import java.util.HashSet;
import java.util.regex.Pattern;

/**
 * Takes the name of its field off an input such as {@code Sentence: It rains.}
 *
 * <p>The released code of Self-Instruct counts any word before a colon, so that {@code Train leaves 10:30} loses its head.
 * Here a name is one word of letters at the start of a line, before a colon and a blank or the end of the line.
 */
final class FieldName {

    private static final Pattern NAME = Pattern.compile("^(\\p{L}[\\p{L}\\p{N}_]*):(?:[ \\t]+|$)", Pattern.MULTILINE);

    private FieldName() {}

    /**
     * Returns the input without its name if it starts with one and no line has another, and with single line breaks for
     * double ones in any case (both go by the same coin).
     */
    static String strip(String input) {
        var names = new HashSet<String>();
        int end = 0;
        var matcher = NAME.matcher(input);
        while (matcher.find()) {
            names.add(matcher.group(1));
            end = matcher.start() == 0 ? matcher.end() : end;
        }
        var stripped = names.size() == 1 ? input.substring(end).strip() : input;
        return (stripped.isEmpty() ? input : stripped).replace("\n\n", "\n");
    }
}
