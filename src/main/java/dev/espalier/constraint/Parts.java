package dev.espalier.constraint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What answers consist of, as constraints count it. */
final class Parts {

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…]+[\"'”’)\\]]*(?=\\s|\\z)|[。！？]+");
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}\\p{N}]+)*");

    private Parts() {}

    /** Returns the number of sentences: ends with a mark before white space, and what may stand after the last of them. */
    static int sentences(String text) {
        var end = SENTENCE_END.matcher(text);
        int sentences = 0;
        int from = 0;
        while (end.find()) {
            sentences++;
            from = end.end();
        }
        return text.substring(from).isBlank() ? sentences : sentences + 1;
    }

    /** Returns the paragraphs: what blank lines separate. */
    static List<String> paragraphs(String text) {
        return Arrays.stream(PARAGRAPH_END.split(unix(text).strip()))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    /** Returns the lines that are not blank. */
    static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Returns the words in small letters: letters and digits, with apostrophes and hyphens inside. */
    static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the number of characters, as Unicode counts them. */
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns how often a pattern is found. */
    static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
