package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Counting in a sentence: words, letters, vowels, capitals, long words. */
final class CountLetters implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("letter", "a | e | i | o | n | r | s | t | l"),
                    Slot.number("size", 4, 7),
                    Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "words",
                    "Count the words in the sentence.",
                    "A telegram is paid by the word. How many words does this one have?",
                    "State the word count of the following text.")
            .say(
                    "letter",
                    "How often does the letter \"{letter}\" occur in the sentence, whether small or capital?",
                    "Go through the text and tally every {letter}, upper or lower case.",
                    "{who} paints a sign and must buy one stencil for each letter \"{letter}\". With capitals counted too, how many stencils are needed for this text?")
            .say(
                    "vowels",
                    "How many vowels (a, e, i, o, u) are there in the text?",
                    "Number the vowels from a to u in this line and report the last number. Leave y aside.",
                    "Determine how many of the letters are a, e, i, o or u.")
            .say(
                    "long",
                    "Find the number of words with more than {size} letters.",
                    "{who} finds words hard to read once they are longer than {size} letters. Count such words here.",
                    "Of all words in this statement, how many exceed {size} letters? Punctuation does not belong to a word.")
            .say(
                    "letters",
                    "Without spaces and punctuation, how many letters does the sentence contain?",
                    "Ignore blanks, commas and full stops, and count the letters alone.")
            .list();

    @Override
    public String name() {
        return "count-letters";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.NUMBER;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return Phrases.sentence(level, random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return Phrases.isPlain(input) ? Optional.of(String.valueOf(count(values, input))) : Optional.empty();
    }

    private static long count(Values values, String text) {
        var words = Arrays.stream(text.replaceAll("[^A-Za-z0-9' -]", "").split(" +", -1))
                .filter(word -> !word.isEmpty());
        var lower = text.toLowerCase(Locale.ROOT);
        return switch (values.kind()) {
            case "words" -> words.count();
            case "letter" ->
                lower.chars().filter(c -> c == values.text("letter").charAt(0)).count();
            case "vowels" -> lower.chars().filter(c -> "aeiou".indexOf(c) >= 0).count();
            case "long" ->
                words.filter(word -> word.length() > values.number("size")).count();
            default -> lower.chars().filter(c -> c >= 'a' && c <= 'z').count();
        };
    }
}
