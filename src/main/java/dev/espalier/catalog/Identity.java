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

    private static final String ABSENT = "absent";

    private static final int RUN_ID_LENGTH = 8;

    private Identity() {}

    /**
     * Returns what the ids of the examples of a run begin with, before a hyphen.
     *
     * @param recipe the text of its resolved recipe
     */
    public static String runId(String recipe) {
        return Sha256.of(recipe).substring(0, RUN_ID_LENGTH);
    }

    /**
     * A value that differs.
     *
     * @param path of keys and places in lists
     * @param was its notation in the first recipe, {@code absent} if it is not there
     * @param is likewise in the second
     */
    public record Change(String path, String was, String is) {}

    /**
     * Returns the values that differ, sorted by their paths.
     *
     * @throws ProblemException if one of the texts is no YAML
     */
    public static List<Change> changes(String oldRecipe, String newRecipe) {
        var before = flat(oldRecipe);
        var after = flat(newRecipe);
        var changes = new ArrayList<Change>();
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        for (var path : paths) {
            var was = before.getOrDefault(path, ABSENT);
            var is = after.getOrDefault(path, ABSENT);
            if (!was.equals(is)) {
                changes.add(new Change(path, was, is));
            }
        }
        return changes;
    }

    /** Returns a problem for each value that differs, by its path; none if the old recipe is no YAML. */
    public static List<Problem> differences(String oldRecipe, String newRecipe) {
        List<Change> changes;
        try {
            changes = changes(oldRecipe, newRecipe);
        } catch (ProblemException e) {
            return List.of();
        }
        return changes.stream()
                .map(change -> new Problem(
                        "recipe.yaml",
                        "this is another run: " + change.path() + " was " + change.was() + " and is now " + change.is(),
                        HINT))
                .toList();
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
