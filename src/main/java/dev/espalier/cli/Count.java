package dev.espalier.cli;

/** A number with its noun. */
final class Count {

    private Count() {}

    /** Returns {@code 1 record} or {@code 2 records}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
