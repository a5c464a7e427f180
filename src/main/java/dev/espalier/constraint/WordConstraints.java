package dev.espalier.constraint;

import dev.espalier.constraint.Parameter.Whole;
import dev.espalier.text.Keywords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Which words an answer holds. Keywords are whole words or phrases; capitals do not matter. */
final class WordConstraints {

    private static final List<String> SAMPLES = List.of(
            "amber", "copper", "delta", "garden", "harbour", "lantern", "marble", "orchard", "river", "saffron",
            "velvet", "walnut", "meadow", "compass");

    static final List<ConstraintKind> ALL = List.of(
            new ConstraintKind(
                    "keywords",
                    List.of(new Parameter.Words("words", 1, 3, SAMPLES)),
                    List.of(
                            "Include {words} in the reply.",
                            "The following must occur somewhere in your text: {words}.",
                            "Work {words} into what you write."),
                    (arguments, answer) -> arguments.words("words").stream().allMatch(word -> holds(word, answer)),
                    (arguments, answer) ->
                            Optional.of(answer + "\n(" + String.join(", ", arguments.words("words")) + ")")),
            new ConstraintKind(
                    "keyword-frequency",
                    List.of(new Parameter.Text("word", SAMPLES), new Whole("n", 2, 4)),
                    List.of(
                            "Use {word} exactly {n} times.",
                            "The expression {word} should occur {n} times, no more and no less.",
                            "Mention {word} precisely {n} times."),
                    (arguments, answer) ->
                            new Keywords(List.of(arguments.text("word"))).count(answer) == arguments.number("n")),
            new ConstraintKind(
                    "forbidden-words",
                    List.of(new Parameter.Words("words", 1, 3, SAMPLES)),
                    List.of(
                            "Avoid {words} in the reply.",
                            "These are forbidden in your text: {words}.",
                            "Never mention {words} when you write it."),
                    (arguments, answer) -> arguments.words("words").stream().noneMatch(word -> holds(word, answer))),
            new ConstraintKind(
                    "unique-words",
                    List.of(),
                    List.of(
                            "Use no word twice.",
                            "Every word of the reply must be different from all the others.",
                            "Once you have used a word, you cannot use it again."),
                    (arguments, answer) -> new HashSet<>(Parts.words(answer)).size()
                            == Parts.words(answer).size()),
            new ConstraintKind(
                    "no-palindromes",
                    List.of(),
                    List.of(
                            "Avoid words of three letters or more that read the same backwards.",
                            "No palindrome with three or more letters may be among the words.",
                            "Words such as noon or level, the same in reverse, are not welcome."),
                    (arguments, answer) -> Parts.words(answer).stream().noneMatch(WordConstraints::isPalindrome)));

    private WordConstraints() {}

    private static boolean holds(String word, String answer) {
        return new Keywords(List.of(word)).find(answer).isPresent();
    }

    private static boolean isPalindrome(String word) {
        return word.length() >= 3
                && new StringBuilder(word).reverse().toString().equals(word);
    }
}
