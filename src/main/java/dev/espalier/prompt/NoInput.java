package dev.espalier.prompt;

import java.util.Locale;
import java.util.Set;

/** The many ways in which models say that a task needs no input; compared without case, punctuation and brackets. */
final class NoInput {

    /** How we write it. */
    static final String MARKER = "<noinput>";

    private static final Set<String> SPELLINGS = Set.of(
            "",
            "noinput",
            "no input",
            "none",
            "na",
            "n a",
            "not applicable",
            "input not applicable",
            "no input needed",
            "no input required",
            "no input necessary",
            "no input provided",
            "no input given",
            "no additional input",
            "no additional input needed",
            "no additional input required",
            "no specific input",
            "input not needed",
            "input not required",
            "not needed",
            "not required");

    private NoInput() {}

    static boolean matches(String input) {
        // Without a slash or dots it is sodium.
        if (input.strip().equalsIgnoreCase("na")) {
            return false;
        }
        var bare = input.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\p{P}]", "");
        return SPELLINGS.contains(Whitespace.collapse(bare)) || SPELLINGS.contains(spaced(input));
    }

    private static String spaced(String input) {
        return Whitespace.collapse(input.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\p{P}]", " "));
    }
}
