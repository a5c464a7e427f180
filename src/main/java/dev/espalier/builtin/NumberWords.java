package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers below a million in English words, and back. */
final class NumberWords implements TaskFamily {

    private static final Pattern FIGURES = Pattern.compile("0|[1-9]\\d{0,5}");
    private static final Pattern SPELLED = Pattern.compile("[A-Za-z -]{3,120}");

    private static final List<String> SMALL = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "words",
                    "Write the number in English words, without \"and\" and with hyphens as in forty-two.",
                    "{who} fills in a cheque. How is the amount spelled out in small letters, leaving out the word and?",
                    "Spell this figure as Americans read it aloud (two hundred five, not two hundred and five), hyphenating tens and ones.",
                    "An announcer in {place} gets the audience of tonight's match on a slip of paper. Put into lower-case words what is to be said, and do so without \"and\".",
                    "Turn the digits into a number word such as \"one thousand sixty-six\".")
            .say(
                    "figures",
                    "Convert the number word into digits.",
                    "Which integer is spelled out here? Use figures only, no commas.",
                    "{who} takes dictation and prefers numerals. Note the spoken amount as one.",
                    "An old deed in {place} gives a sum in words. Enter it into a spreadsheet cell, that is, as bare digits.",
                    "Parse the phrase as a cardinal and print its value.")
            .say(
                    "next",
                    "Name the number that follows the given one, in words of the same kind.",
                    "{who} counts aloud and has just said this. What will be said next? Spell it, with hyphens where they belong and no \"and\".")
            .list();

    @Override
    public String name() {
        return "number-words";
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
        int most =
                switch (level) {
                    case 1 -> 100;
                    case 2 -> 1_000;
                    case 3 -> 10_000;
                    case 4 -> 100_000;
                    default -> 999_998;
                };
        int number = random.between(level == 1 ? 11 : most / 10, most - 1);
        return values.kind().equals("words") ? String.valueOf(number) : words(number);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (values.kind().equals("words")) {
            return FIGURES.matcher(input).matches() ? Optional.of(words(Integer.parseInt(input))) : Optional.empty();
        }
        return number(input)
                .flatMap(number -> values.kind().equals("figures")
                        ? Optional.of(String.valueOf(number))
                        : number < 999_999 ? Optional.of(words(number + 1)) : Optional.empty());
    }

    private static String words(int number) {
        if (number < 20) {
            return SMALL.get(number);
        }
        if (number < 100) {
            return TENS.get(number / 10) + (number % 10 == 0 ? "" : "-" + SMALL.get(number % 10));
        }
        int unit = number < 1000 ? 100 : 1000;
        var head = words(number / unit) + (unit == 100 ? " hundred" : " thousand");
        return number % unit == 0 ? head : head + " " + words(number % unit);
    }

    /** Reads what {@link #words} writes, with or without "and"; empty for anything else. */
    private static Optional<Integer> number(String text) {
        if (!SPELLED.matcher(text).matches()) {
            return Optional.empty();
        }
        var plain = text.toLowerCase(Locale.ROOT).replace(" and ", " ");
        int thousands = 0;
        int rest = 0;
        for (var word : plain.split("[ -]", -1)) {
            if (word.equals("thousand")) {
                thousands = rest;
                rest = 0;
            } else {
                rest = word.equals("hundred")
                        ? rest * 100
                        : rest + Math.max(SMALL.indexOf(word), 10 * TENS.indexOf(word));
            }
        }
        long value = 1000L * thousands + rest;
        return value >= 0 && value < 1_000_000 && words((int) value).equals(plain)
                ? Optional.of((int) value)
                : Optional.empty();
    }
}
