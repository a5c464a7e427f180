package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Expressions of and, or and not: their value, and whether they hold whatever the variables are. */
final class BooleanLogic implements TaskFamily {

    private static final List<String> NAMES = List.of("A", "B", "C", "D");
    private static final Pattern SETTING = Pattern.compile("([A-D]) = (true|false)");
    private static final Pattern EXPRESSION = Pattern.compile("[A-Dandort() ]{1,300}");

    /** Shapes that always hold, and shapes that nearly do; P and Q stand for expressions. */
    private static final List<String> NEAR_LAWS = List.of(
            "P or not P",
            "not (P and not P)",
            "not (P and Q) or P",
            "not P or (P or Q)",
            "(P and Q) or (not P or not Q)",
            "not (P or Q) or (Q or P)",
            "P or not Q",
            "not (P or Q) or P",
            "(P or Q) and (not P or not Q)",
            "not P or (P and Q)",
            "(P and not Q) or (Q and not P)");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "value",
                    "Evaluate the logical expression for the given assignment and answer true or false.",
                    "Some switches are set as listed on the first line. Is the condition underneath true or false?",
                    "An alarm rings when the formula holds. With these settings, would the formula come out as true or as false?",
                    "Insert the truth values, work from the innermost parentheses outward, and label the outcome \"true\" or \"false\".",
                    "{who} debugs an if statement whose condition and variables are shown. Which branch is taken: say true for then, false for else.",
                    "What Boolean value does this combination of and, or, not have once the letters are replaced by what they stand for? Choose between true and false.",
                    "Determine the truth of the statement on line two under the premises on line one, with \"true\" or \"false\" as your verdict.")
            .say(
                    "always",
                    "Is the expression true for every assignment of its variables, yes or no?",
                    "Decide whether the formula is a tautology. Possible labels: yes, no.",
                    "Could a choice of truth values make the condition fail? Write \"no\" if it could and \"yes\" if it holds regardless.",
                    "{who} claims that this check in the code never rejects anything, whatever the flags are. Confirm with yes or refute with no.",
                    "Run through all rows of the truth table in your head; reply yes if each of them ends in true, otherwise no.")
            .list();

    @Override
    public String name() {
        return "boolean-logic";
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
        var names = NAMES.subList(0, Math.min(4, 1 + (level + 2) / 2));
        if (values.kind().equals("always")) {
            var first = whole(names, level / 2, random);
            var second = whole(names, level / 3, random);
            return random.pick(NEAR_LAWS).replace("P", first).replace("Q", second);
        }
        var settings = new ArrayList<String>();
        for (var name : names) {
            settings.add(name + " = " + (random.nextInt(2) == 0 ? "true" : "false"));
        }
        return String.join(", ", settings) + "\n" + chain(names, level, random);
    }

    private static String chain(List<String> names, int depth, SeededRandom random) {
        var first = operand(names, depth - 1, random);
        var second = first;
        while (second.equals(first)) {
            second = operand(names, depth - 2, random);
        }
        return first + (random.nextInt(2) == 0 ? " and " : " or ") + second;
    }

    private static String operand(List<String> names, int depth, SeededRandom random) {
        return (random.nextInt(3) == 0 ? "not " : "") + whole(names, depth, random);
    }

    private static String whole(List<String> names, int depth, SeededRandom random) {
        return depth < 1 ? random.pick(names) : "(" + chain(names, depth, random) + ")";
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(input.split(" and | or ", -1).length, 2, 3, 5, 8);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        int line = input.indexOf('\n');
        boolean always = values.kind().equals("always");
        var expression = input.substring(line + 1);
        if (always != line < 0 || !EXPRESSION.matcher(expression).matches()) {
            return Optional.empty();
        }
        return always
                ? holdsAlways(expression).map(holds -> holds ? "yes" : "no")
                : settings(input.substring(0, line))
                        .flatMap(settings -> new Reading(expression, settings).value())
                        .map(String::valueOf);
    }

    private static Optional<Map<String, Boolean>> settings(String line) {
        var settings = new TreeMap<String, Boolean>();
        for (var one : line.split(", ", 5)) {
            var setting = SETTING.matcher(one);
            if (!setting.matches()
                    || settings.put(setting.group(1), setting.group(2).equals("true")) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(settings);
    }

    private static Optional<Boolean> holdsAlways(String expression) {
        boolean holds = true;
        for (int row = 0; row < 1 << NAMES.size(); row++) {
            var settings = new TreeMap<String, Boolean>();
            for (int i = 0; i < NAMES.size(); i++) {
                settings.put(NAMES.get(i), (row >> i & 1) == 1);
            }
            var value = new Reading(expression, settings).value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            holds &= value.get();
        }
        return Optional.of(holds);
    }

    /** Reads an expression from left to right. Without parentheses, and and or must not be mixed. */
    private static final class Reading {

        private final String text;
        private final Map<String, Boolean> settings;
        private int at;
        private boolean broken;

        Reading(String text, Map<String, Boolean> settings) {
            this.text = text;
            this.settings = settings;
        }

        Optional<Boolean> value() {
            boolean value = chain();
            return broken || at < text.length() ? Optional.empty() : Optional.of(value);
        }

        private boolean chain() {
            boolean value = operand();
            if (text.startsWith(" and ", at)) {
                while (take(" and ")) {
                    value &= operand();
                }
            } else {
                while (take(" or ")) {
                    value |= operand();
                }
            }
            return value;
        }

        private boolean operand() {
            if (take("not ")) {
                return !operand();
            }
            if (take("(")) {
                boolean value = chain();
                broken |= !take(")");
                return value;
            }
            var name = at < text.length() ? text.substring(at, at + 1) : "";
            at++;
            broken |= !settings.containsKey(name);
            return settings.getOrDefault(name, false);
        }

        private boolean take(String token) {
            boolean found = text.startsWith(token, at);
            at += found ? token.length() : 0;
            return found;
        }
    }
}
