package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts a task under one of some labels, by the words it is asked in. */
final class Category {

    /** A label that speaks of this is for instructions that look like that. */
    private record Sign(String label, Pattern instruction) {

        static Sign of(String label, String instruction) {
            return new Sign(label, Pattern.compile("(?is)" + instruction));
        }
    }

    private static final List<Sign> SIGNS = List.of(
            Sign.of("extract", ".*\\b(?:extract|find|list|pick out|which of|name the|look up|fill)\\b.*"),
            Sign.of("question", ".*\\?.*"),
            Sign.of("classif", ".*\\b(?:classify|label|decide|tell whether|category|tag)\\b.*"),
            Sign.of("generat", ".*\\b(?:write|convert|make|give|compose|create|produce|turn|put)\\b.*"));

    private Category() {}

    /** Returns the first label that fits; else, if the last is "other", that one; else one that the text decides. */
    static Answer of(Variables variables) throws Variables.Unusable {
        var labels = variables.texts("reply-labels");
        var instruction = variables.text("instruction");
        for (var sign : SIGNS) {
            var label = speaking(labels, sign.label());
            if (label.isPresent() && sign.instruction().matcher(instruction).matches()) {
                return Answer.of(label.get());
            }
        }
        return Answer.of(speaking(labels, "other").orElse(variables.random().pick(labels)));
    }

    private static Optional<String> speaking(List<String> labels, String of) {
        return labels.stream()
                .filter(label -> label.toLowerCase(Locale.ROOT).contains(of))
                .findFirst();
    }
}
