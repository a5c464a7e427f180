package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Properties of whole numbers: parity, primality, divisibility. */
final class NumberProperty implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(Slot.number("d", 3, 12), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "parity",
                    "Classify the number as even or odd.",
                    "Houses on the left have even numbers, those on the right odd ones. On which side, \"even\" or \"odd\", is the given number?",
                    "Can the number be split into two equal whole halves? Reply even if it can and odd if it cannot.")
            .say(
                    "prime",
                    "Decide whether the number is prime or composite.",
                    "Label the integer \"prime\" if nothing but 1 and itself divides it, else \"composite\".",
                    "{who} wants to lay out so many tiles as a rectangle with more than one row and column. If that is possible say composite, otherwise prime.",
                    "Test the given integer for primality and name the class, prime or composite.")
            .say(
                    "divisible",
                    "Is the number divisible by {d}? Choose yes or no.",
                    "Can so many marbles be shared out among {d} children without a remainder, yes or no?",
                    "Tell whether {d} is a factor of the number by answering yes or no.",
                    "Check whether dividing the integer by {d} leaves nothing over, and label it yes or no.")
            .list();

    @Override
    public String name() {
        return "number-property";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return String.valueOf(random.between(4, Level.scale(level, 60, 2000)));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.one(input).filter(number -> number >= 2).map(number -> switch (values.kind()) {
            case "parity" -> number % 2 == 0 ? "even" : "odd";
            case "prime" -> isPrime(number) ? "prime" : "composite";
            default -> values.number("d") > 0 && number % values.number("d") == 0 ? "yes" : "no";
        });
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number > 1;
    }
}
