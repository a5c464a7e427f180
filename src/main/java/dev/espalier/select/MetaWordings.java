package dev.espalier.select;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Wordings of rules, written {@code name: wording}; a rule without a wording is not used. Immutable. */
final class MetaWordings<R extends Enum<R>> {

    private final Map<R, List<String>> byRule = new LinkedHashMap<>();
    private final List<R> rules;

    /**
     * @param option what holds them, for messages
     * @throws IllegalArgumentException if one is not of that form, or if there is none
     */
    MetaWordings(String option, R[] rules, List<String> written) {
        for (var line : written) {
            int colon = line.indexOf(": ");
            var name = colon < 0 ? line : line.substring(0, colon);
            for (var rule : rules) {
                if (colon > 0 && name(rule).equals(name)) {
                    byRule.computeIfAbsent(rule, first -> new ArrayList<>()).add(line.substring(colon + 2));
                }
            }
            if (byRule.keySet().stream().noneMatch(rule -> name(rule).equals(name))) {
                throw new IllegalArgumentException(option
                        + " must each be a rule, a colon and a wording, but one was \""
                        + line + "\"; the rules are "
                        + java.util.Arrays.stream(rules).map(MetaWordings::name).collect(Collectors.joining(", ")));
            }
        }
        if (byRule.isEmpty()) {
            throw new IllegalArgumentException(option + " must hold one wording or more");
        }
        this.rules = List.copyOf(byRule.keySet());
    }

    private static String name(Enum<?> rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    R draw(SeededRandom random) {
        return random.pick(rules);
    }

    /**
     * Returns a drawn wording of a rule, with what it speaks of filled in.
     *
     * @param places from 0
     */
    String say(R rule, List<Integer> places, SeededRandom random) {
        var list = places.stream().map(place -> Integer.toString(place + 1)).collect(Collectors.joining(", "));
        return random.pick(byRule.getOrDefault(rule, List.of("")))
                .replace("${list}", list)
                .replace("${count}", Integer.toString(places.size()));
    }
}
