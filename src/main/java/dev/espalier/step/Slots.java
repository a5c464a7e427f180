package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.prompt.PromptTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the slots of a prompt from the fields of an example. A list is written with the layout of its name if the prompt has
 * one, {@code === each skills ===} with the slots {@code number} and {@code value} (or the keys of its elements, if they are
 * mappings); else a line with a hyphen for each element. The slot {@code task} is the instruction, followed by the input, if
 * there is one.
 */
final class Slots {

    /** The slot that holds instruction and input together. */
    static final String TASK = "task";

    private final PromptTemplate prompt;
    private final Map<String, String> constants;
    private final Map<String, String> fields;

    /**
     * @param constants values that are the same for every example; they come before fields of the same name
     * @param fields the field by the name of the slot, where these are not the same
     */
    Slots(PromptTemplate prompt, Map<String, String> constants, Map<String, String> fields) {
        this.prompt = prompt;
        this.constants = Map.copyOf(constants);
        this.fields = Map.copyOf(fields);
    }

    /** Returns the fields that an example must have. */
    Set<String> reads() {
        var reads = new LinkedHashSet<String>();
        for (var slot : prompt.slots()) {
            if (slot.equals(TASK)) {
                reads.add("instruction");
            } else if (!constants.containsKey(slot)) {
                reads.add(fields.getOrDefault(slot, slot));
            }
        }
        return reads;
    }

    /** Returns the value of every slot; empty for a field that the example does not have. */
    Map<String, String> of(Example example) {
        var values = new LinkedHashMap<String, String>();
        for (var slot : prompt.slots()) {
            if (!constants.containsKey(slot)) {
                values.put(slot, slot.equals(TASK) ? task(example) : value(example, slot));
            }
        }
        return values;
    }

    Map<String, String> constants() {
        return constants;
    }

    /** Returns instruction and input together. */
    static String task(Example example) {
        return example.input().isEmpty() ? example.instruction() : example.instruction() + "\n\n" + example.input();
    }

    private String value(Example example, String slot) {
        var field = fields.getOrDefault(slot, slot);
        if (example.more().get(field) instanceof List<?> list) {
            return prompt.layouts().containsKey(slot) ? prompt.each(slot, rows(list)) : lines(list);
        }
        return example.text(field).orElse("");
    }

    private static String lines(List<?> list) {
        var lines = new ArrayList<String>();
        list.forEach(element -> lines.add("- " + element));
        return String.join("\n", lines);
    }

    private static List<Map<String, String>> rows(List<?> list) {
        var rows = new ArrayList<Map<String, String>>();
        for (var element : list) {
            var row = new LinkedHashMap<String, String>();
            row.put("number", Integer.toString(rows.size() + 1));
            if (element instanceof Map<?, ?> map) {
                map.forEach((key, value) -> row.put(key.toString(), value.toString()));
            } else {
                row.put("value", element.toString());
            }
            rows.add(row);
        }
        return rows;
    }
}
