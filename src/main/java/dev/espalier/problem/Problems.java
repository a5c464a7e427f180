package dev.espalier.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects problems so that all are told at once: the first {@link #SHOWN} in words, the rest as a count. Not
 * thread-safe.
 */
public final class Problems {

    /** How many problems are told in words. */
    public static final int SHOWN = 20;

    private final List<Problem> first = new ArrayList<>();
    private int count;

    public void add(String place, String statement, String hint) {
        add(new Problem(place, statement, hint));
    }

    public void add(Problem problem) {
        if (count++ < SHOWN) {
            first.add(problem);
        }
    }

    public void addAll(ProblemException exception) {
        exception.told().forEach(this::add);
        count += exception.untold();
    }

    public void addAll(Problems others) {
        others.first.forEach(this::add);
        count += others.count - others.first.size();
    }

    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns the problems to tell: the first {@link #SHOWN}, then one line that counts the others. */
    public List<Problem> shown() {
        return ProblemException.lines(first, count - first.size());
    }

    /**
     * Throws what was collected, if anything.
     *
     * @throws ProblemException if there is at least one problem
     */
    public void throwIfAny() {
        if (count > 0) {
            throw new ProblemException(first, count - first.size());
        }
    }
}
