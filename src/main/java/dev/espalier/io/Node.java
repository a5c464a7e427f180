package dev.espalier.io;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A value read from a JSON, YAML or CSV text, that knows where it stands, so that every complaint about it can say so. */
public sealed interface Node {

    /** Returns where the value starts. */
    Place place();

    /** Returns what the value is, in words: {@code a text}, {@code a number}, {@code a list} … */
    String kind();

    /** A text. */
    record Text(String value, Place place) implements Node {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /**
     * A number.
     *
     * @param value of a whole number a Long, or a BigInteger if it does not fit; else a Double
     */
    record Num(Number value, Place place) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** True or false. */
    record Bool(boolean value, Place place) implements Node {
        @Override
        public String kind() {
            return value ? "true" : "false";
        }
    }

    /** An explicit null. */
    record Null(Place place) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Place place) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Named values, in the order of the text.
     *
     * @param entries handed over: whoever makes a mapping does not change them any more. A copy would take as long as parsing them does
     */
    record Mapping(Map<String, Entry> entries, Place place) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /**
     * A value in a mapping.
     *
     * @param keyPlace where its name stands
     */
    record Entry(Place keyPlace, Node value) {}
}
