package dev.espalier.catalog;

import dev.espalier.filter.CodeFenceFilter;
import dev.espalier.filter.ColonEndingFilter;
import dev.espalier.filter.ContainedFilter;
import dev.espalier.filter.ContradictingInstancesFilter;
import dev.espalier.filter.EmptyFieldFilter;
import dev.espalier.filter.EvolutionFailedFilter;
import dev.espalier.filter.ExactDuplicateFilter;
import dev.espalier.filter.Filter;
import dev.espalier.filter.FirstCharacterFilter;
import dev.espalier.filter.InputEqualsOutputFilter;
import dev.espalier.filter.KeywordFilter;
import dev.espalier.filter.LanguageFilter;
import dev.espalier.filter.LengthFilter;
import dev.espalier.filter.LengthRatioFilter;
import dev.espalier.filter.ListItemsFilter;
import dev.espalier.filter.MarkupFilter;
import dev.espalier.filter.MinHashFilter;
import dev.espalier.filter.MtldFilter;
import dev.espalier.filter.NgramDecontaminateFilter;
import dev.espalier.filter.PiiFilter;
import dev.espalier.filter.PlaceholdersFilter;
import dev.espalier.filter.PrefixFilter;
import dev.espalier.filter.ProfanityFilter;
import dev.espalier.filter.RefusalFilter;
import dev.espalier.filter.RepetitionFilter;
import dev.espalier.filter.RougeLFilter;
import dev.espalier.filter.SameInputDifferentOutputFilter;
import dev.espalier.filter.SampleSiblingsFilter;
import dev.espalier.filter.ScriptFilter;
import dev.espalier.filter.SubstringFilter;
import dev.espalier.filter.TruncatedEndingFilter;
import dev.espalier.filter.WordLengthFilter;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.SeedTask;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of filter. To add one: a class in {@code filter} with its options record, and a row here. */
final class FilterKinds {

