package dev.espalier.builtin;

import static dev.espalier.builtin.AnswerShape.BLOCK;
import static dev.espalier.builtin.AnswerShape.LABEL;
import static dev.espalier.builtin.AnswerShape.LINE;
import static dev.espalier.builtin.AnswerShape.NUMBER;

import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.ConstraintKind;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.SeededRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which constraints the teacher puts on top of which answers: those that every such answer can meet and still
 * be right. A label stays on one line.
 */
final class Demands {

    private static final Set<AnswerShape> SHORT = EnumSet.of(LABEL, NUMBER, LINE);
    private static final Set<AnswerShape> ANY = EnumSet.allOf(AnswerShape.class);

    private static final Map<String, Set<AnswerShape>> FITTING = Map.ofEntries(
            Map.entry("max-words", SHORT),
            Map.entry("max-sentences", SHORT),
            Map.entry("max-characters", SHORT),
            Map.entry("line-length", EnumSet.of(LABEL, NUMBER)),
            Map.entry("all-lowercase", EnumSet.of(LABEL)),
            Map.entry("no-digits", EnumSet.of(LABEL)),
            Map.entry("no-commas", EnumSet.of(LABEL, NUMBER)),
            Map.entry("ascii", ANY),
            Map.entry("no-questions", ANY),
            Map.entry("no-exclamations", ANY),
            Map.entry("forbidden-words", ANY),
            Map.entry("keywords", EnumSet.of(NUMBER, LINE)),
            Map.entry("starts-with", SHORT),
            Map.entry("ends-with", SHORT),
            Map.entry("title", EnumSet.of(NUMBER, LINE, BLOCK)),
            Map.entry("postscript", EnumSet.of(NUMBER, LINE)),
            Map.entry("repeat-request", EnumSet.of(NUMBER, LINE, BLOCK)),
            Map.entry("code-block", EnumSet.of(NUMBER, LINE, BLOCK)),
            Map.entry("answer-tag", ANY));

    private Demands() {}

    private static List<ConstraintKind> fitting(AnswerShape shape) {
        return Constraints.ALL.stream()
                .filter(kind -> FITTING.getOrDefault(kind.name(), Set.of()).contains(shape))
                .toList();
    }

    /** Returns constraints of different kinds, which may still contradict each other. */
    static List<Constraint> draw(AnswerShape shape, int count, SeededRandom random) {
        return random.sample(fitting(shape), count).stream()
                .map(kind -> kind.draw(random))
                .toList();
    }
}
