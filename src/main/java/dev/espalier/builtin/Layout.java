package dev.espalier.builtin;

import dev.espalier.prompt.NumberedList;
import dev.espalier.prompt.YesNo;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an answer in the layout that the request names: {@code reply-layout}, with {@code reply-fields}, {@code reply-labels},
 * {@code reply-min}, {@code reply-max} and {@code reply-marker}. Without one, each operation has its own.
 */
final class Layout {

    /**
     * What is answered.
     *
     * @param main the answer: a String, a Boolean, a Double on a scale, or a List of String
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
     * @param usual the layout of requests that name none
     */
    static String write(Answer answer, String usual, Variables variables) throws Variables.Unusable {
        var layout = variables.has("reply-layout") ? variables.text("reply-layout") : usual;
        return switch (layout) {
            case "text" -> answer.text();
            case "list" ->
                new NumberedList(new NumberedList.Options(1, false, false))
                        .render(
                                answer.main instanceof List<?> list
                                        ? list.stream().map(String::valueOf).toList()
                                        : List.of(answer.text()));
            case "yes-no" -> new YesNo().render(List.of(verdict(answer)));
            case "score" -> score(answer);
            case "choice" -> choice(answer, variables.texts("reply-labels"));
            case "after-marker" -> variables.text("reply-marker") + "\n" + answer.text();
            case "tags" -> tags(answer, variables.texts("reply-fields"));
            case "labels" -> labels(answer, variables.texts("reply-fields"));
            case "json" -> json(answer, variables.texts("reply-fields"));
            default -> throw new Variables.Unusable("the layout of the reply is none of mine.");
        };
    }

    private static boolean verdict(Answer answer) throws Variables.Unusable {
        if (answer.main instanceof Boolean verdict) {
            return verdict;
        }
        throw new Variables.Unusable("the answer is neither yes nor no.");
    }

    private static String score(Answer answer) throws Variables.Unusable {
        if (answer.main instanceof Double) {
            return answer.text();
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

    private static String tags(Answer answer, List<String> fields) {
        var text = new StringBuilder();
        fields.forEach(field -> text.append('<')
                .append(field)
                .append('>')
                .append(answer.field(field))
                .append("</")
                .append(field)
                .append(">\n"));
        return text.toString();
    }

    private static String labels(Answer answer, List<String> fields) {
        var text = new StringBuilder();
        for (var field : fields) {
            var name = field.replaceAll("[-_]", " ");
            text.append(name.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(name.substring(1))
                    .append(": ")
                    .append(answer.field(field))
                    .append('\n');
        }
        return text.toString();
    }

    private static String json(Answer answer, List<String> fields) {
        var text = new StringBuilder("{");
        for (var field : fields) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(Json.string(field))
                    .append(": ")
                    .append(Json.string(answer.field(field)));
        }
        return text.append('}').toString();
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
