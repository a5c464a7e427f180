package dev.espalier.export;

import java.util.List;

/**
 * What came of an export.
 *
 * @param written how many records were written
 * @param duplicates how many examples were left out because their record had been written already; 0 in formats that keep
 *     duplicates
 * @param leftOut the names of the fields that the format cannot hold, in the order in which they were met
 * @param altered what the format holds in another way
 * @param unanswered how many examples have no output, so that the format has an empty answer; 0 in formats that keep all fields
 */
public record Exported(long written, long duplicates, List<String> leftOut, Altered altered, long unanswered) {

    public Exported {
        leftOut = List.copyOf(leftOut);
    }

    /** What came of an export that alters nothing that it holds. */
    Exported(long written, long duplicates, LeftOut leftOut) {
        this(written, duplicates, leftOut.names(), Altered.NOTHING, leftOut.unanswered());
    }
}
