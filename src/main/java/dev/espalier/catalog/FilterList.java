package dev.espalier.catalog;

import dev.espalier.option.Option;
import dev.espalier.recipe.OptionBinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the program knows of its filters, for people who choose one. */
public final class FilterList {

    private FilterList() {}

    /**
     * A kind of filter.
     *
     * @param about what it does, in a phrase
     * @param reasons the reason codes of its rejections
     */
    public record Entry(String name, String about, List<OptionEntry> options, List<String> reasons) {}

    /**
     * An option of a filter.
     *
     * @param value the default, as YAML; empty if it must be given
     */
    public record OptionEntry(String name, String about, String value) {}

    /** Returns all kinds, in the order of the catalog. */
    public static List<Entry> all() {
        var all = new ArrayList<Entry>();
        FilterKinds.ALL
                .values()
                .forEach(kind -> all.add(new Entry(kind.name(), kind.about(), options(kind.options()), reasons(kind))));
        return all;
    }

    /** Returns the options of an operator, in the order in which they are declared. */
    static List<OptionEntry> options(Class<? extends Record> declared) {
        return Arrays.stream(declared.getRecordComponents())
                .map(component -> option(OptionBinder.key(component), component.getAnnotation(Option.class)))
                .toList();
    }

    private static OptionEntry option(String name, Option option) {
        return new OptionEntry(name, option.about(), option.value().equals(Option.REQUIRED) ? "" : option.value());
    }

    /** The options of a filter are declared in its class, beside its reasons. */
    private static List<String> reasons(Kind<?, ?> kind) {
        try {
            var reasons = (List<?>)
                    kind.options().getEnclosingClass().getField("REASONS").get(null);
            return reasons.stream().map(String::valueOf).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(kind.name() + " lists no reasons", e);
        }
    }
}
