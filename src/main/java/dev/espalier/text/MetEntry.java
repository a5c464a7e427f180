package dev.espalier.text;

/** Is shown the entries of a pool that a search could not rule out by their postings. */
interface MetEntry {

    /**
     * Looks at an entry.
     *
     * @param length how many tokens it has
     * @param least how many it must have in common with the candidate to be near
     */
    void meet(int entry, int length, int least);
}
