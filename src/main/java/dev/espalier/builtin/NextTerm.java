package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The next term of a sequence with a rule that the terms show. */
final class NextTerm implements TaskFamily {

    // Nobody asks for more; a hostile number must not fill the memory.
    private static final int MOST_STEPS = 100;

    private static final List<Wording> WORDINGS = Wordings.with(Slot.number("k", 2, 4), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "next",
                    "What number comes next in the sequence?",
                    "Find the rule behind these terms and continue the series by one.",
                    "{who} counts aloud as shown. Which number will be said next?",
                    "The row of house numbers follows a pattern; what is the number of the next house?",
                    "Extend the progression by a single term.")
            .say(
                    "ahead",
                    "Continue the pattern for {k} more terms and tell me the last one of them.",
                    "Which value stands {k} places after the final term shown?",
                    "Guess the law of the progression and jump {k} steps further. Where do you arrive?")
            .say(
                    "step",
                    "By how much, or by what factor if it is a multiplication, does each term of the series grow? Give the number.",
                    "State the constant that leads from one term to the next, be it added or multiplied.",
                    "Each number arises from the one before by the same operation with the same constant. Report that constant.")
            .list();

    @Override
    public String name() {
        return "next-term";
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
        long term = random.between(1, 20);
        boolean times = random.nextInt(3) == 0;
        int constant = random.between(2, times ? 3 : Level.scale(level, 9, 60));
        var terms = new ArrayList<Long>();
        for (int i = random.between(4, 6); i > 0; i--) {
            terms.add(term);
            term = times ? term * constant : term + constant;
        }
        return NumberText.join(terms);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input)
                .filter(terms -> terms.size() >= 4 && stepsAhead(values) <= MOST_STEPS)
                .flatMap(terms -> {
                    long constant = (long) terms.get(1) - terms.get(0);
                    if (follows(terms, 1, constant) && constant > 0) {
                        return Optional.of(continued(values, terms.get(terms.size() - 1), 1, constant));
                    }
                    long factor = terms.get(0) == 0 ? 0 : terms.get(1) / terms.get(0);
                    return follows(terms, factor, 0) && factor > 1
                            ? Optional.of(continued(values, terms.get(terms.size() - 1), factor, 0))
                            : Optional.empty();
                });
    }

    private static long stepsAhead(Values values) {
        return values.kind().equals("ahead") ? values.number("k") : 1;
    }

    private static boolean follows(List<Integer> terms, long factor, long constant) {
        for (int i = 1; i < terms.size(); i++) {
            if (terms.get(i) != terms.get(i - 1) * factor + constant) {
                return false;
            }
        }
        return true;
    }

    private static String continued(Values values, long last, long factor, long constant) {
        if (values.kind().equals("step")) {
            return String.valueOf(factor > 1 ? factor : constant);
        }
        var term = BigInteger.valueOf(last);
        long steps = stepsAhead(values);
        for (long i = 0; i < steps; i++) {
            term = term.multiply(BigInteger.valueOf(factor)).add(BigInteger.valueOf(constant));
        }
        return term.toString();
    }
}
