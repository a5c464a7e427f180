package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the wordings of a family, or of another bank of sentences, over one set of slots. Not thread-safe. */
final class Wordings {

    private final Map<String, Slot> slots = new TreeMap<>();
    private final List<Wording> wordings = new ArrayList<>();

    private Wordings() {}

    static Wordings with(Slot... slots) {
        var wordings = new Wordings();
        for (var slot : slots) {
            wordings.slots.put(slot.name(), slot);
        }
        return wordings;
    }

    /** Adds wordings that ask for the same kind of thing; see {@link Wording} for how they are written. */
    Wordings say(String kind, String... texts) {
        for (var text : texts) {
            wordings.add(new Wording(kind, text, slots));
        }
        return this;
    }

    List<Wording> list() {
        return List.copyOf(wordings);
    }
}
