package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.io.Place;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the values of a mapping by name and type, collecting a problem for each that is missing, mistyped or, in the end,
 * unknown. Not thread-safe.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final String what;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param what what the mapping is, for messages: {@code a recipe}, {@code a stage}
     */
    public Fields(Node.Mapping mapping, String what, Problems problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    /** Returns the value with this name, if it is there and not null. */
    public Optional<Node> find(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key))
                .map(Node.Entry::value)
                .filter(value -> !(value instanceof Node.Null));
    }

    /** Returns the value with this name; complains if there is none. */
    public Optional<Node> need(String key) {
        var found = find(key);
        if (found.isEmpty()) {
            problems.add(mapping.place().toString(), what + " needs \"" + key + "\"", "");
        }
        return found;
    }

    public String text(String key, String otherwise) {
        return find(key).map(value -> asText(key, value, otherwise)).orElse(otherwise);
    }

    public String neededText(String key) {
        return need(key).map(value -> asText(key, value, "")).orElse("");
    }

    public boolean flag(String key, boolean otherwise) {
        var value = find(key).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Node.Bool bool) {
            return bool.value();
        }
        complain(value.place(), key, value, "true or false");
        return otherwise;
    }

    /** Returns a whole number of at least {@code low}. */
    public int count(String key, int low, int otherwise) {
        var value = find(key).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Node.Num number
                && number.value() instanceof Long whole
                && whole >= low
                && whole <= Integer.MAX_VALUE) {
            return whole.intValue();
        }
        complain(value.place(), key, value, "a whole number of " + low + " or more");
        return otherwise;
    }

    /** Returns a number from 0 to 1. */
    public double share(String key, double otherwise) {
        var value = find(key).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Node.Num number
                && number.value().doubleValue() >= 0
                && number.value().doubleValue() <= 1) {
            return number.value().doubleValue();
        }
        complain(value.place(), key, value, "a number from 0 to 1");
        return otherwise;
    }

    /** Returns a number of at least 0. */
    public double number(String key, double otherwise) {
        var value = find(key).orElse(null);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Node.Num number && number.value().doubleValue() >= 0) {
            return number.value().doubleValue();
        }
        complain(value.place(), key, value, "a number of 0 or more");
        return otherwise;
    }

    public List<Node> list(String key) {
        var value = find(key).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        complain(value.place(), key, value, "a list");
        return List.of();
    }

    public List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (var item : list(key)) {
            texts.add(asText(key, item, ""));
        }
        return texts;
    }

    public Map<String, Node.Entry> mapping(String key) {
        var value = find(key).orElse(null);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Node.Mapping found) {
            return found.entries();
        }
        complain(value.place(), key, value, "a mapping");
        return Map.of();
    }

    /** Complains of every name that nobody asked for, with the nearest name that is known. */
    public void rejectOthers() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(
                        entry.keyPlace().toString(), what + " has no key \"" + key + "\"", Suggestion.hint(key, known));
            }
        });
    }

    private String asText(String key, Node value, String otherwise) {
        if (value instanceof Node.Text text) {
            return text.value();
        }
        complain(value.place(), key, value, "a text");
        return otherwise;
    }

    private void complain(Place place, String key, Node value, String wanted) {
        problems.add(place.toString(), "\"" + key + "\" is " + Shown.of(value), "use " + wanted);
    }
}