    static final Map<String, Kind<?, Filter>> ALL = Kind.table(List.of(
            kind(
                    EmptyFieldFilter.KIND,
                    "rejects an example with an empty field",
                    EmptyFieldFilter.Options.class,
                    EmptyFieldFilter::new),
            kind(
                    WordLengthFilter.KIND,
                    "rejects a field with too few or too many words",
                    WordLengthFilter.Options.class,
                    WordLengthFilter::new),
            kind(
                    KeywordFilter.KIND,
                    "rejects a field that holds one of some words",
                    KeywordFilter.Options.class,
                    KeywordFilter::new),
            kind(
                    PrefixFilter.KIND,
                    "rejects a field that starts with one of some texts",
                    PrefixFilter.Options.class,
                    PrefixFilter::new),
            kind(
                    FirstCharacterFilter.KIND,
                    "rejects a field that starts with punctuation or, unless allowed, outside ASCII",
                    FirstCharacterFilter.Options.class,
                    FirstCharacterFilter::new),
            kind(
                    ScriptFilter.KIND,
                    "rejects a field that is not written in one of some writing systems",
                    ScriptFilter.Options.class,
                    ScriptFilter::new),
            kind(
                    LanguageFilter.KIND,
                    "rejects a field in another language than some",
                    LanguageFilter.Options.class,
                    LanguageFilter::new),
            kind(
                    InputEqualsOutputFilter.KIND,
                    "rejects an example whose input is its output",
                    InputEqualsOutputFilter.Options.class,
                    InputEqualsOutputFilter::new),
            kind(
                    ColonEndingFilter.KIND,
                    "rejects an example with a field that ends in a colon",
                    ColonEndingFilter.Options.class,
                    ColonEndingFilter::new),
            kind(
                    LengthFilter.KIND,
                    "rejects a field with too few or too many words, characters or tokens",
                    LengthFilter.Options.class,
                    LengthFilter::new),
            kind(
                    LengthRatioFilter.KIND,
                    "rejects a field that is too short or too long beside another",
                    LengthRatioFilter.Options.class,
                    LengthRatioFilter::new),
            kind(
                    ListItemsFilter.KIND,
                    "rejects a field with too few or too many list items",
                    ListItemsFilter.Options.class,
                    ListItemsFilter::new),
            kind(
                    MtldFilter.KIND,
                    "rejects a field of little lexical diversity",
                    MtldFilter.Options.class,
                    MtldFilter::new),
            kind(
                    RepetitionFilter.KIND,
                    "rejects a field that repeats runs of words or lines",
                    RepetitionFilter.Options.class,
                    RepetitionFilter::new),
            kind(
                    RefusalFilter.KIND,
                    "rejects a field in which a model declines or speaks of itself",
                    RefusalFilter.Options.class,
                    RefusalFilter::new),
            kind(
                    PiiFilter.KIND,
                    "rejects an example that holds personal data",
                    PiiFilter.Options.class,
                    PiiFilter::new),
            kind(
                    MarkupFilter.KIND,
                    "rejects a field with leftovers of HTML or of tables",
                    MarkupFilter.Options.class,
                    MarkupFilter::new),
            kind(
                    CodeFenceFilter.KIND,
                    "rejects a field with a code fence that is never closed",
                    CodeFenceFilter.Options.class,
                    CodeFenceFilter::new),
            kind(
                    TruncatedEndingFilter.KIND,
                    "rejects a field that looks cut off",
                    TruncatedEndingFilter.Options.class,
                    TruncatedEndingFilter::new),
            kind(
                    ProfanityFilter.KIND,
                    "rejects an example that holds a word of the user's own list",
                    ProfanityFilter.Options.class,
                    ProfanityFilter::new),
            kind(
                    ContradictingInstancesFilter.KIND,
                    "rejects all instances of an instruction that give one input different outputs",
                    ContradictingInstancesFilter.Options.class,
                    ContradictingInstancesFilter::new),
            new Kind<>(
                    SameInputDifferentOutputFilter.KIND,
                    "rejects an example that answers the input of an accepted example differently",
                    SameInputDifferentOutputFilter.Options.class,
                    (options, where, materials) -> new SameInputDifferentOutputFilter(
                            options, materials.references().examples())),
            new Kind<>(
                    SampleSiblingsFilter.KIND,
                    "accepts at most some of what was made from the same example",
                    SampleSiblingsFilter.Options.class,
                    (options, where, materials) -> new SampleSiblingsFilter(options, materials.seed())),
            new Kind<>(
                    ExactDuplicateFilter.KIND,
                    "rejects an example that was accepted before",
                    ExactDuplicateFilter.Options.class,
                    (options, where, materials) -> new ExactDuplicateFilter(
                            options, materials.references().examples())),
            kind(
                    ContainedFilter.KIND,
                    "rejects an example of which one field stands in another",
                    ContainedFilter.Options.class,
                    ContainedFilter::new),
            kind(
                    PlaceholdersFilter.KIND,
                    "rejects a field that lost or got slots, code, links or numbers beside its original",
                    PlaceholdersFilter.Options.class,
                    PlaceholdersFilter::new),
            kind(
                    EvolutionFailedFilter.KIND,
                    "rejects an evolution that copies, apologises, or says nothing",
                    EvolutionFailedFilter.Options.class,
                    EvolutionFailedFilter::new),
            new Kind<>(
                    RougeLFilter.KIND,
                    "rejects a field that is too close, by ROUGE-L, to a seed task or an accepted example",
                    RougeLFilter.Options.class,
                    (options, where, materials) -> new RougeLFilter(options, known(options.field(), materials))),
            new Kind<>(
                    SubstringFilter.KIND,
                    "rejects a field that contains, or is contained in, a seed task or an accepted example",
                    SubstringFilter.Options.class,
                    (options, where, materials) -> new SubstringFilter(options, known(options.field(), materials))),
            new Kind<>(
                    MinHashFilter.KIND,
                    "rejects a long field that shares most of its runs of words with an accepted example",
                    MinHashFilter.Options.class,
                    (options, where, materials) -> new MinHashFilter(options, known(options.field(), materials))),
            new Kind<>(
                    NgramDecontaminateFilter.KIND,
                    "rejects an example that holds a piece of a benchmark, which --decontaminate names",
                    NgramDecontaminateFilter.Options.class,
                    FilterKinds::decontaminate)));

    private FilterKinds() {}

    private static <O extends Record> Kind<O, Filter> kind(
            String name, String about, Class<O> options, Function<O, Filter> make) {
        return new Kind<>(name, about, options, (bound, where, materials) -> make.apply(bound));
    }

    private static Filter decontaminate(NgramDecontaminateFilter.Options options, String where, Materials materials) {
        var items = materials.references().items();
        if (materials.references().benchmarks().isEmpty()) {
            materials
                    .problems()
                    .add(
                            where,
                            "filter \"" + NgramDecontaminateFilter.KIND + "\" has no benchmark to look for",
                            "name the files with --decontaminate FILE");
        }
        return new NgramDecontaminateFilter(options, items);
    }

    /** Returns what the seed tasks and earlier datasets hold in a field. */
    private static List<Neighbour> known(String field, Materials materials) {
        return Stream.concat(seedTexts(field, materials.seeds()).stream(), materials.references().texts(field).stream())
                .toList();
    }

    /** Returns what the seed tasks hold in a field. */
    private static List<Neighbour> seedTexts(String field, List<SeedTask> seeds) {
        return seeds.stream()
                .flatMap(seed -> switch (field) {
                    case "instruction" -> List.of(new Neighbour(seed.id(), seed.instruction())).stream();
                    case "input" -> seed.instances().stream().map(i -> new Neighbour(seed.id(), i.input()));
                    case "output" -> seed.instances().stream().map(i -> new Neighbour(seed.id(), i.output()));
                    default -> Stream.<Neighbour>of();
                })
                .toList();
    }
}
