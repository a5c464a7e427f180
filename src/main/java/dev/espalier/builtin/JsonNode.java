package dev.espalier.builtin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON document as a tree. Immutable. */
sealed interface JsonNode {

    /** An object; its members keep their order. */
    record Members(Map<String, JsonNode> map) implements JsonNode {

        public Members {
            map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
        }
    }

    record Items(List<JsonNode> list) implements JsonNode {

        public Items {
            list = List.copyOf(list);
        }
    }

    /** A string without its quotation marks, or a number, true, false or null as written. */
    record Leaf(String text, boolean isString) implements JsonNode {}

    static JsonNode string(String text) {
        return new Leaf(text, true);
    }

    static JsonNode number(int number) {
        return new Leaf(String.valueOf(number), false);
    }

    /** Returns the document with two spaces a step, members on lines of their own, and lists of plain values on one line. */
    default String render() {
        return render("");
    }

    private String render(String indent) {
        var inner = indent + "  ";
        if (this instanceof Leaf leaf) {
            return leaf.isString ? Json.string(leaf.text) : leaf.text;
        }
        if (this instanceof Members members) {
            return members.map.entrySet().stream()
                    .map(entry -> inner + Json.string(entry.getKey()) + ": "
                            + entry.getValue().render(inner))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        var items = ((Items) this).list;
        var rendered = items.stream().map(item -> item.render(inner));
        return items.stream().allMatch(Leaf.class::isInstance)
                ? rendered.collect(Collectors.joining(", ", "[", "]"))
                : rendered.map(item -> inner + item).collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
}
