package dev.espalier.catalog;

import dev.espalier.select.Concatenate;
import dev.espalier.select.Diverse;
import dev.espalier.select.Mix;
import dev.espalier.select.Quota;
import dev.espalier.select.Selector;
import dev.espalier.select.TopK;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The kinds of selector. To add one: a class in {@code select} with its options record, and a row here. */
final class SelectorKinds {

    static final Map<String, Kind<?, Selector>> ALL = Kind.table(List.of(
            kind(TopK.KIND, "selects the examples with the highest numbers in a field", TopK.Options.class, TopK::new),
            kind(Quota.KIND, "selects so many examples of each value of a field", Quota.Options.class, Quota::new),
            kind(
                    Diverse.KIND,
                    "selects examples that differ from each other, by ROUGE-L",
                    Diverse.Options.class,
                    Diverse::new),
            kind(
                    Mix.KIND,
                    "mixes the values of a field by numbers or weights, and puts examples in order",
                    Mix.Options.class,
                    Mix::new),
            kind(
                    Concatenate.KIND,
                    "puts several examples into one that asks for all of them",
                    Concatenate.Options.class,
                    Concatenate::new)));

    private SelectorKinds() {}

    private static <O extends Record> Kind<O, Selector> kind(
            String name, String about, Class<O> options, Function<O, Selector> make) {
        return new Kind<>(name, about, options, (bound, where, materials) -> make.apply(bound));
    }
}
