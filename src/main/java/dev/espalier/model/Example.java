package dev.espalier.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One candidate for the dataset on its way through a run: at first perhaps only an instruction, in the end an
 * instruction, an input and an output. Immutable; steps make changed copies.
 *
 * @param id unique within a run; empty until the engine has given one
 * @param instruction what is to be done, {@code ""} until known
 * @param input what it is applied to, {@code ""} for none
 * @param output the answer, {@code ""} until known
 * @param more every other field, in order: values are String, Boolean, Long, Double, List, Map (of the same) or, for an
 *     explicit null in a file that was read, {@link #NULL}
 * @param lineage where it comes from
 */
public record Example(
        String id, String instruction, String input, String output, Map<String, Object> more, Lineage lineage) {

    /** Stands for a null that was read; maps of this program hold no null. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** The field that says whether the task is a classification task: a Boolean. */
    public static final String IS_CLASSIFICATION = "is_classification";

    /** Below this every whole number is a double. */
    private static final double MOST_EXACT = 0x1p53;

    public Example {
        // Most copies of an example leave these as they are.
        more = more instanceof Fields fields ? fields : new Fields(new LinkedHashMap<>(more));
    }

    /** Entries in order that nobody can change. */
    private static final class Fields extends AbstractMap<String, Object> {

        private final Map<String, Object> entries;

        Fields(Map<String, Object> entries) {
            this.entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return entries.entrySet();
        }

        @Override
        public @Nullable Object get(Object name) {
            return entries.get(name);
        }

        @Override
        public boolean containsKey(Object name) {
            return entries.containsKey(name);
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super Object> action) {
            entries.forEach(action);
        }
    }

    /** Returns an example that holds an instruction only. */
    public static Example ofInstruction(String instruction) {
        return of(instruction, "", "");
    }

    /** Returns an example without id, further fields or lineage. */
    public static Example of(String instruction, String input, String output) {
        return new Example("", instruction, input, output, Map.of(), Lineage.NONE);
    }

    /**
     * Returns the text of a field: {@code instruction}, {@code input}, {@code output}, or a further field. Numbers and
     * booleans give their usual notation.
     *
     * @return empty when there is no such field, or when it holds a list, a map or null
     */
    public Optional<String> text(String field) {
        return switch (field) {
            case "instruction" -> Optional.of(instruction);
            case "input" -> Optional.of(input);
            case "output" -> Optional.of(output);
            default -> {
                var value = more.get(field);
                yield value instanceof String || value instanceof Number || value instanceof Boolean
                        ? Optional.of(value.toString())
                        : Optional.empty();
            }
        };
    }

    public Example withId(String newId) {
        return new Example(newId, instruction, input, output, more, lineage);
    }

    public Example withInstruction(String text) {
        return new Example(id, text, input, output, more, lineage);
    }

    public Example withInputAndOutput(String newInput, String newOutput) {
        return new Example(id, instruction, newInput, newOutput, more, lineage);
    }

    /** Returns a copy in which a field, any that {@link #text} knows, has this text. */
    public Example withText(String field, String text) {
        return with(field, text);
    }

    /**
     * Returns a copy in which a field has this value: a further one at its old place or else at the end. {@code instruction}, {@code
     * input} and {@code output} hold texts: of a list its elements, a line with a hyphen for each, of a whole number its digits.
     */
    public Example with(String field, Object value) {
        return switch (field) {
            case "instruction" -> withInstruction(asText(value));
            case "input" -> withInputAndOutput(asText(value), output);
            case "output" -> withInputAndOutput(input, asText(value));
            default -> {
                var changed = new LinkedHashMap<>(more);
                changed.put(field, value);
                yield new Example(id, instruction, input, output, new Fields(changed), lineage);
            }
        };
    }

    private static String asText(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> "- " + asText(element)).collect(Collectors.joining("\n"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + asText(entry.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < MOST_EXACT
                ? Long.toString(number.longValue())
                : value.toString();
    }

    /** Returns a copy without a further field; of {@code instruction}, {@code input} and {@code output}, with that one empty. */
    public Example without(String field) {
        return switch (field) {
            case "instruction" -> withInstruction("");
            case "input" -> withInputAndOutput("", output);
            case "output" -> withInputAndOutput(input, "");
            default -> {
                var changed = new LinkedHashMap<>(more);
                changed.remove(field);
                yield new Example(id, instruction, input, output, new Fields(changed), lineage);
            }
        };
    }

    public Example withLineage(Lineage newLineage) {
        return new Example(id, instruction, input, output, more, newLineage);
    }
}
