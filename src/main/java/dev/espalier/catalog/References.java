package dev.espalier.catalog;

import dev.espalier.filter.Filter;
import dev.espalier.filter.NgramDecontaminateFilter;
import dev.espalier.io.Conversation;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.Node;
import dev.espalier.io.Place;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Datasets that filters compare with, beside the seeds: earlier ones, whose examples count as accepted, and benchmarks.
 *
 * @param earlier in the order given
 * @param benchmarks in the order given
 * @param fields what our fields are called in the earlier datasets
 */
public record References(List<Earlier> earlier, List<Benchmark> benchmarks, Map<String, String> fields) {

    /** Nothing to compare with. */
    public static final References NONE = new References(List.of(), List.of(), Map.of());

    /** How many fields of a file a complaint shows. */
    private static final int SHOWN_FIELDS = 8;

    /**
     * A dataset that was made before.
     *
     * @param name of the file, without folders where it must not depend on them
     * @param sha256 of its bytes as they lie
     * @param examples each with the id {@code name:number}, the 1-based number of the record
     * @param present the fields that records have, by our names
     */
    public record Earlier(String name, String sha256, List<Example> examples, Set<String> present) {}

    /**
     * A benchmark.
     *
     * @param items every text of every record, with the id {@code name:number}
     */
    public record Benchmark(String name, String sha256, List<Neighbour> items) {}

    /**
     * A dataset that is to be read.
     *
     * @param name what ids call it
     */
    public record Named(String name, DatasetSource source) {}

    /**
     * Reads the datasets; complaints go to {@code problems}.
     *
     * @param search has what our fields are called in the earlier datasets
     */
    public static References read(List<Named> earlier, List<Named> benchmarks, FieldSearch search, Problems problems) {
        var fields = search.names();
        var toExample = new ExampleReader(search, Set.of());
        var readEarlier = new ArrayList<Earlier>();
        for (var named : earlier) {
            var examples = new ArrayList<Example>();
            var names = new LinkedHashSet<String>();
            var sha256 = DatasetReader.readAll(named.source(), problems, row -> {
                // What is wrong with it is told below.
                names.addAll(
                        Conversation.flat(row.value(), problem -> {}).entries().keySet());
                toExample
                        .read(row.value(), problems::add)
                        .ifPresent(example -> examples.add(example.withId(id(named, row))));
            });
            fields.forEach((ours, theirs) -> {
                if (names.remove(theirs)) {
                    names.add(ours);
                }
            });
            readEarlier.add(new Earlier(named.name(), sha256, examples, names));
        }
        var readBenchmarks = new ArrayList<Benchmark>();
        for (var named : benchmarks) {
            var items = new ArrayList<Neighbour>();
            var sha256 = DatasetReader.readAll(
                    named.source(), problems, row -> addTexts(row.value(), id(named, row), items));
            readBenchmarks.add(new Benchmark(named.name(), sha256, items));
        }
        return new References(readEarlier, readBenchmarks, fields);
    }

    private static String id(Named named, Row row) {
        return named.name() + ":" + row.number();
    }

    /** Benchmarks have fields of their own, choices in lists, messages in mappings: what is a text is a text of the item. */
    private static void addTexts(Node node, String id, List<Neighbour> items) {
        if (node instanceof Node.Text text) {
            items.add(new Neighbour(id, text.value()));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> addTexts(item, id, items));
        } else if (node instanceof Node.Mapping mapping) {
            mapping.entries().values().forEach(entry -> addTexts(entry.value(), id, items));
        }
    }

    /** Returns all examples of earlier datasets. */
    List<Example> examples() {
        return earlier.stream().flatMap(dataset -> dataset.examples().stream()).toList();
    }

    /** Returns what earlier datasets hold in a field. */
    List<Neighbour> texts(String field) {
        return earlier.stream()
                .flatMap(dataset -> dataset.examples().stream())
                .map(example -> new Neighbour(example.id(), example.text(field).orElse("")))
                .filter(neighbour -> !neighbour.text().isEmpty())
                .toList();
    }

    /** Returns the items of all benchmarks. */
    List<Neighbour> items() {
        return benchmarks.stream()
                .flatMap(benchmark -> benchmark.items().stream())
                .toList();
    }

    /** Returns the filters that look for the benchmarks where nobody has written one: one with its defaults, or none. */
    List<Operator> decontamination(List<Operator> written) {
        boolean isWritten =
                written.stream().anyMatch(operator -> operator.kind().equals(NgramDecontaminateFilter.KIND));
        if (benchmarks.isEmpty() || isWritten) {
            return List.of();
        }
        var place = new Place("--decontaminate", 1, 1);
        var kind = NgramDecontaminateFilter.KIND;
        return List.of(new Operator(kind, kind, new Node.Mapping(Map.of(), place), List.of(), place));
    }

    /** Complains of an earlier dataset that a filter, or all of them, cannot compare with. */
    void check(List<Kind.Made<Filter>> filters, Problems problems) {
        var comparing =
                filters.stream().filter(made -> made.object().remembers()).toList();
        if (comparing.isEmpty() && !earlier.isEmpty()) {
            problems.add(
                    "--against",
                    "no filter here compares with other examples",
                    "add one, such as rouge-l or exact-duplicate");
        }
        for (var dataset : earlier) {
            for (var made : comparing) {
                check(dataset, made, problems);
            }
        }
    }

    private static void check(Earlier dataset, Kind.Made<Filter> made, Problems problems) {
        var compared = made.fields();
        if (compared.isEmpty()) {
            return;
        }
        if (compared.stream().noneMatch(dataset.present()::contains)
                && !dataset.examples().isEmpty()) {
            var first = compared.iterator().next();
            problems.add(
                    dataset.name(),
                    "has no field that filter \"" + made.operator().name() + "\" compares ("
                            + String.join(", ", compared) + "); its fields are "
                            + dataset.present().stream()
                                    .limit(SHOWN_FIELDS)
                                    .map(name -> Printable.excerpt(name, 40))
                                    .collect(Collectors.joining(", ")),
                    "say what it is called there: --field " + first + "=NAME");
        }
    }

    /** Returns what the identity of a run holds of the datasets: names and contents, not where they lie. */
    Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        if (!earlier.isEmpty()) {
            identity.put(
                    "against",
                    earlier.stream()
                            .map(dataset -> file(dataset.name(), dataset.sha256()))
                            .toList());
            if (!fields.isEmpty()) {
                identity.put("against-fields", new TreeMap<>(fields));
            }
        }
        if (!benchmarks.isEmpty()) {
            identity.put(
                    "benchmarks",
                    benchmarks.stream()
                            .map(benchmark -> file(benchmark.name(), benchmark.sha256()))
                            .toList());
        }
        return identity;
    }

    private static Map<String, Object> file(String name, String sha256) {
        var file = new LinkedHashMap<String, Object>();
        file.put("file", name);
        file.put("sha256", sha256);
        return file;
    }
}
