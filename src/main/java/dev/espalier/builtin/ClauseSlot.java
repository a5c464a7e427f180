package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A step of a chain, as a clause: {@code remove those below 10}. It means the name of the operation, with the number after a
 * colon: {@code at-least:10}. Immutable.
 *
 * @param clauses what each operation is called; {@code #} stands for its number
 */
record ClauseSlot(String name, Map<String, List<Clause>> clauses) implements Slot {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** One way to ask for an operation, with the range its number is drawn from. */
    record Clause(String text, int low, int high) {

        private String say(String number) {
            return text.replace("#", number);
        }

        private String regex() {
            var parts = text.split("#", -1);
            return Pattern.quote(parts[0]) + (parts.length == 1 ? "" : "\\d{1,7}" + Pattern.quote(parts[1]));
        }

        /** Returns the operation if this clause was said, with its number. */
        private boolean isSaidBy(String said) {
            return Pattern.compile(regex(), Pattern.CASE_INSENSITIVE)
                    .matcher(said)
                    .matches();
        }
    }

    /** Returns a slot from lines such as {@code at-least 5-60: remove those below # | take out what is smaller than #}. */
    static ClauseSlot of(String name, String... lines) {
        var clauses = new LinkedHashMap<String, List<Clause>>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            var head = line.substring(0, colon).split("[ -](?=\\d)", -1);
            int low = head.length > 1 ? Integer.parseInt(head[1]) : 0;
            int high = head.length > 1 ? Integer.parseInt(head[2]) : 0;
            var texts = new ArrayList<Clause>();
            for (var text : line.substring(colon + 2).split(" \\| ", -1)) {
                texts.add(new Clause(text, low, high));
            }
            clauses.put(head[0], List.copyOf(texts));
        }
        return new ClauseSlot(name, clauses);
    }

    /** Returns the same clauses for another place. */
    ClauseSlot named(String other) {
        return new ClauseSlot(other, clauses);
    }

    @Override
    public String draw(int level, SeededRandom random) {
        var clause = random.pick(random.pick(List.copyOf(clauses.values())));
        return clause.say(String.valueOf(random.between(clause.low, clause.high)));
    }

    @Override
    public String pattern() {
        return clauses.values().stream()
                .flatMap(List::stream)
                .sorted((a, b) -> b.text.length() - a.text.length())
                .map(Clause::regex)
                .collect(Collectors.joining("|"));
    }

    @Override
    public String meaning(String said) {
        for (var entry : clauses.entrySet()) {
            for (var clause : entry.getValue()) {
                if (clause.isSaidBy(said)) {
                    return entry.getKey() + (clause.text.contains("#") ? ":" + number(said) : "");
                }
            }
        }
        throw new IllegalArgumentException("not a " + name + ": " + said.toLowerCase(Locale.ROOT));
    }

    private static long number(String said) {
        var number = NUMBER.matcher(said);
        return number.find() ? Long.parseLong(number.group()) : 0;
    }

    @Override
    public List<String> phrases(String meaning) {
        int colon = meaning.indexOf(':');
        var operation = colon < 0 ? meaning : meaning.substring(0, colon);
        return clauses.getOrDefault(operation, List.of()).stream()
                .map(clause -> clause.say(meaning.substring(colon + 1)))
                .toList();
    }
}
