package dev.espalier.cli;

import dev.espalier.catalog.FilterList.OptionEntry;
import dev.espalier.catalog.KindList;
import java.util.List;
import java.util.Locale;

/** Shows the options of a step, filter or selector. */
final class OptionTable {

    private OptionTable() {}

    /** Returns what a kind does, and its options, a line or more each. */
    static String of(KindList.Entry kind) {
        return of(kind.name(), kind.about(), kind.options());
    }

    static String of(String name, String about, List<OptionEntry> options) {
        var text = new StringBuilder(name + ": " + about + "\n");
        if (!options.isEmpty()) {
            text.append('\n');
        }
        for (var option : options) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-16s %s%n  %-16s %s%n",
                    option.name(),
                    option.about(),
                    "",
                    option.value().isEmpty() ? "must be given" : "default: " + option.value()));
        }
        return text.toString();
    }
}
