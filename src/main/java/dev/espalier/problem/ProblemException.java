package dev.espalier.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every problem found in what the user gave: recipe, seeds, prompts, settings or input. Ends a run with exit code 3. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public ProblemException(String place, String statement, String hint) {
        this(List.of(new Problem(place, statement, hint)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
