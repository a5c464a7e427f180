package dev.espalier.constraint;

import java.util.Optional;

/**
 * A requirement on the text of an answer, with its particulars. Immutable.
 *
 * @param kind what is required
 * @param arguments how much of it, or of what
 */
public record Constraint(ConstraintKind kind, Arguments arguments) {

    /**
     * Checks the arguments.
     *
     * @throws IllegalArgumentException if one is missing, too many, or not of its parameter's sort
     */
    public Constraint {
        kind.check(arguments);
    }

    /** Returns the name of the kind, such as {@code max-words}. */
    public String name() {
        return kind.name();
    }

    /** Returns whether an answer, taken as it is, meets the requirement. */
    public boolean holds(String answer) {
        return kind.holds(arguments, answer);
    }

    /** Returns the requirement as an English sentence, in the first of its wordings. */
    public String describe() {
        return describe(0);
    }

    /**
     * Returns the requirement as an English sentence.
     *
     * @param wording 0-based; beyond the last one it starts again
     */
    public String describe(int wording) {
        return kind.describe(arguments, wording);
    }

    /**
     * Returns the answer changed so that it meets the requirement; the answer itself if it does already.
     *
     * @return empty if that cannot be done without changing what the answer says
     */
    public Optional<String> apply(String answer) {
        return holds(answer)
                ? Optional.of(answer)
                : kind.repair(arguments, answer).filter(this::holds);
    }
}
