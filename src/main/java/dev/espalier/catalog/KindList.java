package dev.espalier.catalog;

import dev.espalier.catalog.FilterList.OptionEntry;
import java.util.List;
import java.util.Map;

/** What the program knows of steps and selectors, for people who write recipes; filters see {@link FilterList}. */
public final class KindList {

    private KindList() {}

    /**
     * A kind of step or selector.
     *
     * @param about what it does, in a phrase
     */
    public record Entry(String name, String about, List<OptionEntry> options) {}

    /** Returns all kinds of step, in the order of the catalog. */
    public static List<Entry> steps() {
        return entries(StepKinds.ALL);
    }

    /** Returns all kinds of selector, in the order of the catalog. */
    public static List<Entry> selectors() {
        return entries(SelectorKinds.ALL);
    }

    private static <T> List<Entry> entries(Map<String, Kind<?, T>> kinds) {
        return kinds.values().stream()
                .map(kind -> new Entry(kind.name(), kind.about(), FilterList.options(kind.options())))
                .toList();
    }
}
