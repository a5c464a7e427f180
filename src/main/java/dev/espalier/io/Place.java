package dev.espalier.io;

/**
 * Where a value stands.
 *
 * @param file as the user named it
 * @param line 1-based; 0 for what stands in no file, such as the value of an option
 * @param column 1-based, in UTF-16 units
 */
public record Place(String file, int line, int column) {

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
