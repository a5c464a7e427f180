package dev.espalier.engine;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one item in one stage. Used by one thread. */
final class Commit {

    /** An example that goes on: to the next stage or, from the last, as this line to the dataset. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Accepted(String path, Example example, byte @Nullable [] line) {}

    /** An example that does not, with the name of the step or filter. */
    record Rejected(String path, Example example, String by, Rejection rejection) {}

    private final Item item;
    private final int made;
    private final int consumed;
    private final List<Accepted> accepted = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    Commit(Item item, int made, int consumed) {
        this.item = item;
        this.made = made;
        this.consumed = consumed;
    }

    Item item() {
        return item;
    }

    int made() {
        return made;
    }

    int consumed() {
        return consumed;
    }

    List<Accepted> accepted() {
        return accepted;
    }

    /** Returns the rejected in the order of their paths, whoever rejected them. */
    List<Rejected> rejected() {
        if (rejected.size() < 2) {
            return rejected;
        }
        var ordered = new ArrayList<>(rejected);
        ordered.sort(Comparator.comparing(Rejected::path, Item.BY_PATH));
        return ordered;
    }

    void accept(String path, Example example, byte @Nullable [] line) {
        accepted.add(new Accepted(path, example, line));
    }

    void reject(String path, Example example, String by, Rejection rejection) {
        rejected.add(new Rejected(path, example, by, rejection));
    }

    /** Returns how many examples it counts as new: those that steps made, and one that came from the input. */
    int produced() {
        return made + (item.origin() == Item.Origin.GIVEN ? 1 : 0);
    }
}
