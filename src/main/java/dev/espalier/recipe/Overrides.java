package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.Place;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes single values of a recipe by path: {@code stages.instructions.filters.rouge-l.threshold=0.6}. The same mechanism
 * carries {@code --set} and the recipe's own {@code when-compat}, a mapping of such paths to the values of the paper.
 *
 * <p>A path is a row of keys; an element of a list is called by its {@code name}, or by its kind where it has none.
 */
final class Overrides {

    static final String WHEN_COMPAT = "when-compat";

    private Overrides() {}

    /** Returns the recipe with {@code compat} taken from the overrides, then what it implies, then the overrides themselves. */
    static Node.Mapping apply(Node.Mapping recipe, List<String> sets, Problems problems) {
        var paths = new LinkedHashMap<String, Node>();
        for (var set : sets) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                problems.add("--set", "\"" + set + "\" is not path=value", "write --set compat=true, for instance");
                continue;
            }
            var path = set.substring(0, equals);
            if (path.equals(WHEN_COMPAT) || path.startsWith(WHEN_COMPAT + ".")) {
                problems.add("--set " + path, "\"when-compat\" cannot be set", "set what it would change");
                continue;
            }
            paths.put(path, value(set.substring(equals + 1), "--set " + path, problems));
        }
        var asInThePaper = asInThePaper(recipe, problems);
        var changed = compat(recipe, paths) ? asInThePaper : recipe;
        for (var entry : paths.entrySet()) {
            changed = put(
                    changed, entry.getKey(), entry.getValue(), entry.getValue().place(), problems);
        }
        return changed;
    }

    private static boolean compat(Node.Mapping recipe, Map<String, Node> paths) {
        var written = recipe.entries().get("compat");
        var value = paths.getOrDefault("compat", written == null ? new Node.Null(recipe.place()) : written.value());
        return value instanceof Node.Bool bool && bool.value();
    }

    /** Made whether wanted or not, so that a path that leads nowhere is found early. */
    private static Node.Mapping asInThePaper(Node.Mapping recipe, Problems problems) {
        var changed = recipe;
        for (var entry : compatValues(recipe, problems).entrySet()) {
            changed = put(
                    changed,
                    entry.getKey(),
                    entry.getValue().value(),
                    entry.getValue().keyPlace(),
                    problems);
        }
        return changed;
    }

    private static Map<String, Node.Entry> compatValues(Node.Mapping recipe, Problems problems) {
        var entry = recipe.entries().get(WHEN_COMPAT);
        if (entry == null) {
            return Map.of();
        }
        if (entry.value() instanceof Node.Mapping mapping) {
            return mapping.entries();
        }
        problems.add(entry.keyPlace().toString(), "\"when-compat\" is a mapping of paths to values", "");
        return Map.of();
    }

    private static Node value(String text, String where, Problems problems) {
        var place = new Place(where, 0, 0);
        if (text.isBlank()) {
            return new Node.Text(text, place);
        }
        try {
            return relocate(NodeReader.yaml(text, where), place);
        } catch (ProblemException e) {
            problems.add(where, "\"" + text + "\" is not a YAML value", "quote it as YAML wants it");
            return new Node.Null(place);
        }
    }

    private static Node relocate(Node node, Place place) {
        if (node instanceof Node.Text text) {
            return new Node.Text(text.value(), place);
        }
        if (node instanceof Node.Num number) {
            return new Node.Num(number.value(), place);
        }
        if (node instanceof Node.Bool bool) {
            return new Node.Bool(bool.value(), place);
        }
        if (node instanceof Node.Sequence list) {
            var items = new ArrayList<Node>();
            list.items().forEach(item -> items.add(relocate(item, place)));
            return new Node.Sequence(items, place);
        }
        if (node instanceof Node.Mapping mapping) {
            var entries = new LinkedHashMap<String, Node.Entry>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(key, new Node.Entry(place, relocate(entry.value(), place))));
            return new Node.Mapping(entries, place);
        }
        return new Node.Null(place);
    }

    private static Node.Mapping put(Node.Mapping root, String path, Node value, Place where, Problems problems) {
        try {
            return (Node.Mapping) put(root, List.of(path.split("\\.", -1)), 0, value, where);
        } catch (NoSuchPath e) {
            problems.add(where.toString(), e.statement, e.hint);
            return root;
        }
    }

    private static Node put(Node at, List<String> path, int depth, Node value, Place where) throws NoSuchPath {
        if (depth == path.size()) {
            return value;
        }
        var key = path.get(depth);
        boolean last = depth == path.size() - 1;
        if (at instanceof Node.Mapping mapping) {
            var entries = new LinkedHashMap<>(mapping.entries());
            var old = entries.get(key);
            if (old == null && !last) {
                throw new NoSuchPath(path, depth, mapping.entries().keySet());
            }
            var inner = old == null ? new Node.Null(where) : old.value();
            entries.put(key, new Node.Entry(where, put(inner, path, depth + 1, value, where)));
            return new Node.Mapping(entries, mapping.place());
        }
        if (at instanceof Node.Sequence list) {
            return new Node.Sequence(putInList(list.items(), path, depth, value, where), list.place());
        }
        throw new NoSuchPath(path, depth, List.of());
    }

    private static List<Node> putInList(List<Node> items, List<String> path, int depth, Node value, Place where)
            throws NoSuchPath {
        var names = new ArrayList<String>();
        var changed = new ArrayList<>(items);
        for (int i = 0; i < items.size(); i++) {
            names.add(nameOf(items.get(i)));
            if (names.get(i).equals(path.get(depth))) {
                changed.set(i, putInElement(items.get(i), path, depth, value, where));
                return changed;
            }
        }
        throw new NoSuchPath(path, depth, names);
    }

    /** An operator is written {@code kind: {options}}; its options are what the path goes on into. */
    private static Node putInElement(Node element, List<String> path, int depth, Node value, Place where)
            throws NoSuchPath {
        if (element instanceof Node.Text kind) {
            var options = put(new Node.Mapping(Map.of(), where), path, depth + 1, value, where);
            return new Node.Mapping(Map.of(kind.value(), new Node.Entry(kind.place(), options)), kind.place());
        }
        if (element instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            var entry = mapping.entries().entrySet().iterator().next();
            var old = entry.getValue().value() instanceof Node.Null
                    ? new Node.Mapping(Map.of(), where)
                    : entry.getValue().value();
            var options = put(old, path, depth + 1, value, where);
            return new Node.Mapping(
                    Map.of(entry.getKey(), new Node.Entry(entry.getValue().keyPlace(), options)), mapping.place());
        }
        return put(element, path, depth + 1, value, where);
    }

    private static String nameOf(Node element) {
        if (element instanceof Node.Text kind) {
            return kind.value();
        }
        if (!(element instanceof Node.Mapping mapping)) {
            return "";
        }
        var name = mapping.entries().get("name");
        if (name == null && mapping.entries().size() == 1) {
            var only = mapping.entries().entrySet().iterator().next();
            name = only.getValue().value() instanceof Node.Mapping options
                    ? options.entries().get("name")
                    : null;
            return name != null && name.value() instanceof Node.Text text ? text.value() : only.getKey();
        }
        return name != null && name.value() instanceof Node.Text text ? text.value() : "";
    }

    private static final class NoSuchPath extends Exception {

        private static final long serialVersionUID = 1L;

        private final String statement;
        private final String hint;

        NoSuchPath(List<String> path, int depth, java.util.Collection<String> known) {
            this.statement = "there is no \"" + String.join(".", path.subList(0, depth + 1)) + "\" in the recipe";
            this.hint = known.isEmpty() ? "" : Suggestion.hint(path.get(depth), known);
        }
    }
}
