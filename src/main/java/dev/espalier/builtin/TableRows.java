package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A small table as text: cells parted by {@code |} with spaces, the names of the columns in the first line. Cells are
 * words or whole numbers. Immutable.
 *
 * @param header the names, all different
 * @param rows as many cells each as there are names
 */
record TableRows(List<String> header, List<List<String>> rows) {

    private static final int MOST = 60;
    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9]{1,20}(?: \\| [A-Za-z0-9]{1,20}){1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

    TableRows {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static Optional<TableRows> read(String text) {
        var lines = List.of(text.split("\n", MOST + 1));
        if (lines.size() < 2
                || lines.size() > MOST
                || !lines.stream().allMatch(line -> LINE.matcher(line).matches())) {
            return Optional.empty();
        }
        var cells = lines.stream().map(line -> List.of(line.split(" \\| ", -1))).toList();
        var header = cells.get(0);
        return header.stream().distinct().count() < header.size()
                        || cells.stream().anyMatch(row -> row.size() != header.size())
                ? Optional.empty()
                : Optional.of(new TableRows(header, cells.subList(1, cells.size())));
    }

    String render() {
        var lines = new ArrayList<String>();
        lines.add(String.join(" | ", header));
        rows.forEach(row -> lines.add(String.join(" | ", row)));
        return String.join("\n", lines);
    }

    static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    /** Returns whether all cells of a column are whole numbers. */
    boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> isNumber(row.get(column)));
    }
}
