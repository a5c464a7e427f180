package dev.espalier.catalog;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares the resolved recipe of an old run with that of a new one. */
public final class Identity {

    private static final String HINT = "choose another --out directory, or give what the run was made with";

    private Identity() {}

    /** Returns a problem for each value that differs, by its path. */
    public static List<Problem> differences(String oldRecipe, String newRecipe) {
        Map<String, String> before;
        try {
            before = flat(oldRecipe);
        } catch (ProblemException e) {
            return List.of();
        }
        var after = flat(newRecipe);
        var problems = new ArrayList<Problem>();
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (var path : paths) {
            var was = before.getOrDefault(path, "absent");
            var is = after.getOrDefault(path, "absent");
            if (!was.equals(is)) {
                problems.add(new Problem(
                        "recipe.yaml", "this is another run: " + path + " was " + was + " and is now " + is, HINT));
            }
        }
        return problems;
    }

    private static Map<String, String> flat(String yaml) {
        var values = new LinkedHashMap<String, String>();
        flatten("", NodeReader.yaml(yaml, "recipe.yaml"), values);
        return values;
    }

    private static void flatten(String path, Node node, Map<String, String> values) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) -> flatten(path.isEmpty() ? key : path + "." + key, entry.value(), values));
        } else if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(path + "[" + i + "]", list.items().get(i), values);
            }
        } else if (node instanceof Node.Text text) {
            values.put(path, "\"" + text.value() + "\"");
        } else if (node instanceof Node.Num number) {
            values.put(path, number.value().toString());
        } else {
            values.put(path, node.kind());
        }
    }
}
