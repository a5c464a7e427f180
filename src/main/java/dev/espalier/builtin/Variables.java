package dev.espalier.builtin;

import dev.espalier.llm.Operation;
import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variables of an operation, checked as they are read: they may come from anywhere. */
final class Variables {

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,3}");

    /** The largest number of things to make in one reply. */
    private static final int MOST = 1000;

    /** The teacher cannot work with what it was given; the message says why, and quotes none of it. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }

        /** The message, which is always there. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    private final Operation operation;
    private final TaskRange range;

    Variables(Operation operation) {
        this(operation, TaskRange.ALL);
    }

    /**
     * @param range of tasks that are to be made where the operation does not say
     */
    Variables(Operation operation, TaskRange range) {
        this.operation = operation;
        this.range = range;
    }

    /** Returns the same with another text. */
    Variables with(String name, String text) {
        var changed = new TreeMap<String, Object>(operation.variables());
        changed.put(name, text);
        return new Variables(new Operation(operation.name(), changed), range);
    }

    String text(String name) throws Unusable {
        if (operation.variables().get(name) instanceof String text) {
            return text;
        }
        throw new Unusable("the request lacks the text \"" + name + "\".");
    }

    /** Returns a text, {@code ""} if the request has none of that name. */
    String textOrNone(String name) throws Unusable {
        return has(name) ? text(name) : "";
    }

    /** Returns a text, {@code ""} if the request has no text of that name. */
    String given(String name) {
        return operation.variables().get(name) instanceof String text ? text : "";
    }

    boolean hasText(String name) {
        return operation.variables().get(name) instanceof String;
    }

    boolean has(String name) {
        return operation.variables().containsKey(name);
    }

    List<String> texts(String name) throws Unusable {
        if (operation.variables().get(name) instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new Unusable("the request lacks a list of texts \"" + name + "\".");
    }

    List<Map<?, ?>> maps(String name) throws Unusable {
        if (operation.variables().get(name) instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
        }
        throw new Unusable("the request lacks a list of mappings \"" + name + "\".");
    }

    /** Returns a number, {@code usual} if the request has none of that name. */
    double decimal(String name, double usual) throws Unusable {
        if (!has(name)) {
            return usual;
        }
        if (operation.variables().get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new Unusable("the request lacks a number \"" + name + "\".");
    }

    int number(String name, int low, int high) throws Unusable {
        if (operation.variables().get(name) instanceof Integer number && number >= low && number <= high) {
            return number;
        }
        throw new Unusable("the request lacks a whole number \"" + name + "\" from " + low + " to " + high + ".");
    }

    /** Returns what demonstrations suggest; a level that is asked for comes first. */
    Guidance guidance() throws Unusable {
        if (!has("demonstrations")) {
            return Guidance.NONE;
        }
        if (operation.variables().get("demonstrations") instanceof List<?> demonstrations) {
            var guidance = Guidance.of(demonstrations);
            return range().isOfAnyLevel() ? guidance : guidance.ofAnyLevel();
        }
        throw new Unusable("\"demonstrations\" is no list.");
    }

    /** Returns which tasks are to be made; of the level that the request names, if it names one. */
    TaskRange range() throws Unusable {
        return has("level") ? range.at(number("level", Level.EASIEST, Level.HARDEST)) : range;
    }

    int count() throws Unusable {
        return number("count", 1, MOST);
    }

    /** Returns how many are wanted, 1 if the request does not say; what a recipe sets for every example is a text. */
    int countOrOne() throws Unusable {
        if (!has("count")) {
            return 1;
        }
        var written = given("count");
        if (written.isEmpty()) {
            return count();
        }
        if (WHOLE.matcher(written).matches() && Integer.parseInt(written) <= MOST) {
            return Integer.parseInt(written);
        }
        throw new Unusable("the request lacks a whole number \"count\" from 1 to " + MOST + ".");
    }

    /** Returns the generator of this request: the same for the same operation and variables, in whatever order. */
    SeededRandom random() {
        return SeededRandom.of(0, operation.name(), canonical(operation.variables()));
    }

    /** Returns another generator of this request. */
    SeededRandom random(String purpose) {
        return SeededRandom.of(0, operation.name(), canonical(operation.variables()), purpose);
    }

    /** Lengths before texts keep two different lists from giving the same text. */
    private static String canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, String>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), canonical(inner)));
            return "{"
                    + sorted.entrySet().stream()
                            .map(entry -> canonical(entry.getKey()) + entry.getValue())
                            .collect(Collectors.joining())
                    + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + list.stream().map(Variables::canonical).collect(Collectors.joining()) + "]";
        }
        var text = String.valueOf(value);
        return text.length() + ":" + text;
    }
}
