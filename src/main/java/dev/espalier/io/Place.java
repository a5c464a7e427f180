package dev.espalier.io;

/**
 * Where a value stands.
 *
 * @param file as the user named it
 * @param line 1-based
 * @param column 1-based, in UTF-16 units
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
