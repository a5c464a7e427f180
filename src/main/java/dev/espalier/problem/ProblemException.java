package dev.espalier.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Carries every problem found in what the user gave: recipe, seeds, prompts, settings or input. Ends a run with exit code 3. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> told;
    private final int untold;

    public ProblemException(List<Problem> problems) {
        this(problems, 0);
    }

    public ProblemException(String place, String statement, String hint) {
        this(List.of(new Problem(place, statement, hint)));
    }

    /**
     * @param untold how many more there were, 0 or more
     */
    public ProblemException(List<Problem> told, int untold) {
        super(lines(told, untold).stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.told = List.copyOf(told);
        this.untold = untold;
    }

    /** Returns the problems to show: those told in words and, if there were more, one line that counts them. */
    public List<Problem> problems() {
        return lines(told, untold);
    }

    /** Returns the problems told in words. */
    public List<Problem> told() {
        return told;
    }

    /** Returns how many more there were. */
    public int untold() {
        return untold;
    }

    static List<Problem> lines(List<Problem> told, int untold) {
        if (untold == 0) {
            return List.copyOf(told);
        }
        var lines = new ArrayList<>(told);
        lines.add(new Problem("", "… and " + untold + " more problem" + (untold == 1 ? "" : "s"), ""));
        return List.copyOf(lines);
    }
}
