package dev.espalier.problem;

/**
 * One complaint about something the user can fix, made to be read in one line: where, what was found, what is wanted or
 * what to do.
 *
 * @param place file with line and column ({@code recipe.yaml:3:5}, both 1-based), or an option such as {@code --seeds};
 *     empty if there is none
 * @param statement what was found, and what is wrong with it
 * @param hint what is wanted, or what to do; empty if the statement says it all
 */
public record Problem(String place, String statement, String hint) {

    public Problem {
        if (statement.isBlank()) {
            throw new IllegalArgumentException("a problem needs a statement");
        }
    }

    /** Returns the complaint as one line: {@code place: statement; hint}. Control characters are shown as escapes. */
    @Override
    public String toString() {
        var line = (place.isEmpty() ? "" : place + ": ") + statement + (hint.isEmpty() ? "" : "; " + hint);
        return Printable.line(line);
    }
}
