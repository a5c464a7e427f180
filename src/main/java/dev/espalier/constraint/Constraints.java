package dev.espalier.constraint;

import dev.espalier.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All kinds of constraints, and how they are found in instructions. */
public final class Constraints {

    /** All kinds, in an order that is fixed: what is drawn depends on it. */
    public static final List<ConstraintKind> ALL = Stream.of(
                    LengthConstraints.ALL,
                    LetterConstraints.ALL,
                    WordConstraints.ALL,
                    EdgeConstraints.ALL,
                    LayoutConstraints.ALL,
                    NotationConstraints.ALL)
            .flatMap(List::stream)
            .toList();

    /** A constraint and where it was found: UTF-16 units, the end exclusive. */
    private record Place(int start, int end, Constraint constraint) {}

    private Constraints() {}

    /** Returns the kind of a name. */
    public static Optional<ConstraintKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** Returns the constraint that a text asks for, if it is one of the wordings, whole. */
    public static Optional<Constraint> understand(String text) {
        var collapsed = Words.collapse(text);
        return understand(collapsed, 0, collapsed.length());
    }

    /** Returns the constraint that a part of a text asks for, if that part, with one space between words, is one of the wordings. */
    public static Optional<Constraint> understand(String text, int from, int to) {
        for (var kind : ALL) {
            var constraint = kind.understand(text, from, to);
            if (constraint.isPresent()) {
                return constraint;
            }
        }
        return Optional.empty();
    }

    /** Returns all constraints that stand in an instruction in one of the wordings, in their order; the rest is not looked at. */
    public static List<Constraint> find(String instruction) {
        var text = Words.collapse(instruction);
        var lower = text.toLowerCase(Locale.ROOT);
        var places = new ArrayList<Place>();
        for (var kind : ALL) {
            for (var phrasing : kind.phrasings()) {
                for (var found : phrasing.find(text, lower)) {
                    places.add(new Place(found.start(), found.end(), new Constraint(kind, found.arguments())));
                }
            }
        }
        places.sort(Comparator.comparingInt(Place::start).thenComparing(Place::end, Comparator.reverseOrder()));
        var constraints = new ArrayList<Constraint>();
        int end = 0;
        for (var place : places) {
            // What stands within another one is quoted there, not asked for.
            if (place.start >= end) {
                constraints.add(place.constraint);
                end = place.end;
            }
        }
        return constraints;
    }
}
