package dev.espalier.builtin;

/** Finds the level of an input from a size of it, where its length in words says little. */
final class Measure {

    private Measure() {}

    /** Returns the level of a size, given the largest sizes of levels 1 to 4. */
    static int level(long size, int... largest) {
        int level = Level.EASIEST;
        for (int most : largest) {
            level += size > most ? 1 : 0;
        }
        return level;
    }

    /** Returns how many lines a text has, 1 or more. */
    static int lines(String text) {
        return 1 + count(text, '\n');
    }

    static int count(String text, char wanted) {
        return Math.toIntExact(text.chars().filter(c -> c == wanted).count());
    }
}
