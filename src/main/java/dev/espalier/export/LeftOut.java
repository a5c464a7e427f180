package dev.espalier.export;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the names of fields that hold something and that a format has no place for, and counts examples that lack what it has a place for. */
final class LeftOut {

    private final Set<String> names = new LinkedHashSet<>();
    private long unanswered;

    /** Notes all fields beyond instruction, input and output, except those that the format holds. */
    void note(Example example, Set<String> held) {
        unanswered += example.output().isEmpty() ? 1 : 0;
        if (!example.id().isEmpty()) {
            names.add("id");
        }
        for (var name : example.more().keySet()) {
            if (!held.contains(name)) {
                names.add(name);
            }
        }
        if (!example.lineage().equals(Lineage.NONE)) {
            names.add("lineage");
        }
    }

    /** Notes what was noted of later examples. */
    void addAll(LeftOut later) {
        names.addAll(later.names);
        unanswered += later.unanswered;
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** Returns how many examples have no output. */
    long unanswered() {
        return unanswered;
    }
}
