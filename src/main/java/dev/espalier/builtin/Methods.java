package dev.espalier.builtin;

import dev.espalier.builtin.Evolution.Evolved;
import dev.espalier.builtin.Layout.Answer;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Evolves by a method that is given in words, and improves such a method (Auto Evol-Instruct, 2024). */
final class Methods {

    /** The operations, by name. */
    static final Set<String> OPERATIONS = Set.of("evolve-by-method", "improve-method");

    /** Which words of a method name which operator of {@link Evolution}. */
    private static final Map<String, Pattern> NAMED = named();

    private Methods() {}

    private static Map<String, Pattern> named() {
        var named = new LinkedHashMap<String, Pattern>();
        named.put("constrain", Pattern.compile("\\b(?:conditions?|constraints?|requirements?)\\b"));
        named.put("deepen", Pattern.compile("\\b(?:depth|deeper|further)\\b"));
        named.put("reason", Pattern.compile("\\b(?:reasoning|reasons?|thought)\\b"));
        named.put("concretise", Pattern.compile("\\b(?:specific|concrete|particular)\\b"));
        return named;
    }

    static Answer answer(String operation, Variables variables) throws Variables.Unusable {
        return operation.equals("evolve-by-method") ? evolve(variables) : improve(variables);
    }

    private static List<String> operators(String method) throws Variables.Unusable {
        var text = method.toLowerCase(Locale.ROOT);
        var found = NAMED.entrySet().stream()
                .filter(named -> named.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .toList();
        if (found.isEmpty()) {
            throw new Variables.Unusable("the method names no way of making a task harder that I know.");
        }
        return found;
    }

    private static Answer evolve(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var random = variables.random();
        var operators = operators(variables.text("method"));
        var evolution = new Evolution(
                instruction, variables.textOrNone("input"), Answers.recognise(instruction), variables.range(), random);
        Evolved made = random.shuffled(operators).stream()
                .flatMap(operator -> evolution.by(operator).stream())
                .findFirst()
                .orElseThrow(() -> new Variables.Unusable("I find no such change of this task."));
        return Answers.task(made);
    }

    /** Returns the method with one more way, if one is missing, and what the cases showed. */
    private static Answer improve(Variables variables) throws Variables.Unusable {
        var known = new ArrayList<>(operators(variables.text("method")));
        var cases = variables.texts("cases");
        var random = variables.random();
        var missing = NAMED.keySet().stream()
                .filter(operator -> !known.contains(operator))
                .toList();
        if (!missing.isEmpty()) {
            known.add(random.pick(missing));
        }
        var feedback = cases.size() + " cases; " + longer(cases) + " of them became longer.";
        var method = method(random.shuffled(known), random);
        return new Answer(method, Layout.fields("feedback", feedback, "method", method));
    }

    private static long longer(List<String> cases) {
        return cases.stream()
                .map(one -> one.split("\n=> ", 2))
                .filter(sides -> sides.length == 2 && sides[1].length() > sides[0].length())
                .count();
    }

    private static String method(List<String> operators, SeededRandom random) {
        var ways = operators.stream()
                .map(operator -> switch (operator) {
                    case "constrain" -> random.pick(List.of("put conditions on the answer", "add requirements"));
                    case "deepen" -> random.pick(List.of("ask for more depth", "go further into the matter"));
                    case "reason" -> random.pick(List.of("make more reasoning necessary", "ask for more thought"));
                    default -> random.pick(List.of("take a specific case", "make it concrete"));
                })
                .toList();
        return "1. Choose among these ways: " + String.join("; ", ways)
                + ".\n2. Rewrite the instruction that way, and add 10 to 20 words.\n"
                + "3. Check the result, and write only the final version.";
    }
}
