package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turning text around: letters, words, the order within each word. */
final class TextMirror implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with()
            .say(
                    "letters",
                    "Write the text backwards, letter by letter.",
                    "Reverse the characters of the given phrase.",
                    "If somebody read this line from right to left, which string of letters would they see?",
                    "Spell the following in reverse.")
            .say(
                    "words",
                    "Reverse the order of the words but keep each word as it is.",
                    "Rewrite the phrase so that its last word comes first and its first word last.",
                    "Say it word by word from the end to the beginning.",
                    "Which phrase appears when the words swap places end to end, spelled as before?")
            .say(
                    "each",
                    "Turn every single word around and leave the words in their places.",
                    "For each word, print its letters in reverse; the word order stays.",
                    "Mirror the words one at a time, without moving any of them.")
            .list();

    @Override
    public String name() {
        return "text-mirror";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return String.join(" ", Phrases.words(random, Level.scale(level, 2, 6), Level.scale(level, 3, 10)));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!Phrases.isPlain(input)) {
            return Optional.empty();
        }
        var words = new ArrayList<>(List.of(input.split(" ", -1)));
        return switch (values.kind()) {
            case "letters" -> Optional.of(reversed(input));
            case "words" -> {
                Collections.reverse(words);
                yield Optional.of(String.join(" ", words));
            }
            default -> Optional.of(words.stream().map(TextMirror::reversed).collect(Collectors.joining(" ")));
        };
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
