package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the wordings of a family, or of another bank of sentences, over one set of slots. Not thread-safe. */
final class Wordings {

    private String language = Wording.ENGLISH;
    private Map<String, Slot> slots = new TreeMap<>();
    private final List<Wording> wordings = new ArrayList<>();

    private Wordings() {}

    static Wordings with(Slot... slots) {
        var wordings = new Wordings();
        for (var slot : slots) {
            wordings.slots.put(slot.name(), slot);
        }
        return wordings;
    }

    /**
     * Goes on in another language.
     *
     * @param language two letters, such as {@code de}
     * @param others slots that have other phrases in that language, for the same meanings; the rest stay
     */
    Wordings in(String language, Slot... others) {
        this.language = language;
        slots = new TreeMap<>(slots);
        for (var slot : others) {
            slots.put(slot.name(), slot);
        }
        return this;
    }

    /** Adds wordings that ask for the same kind of thing; see {@link Wording} for how they are written. */
    Wordings say(String kind, String... texts) {
        for (var text : texts) {
            wordings.add(new Wording(language, kind, text, slots));
        }
        return this;
    }

    List<Wording> list() {
        return List.copyOf(wordings);
    }
}
