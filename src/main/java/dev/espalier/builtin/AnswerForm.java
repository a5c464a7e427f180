package dev.espalier.builtin;

import java.util.List;
import java.util.Set;

/**
 * A requirement on how an answer is written, which can be stacked on any family with a fitting shape.
 *
 * @param name the name in reports
 * @param shapes what answers it fits
 * @param wordings how it is asked for
 * @param effect what it makes of an answer
 */
record AnswerForm(String name, Set<AnswerShape> shapes, List<Wording> wordings, Effect effect) {

    /** Writes an answer as it was asked for. */
    interface Effect {
        String apply(Values values, String answer);
    }

    AnswerForm {
        shapes = Set.copyOf(shapes);
        wordings = List.copyOf(wordings);
    }
}
