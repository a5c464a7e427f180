package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/**
 * One idea for tasks whose answers can be computed. A family is a small file: how the task is worded, how an input for it
 * is drawn, and how the answer comes from the two. Stateless, hence thread-safe.
 */
interface TaskFamily {

    /** Returns the name in reports: lower case, with hyphens. */
    String name();

    AnswerShape shape();

    /** Returns all wordings, of all languages and levels. */
    List<Wording> wordings();

    /** Returns the wordings, of all languages, for tasks of a level, 1 to 5; all, unless they differ in depth. */
    default List<Wording> wordings(int level) {
        return wordings();
    }

    /**
     * Returns an input for a task with these values; {@code ""} if all it needs is in the instruction.
     *
     * @param level how hard it is to be, 1 to 5: sets sizes and depth
     */
    String input(Values values, int level, SeededRandom random);

    /**
     * Returns the right answer.
     *
     * @param input any text, from whomever
     * @return empty if there is none, or if the input is not understood
     */
    Optional<String> answer(Values values, String input);

    /** Returns how hard a task is, 1 to 5, whoever made it; as its length suggests, unless a family knows better. */
    default int level(Values values, String input) {
        return Level.of(input);
    }

    default boolean isClassification() {
        return shape() == AnswerShape.LABEL;
    }
}
