package dev.espalier.cli;

import dev.espalier.catalog.Assembler;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleList;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.Place;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which examples a recipe works on that starts from a dataset. */
final class InputArguments {

    /** Stands for files that nobody has named yet. */
    static final InputArguments UNKNOWN = new InputArguments(true);

    /** The examples of a record, with where it stands. */
    private record Given(List<Example> examples, Place place) {}

    private final boolean unknown;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The examples that a recipe works on which starts from a dataset or from texts: any file that"
                    + " --seeds reads; other fields and ids are kept. A task with several instances gives an"
                    + " example of each.")
    List<Path> files = new ArrayList<>();

    InputArguments() {
        this(false);
    }

    /** Returns files that were named as arguments. */
    static InputArguments of(List<Path> files) {
        var input = new InputArguments();
        input.files.addAll(files);
        return input;
    }

    private InputArguments(boolean unknown) {
        this.unknown = unknown;
    }

    /**
     * Reads the examples.
     *
     * @param search has what our fields are called in the files
     * @throws ProblemException with every problem found in the files
     */
    Assembler.Input load(FieldSearch search, InputStream in) {
        if (unknown) {
            return Assembler.Input.UNKNOWN;
        }
        var problems = new Problems();
        var examples = new ExampleList();
        var fields = new LinkedHashSet<String>();
        var hashes = new ArrayList<String>();
        var ids = new RecordIds(examples);
        var reader = new ExampleReader(search, Set.of());
        for (var file : files) {
            var source = ReferenceArguments.isStandardInput(file)
                    ? DatasetSource.standardInput(in)
                    : DatasetSource.file(dataset(file));
            read(source, reader, problems, hashes, given -> {
                for (var example : given.examples()) {
                    var before = ids.add(example.id(), given.place());
                    if (before != null) {
                        problems.add(
                                given.place().toString(),
                                "the id \"" + example.id() + "\" stands at " + before,
                                "give each record its own");
                    }
                    fields.addAll(example.more().keySet());
                    examples.add(example);
                }
            });
        }
        if (!files.isEmpty() && examples.isEmpty() && problems.isEmpty()) {
            problems.add("--input", "no record was found", "give a file that holds some");
        }
        problems.throwIfAny();
        return new Assembler.Input(examples, fields, hashes);
    }

    private static void read(
            DatasetSource source,
            ExampleReader reader,
            Problems problems,
            List<String> hashes,
            ReadAhead.Sink<Given> sink) {
        var stem = source.stem();
        ReadAhead.Work<Given> work = (row, told) -> new Given(
                named(reader.readInstances(row.value(), told), stem, row),
                row.value().place());
        try {
            new ReadAhead(List.of(source), ReadAhead.THREADS, problems)
                    .hashing(hashes::add)
                    .each(work, sink);
        } catch (ProblemException e) {
            problems.addAll(e);
        } catch (IOException e) {
            problems.add(source.name(), "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    /**
     * Gives an id of its own to each example of a record, for lineage, whatever the file says. Several instances of a task
     * are numbered from 1, and have the task as their parent.
     */
    private static List<Example> named(List<Example> read, String stem, Row row) {
        var examples = new ArrayList<Example>();
        for (var example : read) {
            var id = example.id().isEmpty() ? stem + "-" + row.number() : example.id();
            if (read.size() > 1) {
                examples.add(example.withId(id + "." + (examples.size() + 1))
                        .withLineage(example.lineage().withParent(id)));
            } else {
                examples.add(example.id().isEmpty() ? example.withId(id) : example);
            }
        }
        return examples;
    }

    /** A run directory stands for what it made. */
    private static Path dataset(Path file) {
        var made = file.resolve(RunDirectory.DATASET);
        return Files.isDirectory(file) && Files.isRegularFile(made) ? made : file;
    }
}
