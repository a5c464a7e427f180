package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;

/** Where sentences end in the texts that the teacher makes: at a full stop, question or exclamation mark before a space. */
final class Sentences {

    private Sentences() {}

    static List<String> split(String text) {
        var sentences = new ArrayList<String>();
        var rest = text;
        while (!rest.isEmpty()) {
            int end = endOfFirst(rest);
            sentences.add(rest.substring(0, end));
            rest = end == rest.length() ? "" : rest.substring(end + 1);
        }
        return sentences;
    }

    /** Returns where the first sentence ends: the place after its mark; the length of the text if it has one only. */
    static int endOfFirst(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ' ' && isMark(text.charAt(i - 1))) {
                return i;
            }
        }
        return text.length();
    }

    /** Returns where the last sentence starts; 0 if it is the only one. */
    static int startOfLast(String text) {
        for (int i = text.length() - 1; i > 0; i--) {
            if (text.charAt(i) == ' ' && isMark(text.charAt(i - 1))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean isMark(char c) {
        return c == '.' || c == '?' || c == '!';
    }
}
