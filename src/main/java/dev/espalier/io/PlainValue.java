package dev.espalier.io;

import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns nodes into the values that {@link Example#more} holds. */
public final class PlainValue {

    private PlainValue() {}

    /** Returns the value without its place: a String, Long, BigInteger, Double, Boolean, List, Map or {@link Example#NULL}. */
    public static Object of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return of(mapping);
        }
        if (node instanceof Node.Sequence sequence) {
            var items = new ArrayList<Object>();
            sequence.items().forEach(item -> items.add(of(item)));
            return items;
        }
        if (node instanceof Node.Text text) {
            return text.value();
        }
        if (node instanceof Node.Num number) {
            return number.value();
        }
        return node instanceof Node.Bool bool ? bool.value() : Example.NULL;
    }

    /** Returns the values of a mapping without their places, in order. */
    public static Map<String, Object> of(Node.Mapping mapping) {
        var values = new LinkedHashMap<String, Object>();
        mapping.entries().forEach((key, entry) -> values.put(key, of(entry.value())));
        return values;
    }
}
