package dev.espalier.cli;

import dev.espalier.catalog.FilterList.OptionEntry;
import dev.espalier.catalog.KindList;
import java.io.PrintWriter;
import java.util.List;

/**
 * Shows the options of a step, filter or selector.
 *
 * @param width columns that it may take
 */
record OptionTable(PrintWriter out, int width) {

    private static final int NAMES = 19;

    /** Prints what a kind does, and its options, a line or more each. */
    void print(KindList.Entry kind) {
        print(kind.name(), kind.about(), kind.options());
    }

    void print(String name, String about, List<OptionEntry> options) {
        var columns = new Columns(out, width, NAMES);
        columns.text(name + ": " + about);
        if (!options.isEmpty()) {
            out.println();
        }
        for (var option : options) {
            columns.line("  " + option.name(), option.about());
            columns.line("", option.value().isEmpty() ? "must be given" : "default: " + option.value());
        }
    }
}
