package dev.espalier.export;

import java.util.List;

/**
 * What came of an export.
 *
 * @param written how many records were written
 * @param duplicates how many examples were left out because their record had been written already; 0 in formats that keep
 *     duplicates
 * @param leftOut the names of the fields that the format cannot hold, in the order in which they were met
 * @param asJson the names of the fields whose values stand there as JSON text, as the format has no other way to hold them
 * @param unanswered how many examples have no output, so that the format has an empty answer; 0 in formats that keep all fields
 */
public record Exported(long written, long duplicates, List<String> leftOut, List<String> asJson, long unanswered) {

    public Exported {
        leftOut = List.copyOf(leftOut);
        asJson = List.copyOf(asJson);
    }

    /** What came of an export that writes no value as JSON text. */
    Exported(long written, long duplicates, LeftOut leftOut) {
        this(written, duplicates, leftOut.names(), List.of(), leftOut.unanswered());
    }
}
