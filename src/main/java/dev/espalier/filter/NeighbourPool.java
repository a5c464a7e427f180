package dev.espalier.filter;

import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.text.PackedTexts;

/** The ids and texts that candidates are compared with, by number. Not thread-safe. */
final class NeighbourPool {

    private final PackedTexts texts = new PackedTexts();

    /** Adds a text; its number is how many were added before. */
    void add(String id, String text) {
        texts.add(PackedTexts.pack(id, text));
    }

    Neighbour get(int number) {
        var idAndText = texts.get(number);
        return new Neighbour(idAndText.get(0), idAndText.get(1));
    }
}
