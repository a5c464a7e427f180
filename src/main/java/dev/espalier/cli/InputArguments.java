package dev.espalier.cli;

import dev.espalier.catalog.Assembler;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleList;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which examples a recipe works on that starts from a dataset. */
final class InputArguments {

    /** Stands for files that nobody has named yet. */
    static final InputArguments UNKNOWN = new InputArguments(true);

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
     * @param names what our fields are called in the files
     * @throws ProblemException with every problem found in the files
     */
    Assembler.Input load(Map<String, String> names, InputStream in) {
        if (unknown) {
            return Assembler.Input.UNKNOWN;
        }
        var problems = new Problems();
        var examples = new ExampleList();
        var fields = new LinkedHashSet<String>();
        var hashes = new ArrayList<String>();
        var ids = new RecordIds(examples);
        var reader = new ExampleReader(names, Set.of());
        for (var file : files) {
            var source = ReferenceArguments.isStandardInput(file)
                    ? DatasetSource.standardInput(in)
                    : DatasetSource.file(dataset(file));
            hashes.add(DatasetReader.readAll(source, problems, row -> {
                for (var named : named(reader.readInstances(row.value(), problems::add), source.stem(), row)) {
                    var place = row.value().place();
                    var before = ids.add(named.id(), place);
                    if (before != null) {
                        problems.add(
                                place.toString(),
                                "the id \"" + named.id() + "\" stands at " + before,
                                "give each record its own");
                    }
                    fields.addAll(named.more().keySet());
                    examples.add(named);
                }
            }));
        }
        if (!files.isEmpty() && examples.isEmpty() && problems.isEmpty()) {
            problems.add("--input", "no record was found", "give a file that holds some");
        }
        problems.throwIfAny();
        return new Assembler.Input(examples, fields, hashes);
    }

    /**
     * Gives an id of its own to each example of a record, for lineage, whatever the file says. Several instances of a task are numbered from 1, and
     * have the task as their parent.
     */
    private static List<Example> named(List<Example> read, String stem, Row row) {
        var examples = new ArrayList<Example>();
        for (var example : read) {
            var id = example.id().isEmpty() ? stem + "-" + row.number() : example.id();
            examples.add(
                    read.size() == 1
                            ? example.withId(id)
                            : example.withId(id + "." + (examples.size() + 1))
                                    .withLineage(example.lineage().withParent(id)));
        }
        return examples;
    }

    /** A run directory stands for what it made. */
    private static Path dataset(Path file) {
        var made = file.resolve(RunDirectory.DATASET);
        return Files.isDirectory(file) && Files.isRegularFile(made) ? made : file;
    }
}
