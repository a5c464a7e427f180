package dev.espalier.catalog;

import dev.espalier.select.Selector;
import java.util.List;
import java.util.Map;

/** The kinds of selector. To add one: a class in {@code select} with its options record, and a row here. */
final class SelectorKinds {

    static final Map<String, Kind<?, Selector>> ALL = Kind.table(List.of());

    private SelectorKinds() {}
}
