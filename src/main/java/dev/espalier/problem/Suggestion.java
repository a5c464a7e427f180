package dev.espalier.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** Returns the nearest of the known names, if it is near enough to be what was meant. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        int farthest = Math.max(1, written.length() / 3 + 1);
        var distance = new LevenshteinDistance(farthest);
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> distance.apply(written, name) >= 0)
                        .min(Comparator.comparingInt(name -> distance.apply(written, name)));
    }

    /** Returns a hint that offers the nearest name, or else lists all: {@code did you mean "x"?} or {@code use one of a, b}. */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElseGet(() -> "use one of " + String.join(", ", new TreeSet<>(known)));
    }
}
