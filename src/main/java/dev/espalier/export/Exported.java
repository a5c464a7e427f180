package dev.espalier.export;

import java.util.List;

/**
 * What came of an export.
 *
 * @param written how many records were written
 * @param duplicates how many examples were left out because their record had been written already; 0 in formats that keep
 *     duplicates
 * @param leftOut the names of the fields that the format cannot hold, in the order in which they were met
 */
public record Exported(long written, long duplicates, List<String> leftOut) {

    public Exported {
        leftOut = List.copyOf(leftOut);
    }
}
