package dev.espalier.builtin;

import dev.espalier.prompt.FieldLayout;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer in the layout that the request names: {@code reply-layout}, with {@code reply-fields}, {@code reply-labels},
 * {@code reply-min}, {@code reply-max} and {@code reply-marker}. Without one, each operation has its own.
 */
final class Layout {

    /**
     * What is answered.
     *
     * @param main the answer: a String, a Boolean, a Double on a scale, or a List of String, or of maps of fields
     * @param fields what else may be asked for, by name
     */
    record Answer(Object main, Map<String, String> fields) {

        static Answer of(Object main) {
            return new Answer(main, Map.of());
        }

        /** Returns the opposite verdict, or the other end of the scale. */
        Answer reversed(Variables variables) throws Variables.Unusable {
            if (main instanceof Boolean verdict) {
                return Answer.of(!verdict);
            }
            double min = variables.decimal("reply-min", Judgement.WORST);
            double max = variables.decimal("reply-max", Judgement.BEST);
            return main instanceof Double score ? Answer.of(score > (min + max) / 2 ? min : max) : this;
        }

        private String field(String name) {
            return fields.getOrDefault(name, fields.isEmpty() ? text() : "");
        }

        String text() {
            if (main instanceof Boolean verdict) {
                return verdict ? "Yes" : "No";
            }
            if (main instanceof Double score) {
                return NumberText.plain(BigDecimal.valueOf(score));
            }
            return main instanceof List<?> list
                    ? String.join("\n", list.stream().map(String::valueOf).toList())
                    : String.valueOf(main);
        }
    }

    private Layout() {}

    /**
     * Writes an answer as the step that asked reads it.
     *
     * @param usual the layout of requests that name none
     * @throws IllegalArgumentException if it cannot be written so that it is read back as it is
     */
    static String write(Answer answer, String usual, Variables variables) throws Variables.Unusable {
        if (!variables.has("reply-layout") && (usual.equals("text") || usual.equals("score"))) {
            return answer.text();
        }
        var layout = layout(variables.has("reply-layout") ? variables.text("reply-layout") : usual);
        var fields = variables.has("reply-fields") ? variables.texts("reply-fields") : List.of("answer");
        var labels = layout == FieldLayout.CHOICE ? variables.texts("reply-labels") : List.<String>of();
        double min = variables.decimal("reply-min", Judgement.WORST);
        double max = variables.decimal("reply-max", Judgement.BEST);
        var marker = variables.has("reply-marker") ? variables.text("reply-marker") : "";
        return layout.format(new FieldLayout.Particulars(fields, labels, min, max, marker))
                .render(items(answer, layout, fields, labels));
    }

    private static FieldLayout layout(String written) throws Variables.Unusable {
        for (var layout : FieldLayout.values()) {
            if (layout.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written)) {
                return layout;
            }
        }
        throw new Variables.Unusable("the layout of the reply is none of mine.");
    }

    private static List<Map<String, Object>> items(
            Answer answer, FieldLayout layout, List<String> fields, List<String> labels) throws Variables.Unusable {
        var first = fields.get(0);
        if (layout == FieldLayout.LIST && answer.main instanceof List<?> list) {
            return list.stream()
                    .map(item -> item instanceof Map<?, ?>
                            ? item(item, fields)
                            : Map.<String, Object>of(first, String.valueOf(item)))
                    .toList();
        }
        if (layout.isForMany() && answer.main instanceof List<?> list && list.get(0) instanceof Map<?, ?>) {
            return list.stream().map(item -> item(item, fields)).toList();
        }
        return List.of(
                switch (layout) {
                    case YES_NO -> Map.of(first, verdict(answer));
                    case SCORE -> Map.of(first, score(answer));
                    case CHOICE -> Map.of(first, choice(answer, labels));
                    case RANK -> Map.of(first, answer.main);
                    case TEXT, LIST, AFTER_MARKER -> Map.of(first, answer.text());
                    case TAGS, LABELS, JSON -> {
                        var item = new LinkedHashMap<String, Object>();
                        fields.forEach(field -> item.put(field, answer.field(field)));
                        yield item;
                    }
                });
    }

    private static Map<String, Object> item(@Nullable Object given, List<String> fields) {
        var item = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = given instanceof Map<?, ?> map ? map.get(field) : null;
            item.put(field, value == null ? "" : value.toString());
        }
        return item;
    }

    private static boolean verdict(Answer answer) throws Variables.Unusable {
        if (answer.main instanceof Boolean verdict) {
            return verdict;
        }
        throw new Variables.Unusable("the answer is neither yes nor no.");
    }

    private static double score(Answer answer) throws Variables.Unusable {
        if (answer.main instanceof Double score) {
            return score;
        }
        throw new Variables.Unusable("the answer is no number.");
    }

    /** The first of two labels stands for yes; of others, one must be the answer. */
    private static String choice(Answer answer, List<String> labels) throws Variables.Unusable {
        if (answer.main instanceof Boolean verdict && labels.size() == 2) {
            return labels.get(verdict ? 0 : 1);
        }
        return labels.stream()
                .filter(label ->
                        label.toLowerCase(Locale.ROOT).equals(answer.text().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Variables.Unusable("none of the labels is the answer."));
    }

    /** Returns fields in one map. */
    static Map<String, String> fields(String... namesAndValues) {
        var fields = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
