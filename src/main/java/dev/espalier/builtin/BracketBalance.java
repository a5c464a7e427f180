package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether brackets of several sorts open and close as they should. */
final class BracketBalance implements TaskFamily {

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final Pattern INPUT = Pattern.compile("[a-z+]{0,200}[()\\[\\]{}][()\\[\\]{}a-z+]{0,200}");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "balance",
                    "Are the brackets balanced or unbalanced?",
                    "Classify the string as balanced or unbalanced, considering round, square and curly brackets and nothing else.",
                    "Every opening bracket needs a closing partner of its own kind, in the right order. If that is so here, reply \"balanced\", else \"unbalanced\".",
                    "{who} types formulas in a hurry and sometimes loses a parenthesis. Check the nesting and give the label balanced or unbalanced.",
                    "A compiler would stop at mismatched brackets. Would it accept this line (balanced) or complain (unbalanced)?",
                    "Strike out neighbouring pairs of matching brackets again and again, ignoring other characters. Balanced is the label if no bracket survives, unbalanced if one does.",
                    "Push opening brackets on a stack and pop them at closing ones; does the procedure end well? Say balanced or unbalanced.")
            .say(
                    "fault",
                    "Is there a bracket without a partner of its kind in the right place, yes or no?",
                    "Answer yes if something is wrong with how the brackets nest, no if all of them pair up.",
                    "Would a strict editor underline a bracket here as faulty? Tell me yes or no.",
                    "{who} has to proofread expressions for brackets that are missing, superfluous or crossed. Does this one need correcting, yes or no?",
                    "Look only at ( ) { } and their square cousins; report with yes or no whether they are out of order.")
            .list();

    @Override
    public String name() {
        return "bracket-balance";
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
        var text = new StringBuilder(nested(1 + level, random));
        if (random.nextInt(2) == 0) {
            int at = random.nextInt(text.length());
            while (isLetter(text.charAt(at))) {
                at = (at + 1) % text.length();
            }
            text.deleteCharAt(at);
            // A bracket of another kind, or none.
            text.insert(at, random.pick(List.of("", "", "(", ")", "]", "}")));
        }
        return text.toString();
    }

    private static boolean isLetter(char c) {
        return OPENING.indexOf(c) < 0 && CLOSING.indexOf(c) < 0;
    }

    private static String nested(int pairs, SeededRandom random) {
        if (pairs == 0) {
            return random.pick(List.of("", "a", "b", "x", "n"));
        }
        int kind = random.nextInt(OPENING.length());
        int inside = random.nextInt(pairs);
        return random.pick(List.of("", "", "f", "a+", "x+"))
                + OPENING.charAt(kind)
                + nested(inside, random)
                + CLOSING.charAt(kind)
                + nested(pairs - 1 - inside, random);
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(input.chars().filter(c -> !isLetter((char) c)).count(), 4, 6, 8, 10);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!INPUT.matcher(input).matches()) {
            return Optional.empty();
        }
        boolean balanced = isBalanced(input);
        return Optional.of(
                values.kind().equals("balance") ? (balanced ? "balanced" : "unbalanced") : (balanced ? "no" : "yes"));
    }

    private static boolean isBalanced(String text) {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            int opening = OPENING.indexOf(text.charAt(i));
            int closing = CLOSING.indexOf(text.charAt(i));
            if (opening >= 0) {
                open.push(opening);
            } else if (closing >= 0 && (open.isEmpty() || open.pop() != closing)) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
