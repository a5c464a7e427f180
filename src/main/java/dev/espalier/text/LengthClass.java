package dev.espalier.text;

/** Classes of lengths, two from one power of two to the next: 1, 2, 3, 4–5, 6–7, 8–11, 12–15, and so on. */
final class LengthClass {

    private LengthClass() {}

    /**
     * Returns the class of a length: the longer the higher.
     *
     * @param length 1 or more
     */
    static int of(int length) {
        int shift = shift(length);
        return 2 * shift + (length >>> shift);
    }

    private static int shift(int length) {
        return Math.max(0, 30 - Integer.numberOfLeadingZeros(length));
    }

    /** Returns the shortest length of a class; 0 for class 0, which has none. */
    static int shortest(int lengthClass) {
        int shift = Math.max(0, lengthClass / 2 - 1);
        return (lengthClass - 2 * shift) << shift;
    }
}
