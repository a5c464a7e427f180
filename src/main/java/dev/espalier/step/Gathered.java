package dev.espalier.step;

import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The elements of a list that {@link Gather} made, or that a dataset came with. Immutable. */
final class Gathered {

    private final List<Map<?, ?>> elements = new ArrayList<>();

    /**
     * @param field the field that holds the list; whatever else it holds counts as an empty one
     */
    Gathered(Example example, String field) {
        if (example.more().get(field) instanceof List<?> list) {
            for (var element : list) {
                elements.add(element instanceof Map<?, ?> map ? map : Map.of("output", element));
            }
        }
    }

    /**
     * Returns the same with a number for the place of each in a ranking, the best the highest; without any, if the ranking is not one
     * of all elements.
     *
     * @param ranking the field that holds the places from 1, the best first; empty for no change
     * @param key of the number
     */
    Gathered ranked(Example example, String ranking, String key) {
        if (ranking.isEmpty()) {
            return this;
        }
        var places = example.more().get(ranking) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        var ranked = new Gathered(example, "");
        for (int i = 0; i < elements.size(); i++) {
            var element = new LinkedHashMap<Object, Object>(elements.get(i));
            element.remove(key);
            int at = places.indexOf(Integer.toString(i + 1));
            if (at >= 0 && places.size() == elements.size()) {
                element.put(key, (long) elements.size() - at);
            }
            ranked.elements.add(element);
        }
        return ranked;
    }

    int size() {
        return elements.size();
    }

    /** Returns a value of an element, {@code ""} if it has none. */
    Object value(int place, String key) {
        var value = elements.get(place).get(key);
        return value == null ? "" : value;
    }

    String text(int place, String key) {
        return value(place, key).toString();
    }

    /** Returns a number of an element; empty if it has none that is finite. */
    OptionalDouble number(int place, String key) {
        try {
            double number = Double.parseDouble(text(place, key));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Returns the places of the elements with a number, the highest first, equal ones as they stand. */
    List<Integer> byNumber(String key) {
        var places = new ArrayList<Integer>();
        for (int i = 0; i < elements.size(); i++) {
            if (number(i, key).isPresent()) {
                places.add(i);
            }
        }
        places.sort((one, other) -> Double.compare(
                number(other, key).orElseThrow(), number(one, key).orElseThrow()));
        return places;
    }
}
