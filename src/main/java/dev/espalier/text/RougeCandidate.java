package dev.espalier.text;

/** A text that is compared with the entries of a {@link RougePool}, in the numbers of that pool. */
final class RougeCandidate {

    private final int[] tokens;
    private final int[] elements;
    private final int known;
    private final long signature;

    /**
     * Takes what the pool knows of a text.
     *
     * @param elements the rarest last, after which come the unknown ones
     */
    RougeCandidate(int[] tokens, int[] elements, long signature) {
        this.tokens = tokens;
        this.elements = elements;
        this.known = countKnown(elements);
        this.signature = signature;
    }

    private static int countKnown(int[] elements) {
        int known = elements.length;
        while (known > 0 && elements[known - 1] == RougeVocabulary.UNKNOWN) {
            known--;
        }
        return known;
    }

    /** Returns the tokens in order; not to be changed. */
    int[] tokens() {
        return tokens;
    }

    int length() {
        return tokens.length;
    }

    /** Returns how many of the elements some entry of the pool holds. */
    int known() {
        return known;
    }

    /** Returns the element at a place, 0-based, counted from the rarest; unknown ones are the rarest. */
    int element(int place) {
        return elements[elements.length - 1 - place];
    }

    /**
     * Returns the most elements it can have in common with an entry.
     *
     * <p>Of m elements of the candidate those that the entry lacks are not common; the unknown ones are among them, and each
     * bit that only the candidate's signature has stands for at least one more. Likewise the other way round.
     */
    int mostInCommon(int entryLength, long entrySignature) {
        return Math.min(
                known - Long.bitCount(signature & ~entrySignature),
                entryLength - Long.bitCount(entrySignature & ~signature));
    }
}
