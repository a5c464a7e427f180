package dev.espalier.cli;

import dev.espalier.catalog.References;
import dev.espalier.catalog.References.Named;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.FieldSearch;
import dev.espalier.problem.Problems;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What filters compare with beside the seeds. */
final class ReferenceArguments {

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Datasets that count as accepted before: filters that compare reject what is too near to them.")
    private final List<Path> against = new ArrayList<>();

    @Option(
            names = "--decontaminate",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Benchmarks, with any fields: rejects what has 13 words in a row, or most of a text, in common"
                            + " with one (filter ngram-decontaminate).")
    private final List<Path> benchmarks = new ArrayList<>();

    /** Returns whether earlier datasets are given, whose fields may have other names. */
    boolean hasEarlier() {
        return !against.isEmpty();
    }

    boolean areGiven() {
        return !against.isEmpty() || !benchmarks.isEmpty();
    }

    /** Returns how many of the files are standard input. */
    long standardInputs() {
        return Stream.concat(against.stream(), benchmarks.stream())
                .filter(ReferenceArguments::isStandardInput)
                .count();
    }

    static boolean isStandardInput(Path file) {
        return file.toString().equals("-");
    }

    /** Reads the files under the names that were given. */
    References read(FieldSearch search, InputStream in, Problems problems) {
        return read(DatasetSource::name, search, in, problems);
    }

    /** Reads the files under names without folders, so that a run stays the same on another machine. */
    References readForRun(Map<String, String> fields, InputStream in, Problems problems) {
        return readForRun(new FieldSearch(fields), in, problems);
    }

    /** Reads the files under names without folders, and takes note of the names of fields. */
    References readForRun(FieldSearch search, InputStream in, Problems problems) {
        var taken = new HashMap<String, Integer>();
        return read(
                source -> {
                    var name = source.fileName();
                    int number = taken.merge(name, 1, Integer::sum);
                    return number == 1 ? name : name + "#" + number;
                },
                search,
                in,
                problems);
    }

    private References read(
            Function<DatasetSource, String> name, FieldSearch search, InputStream in, Problems problems) {
        return References.read(named(against, name, in), named(benchmarks, name, in), search, problems);
    }

    private static List<Named> named(List<Path> files, Function<DatasetSource, String> name, InputStream in) {
        return files.stream()
                .map(file -> isStandardInput(file) ? DatasetSource.standardInput(in) : DatasetSource.file(file))
                .map(source -> new Named(name.apply(source), source))
                .toList();
    }
}
