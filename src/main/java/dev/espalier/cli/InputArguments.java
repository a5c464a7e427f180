package dev.espalier.cli;

import dev.espalier.catalog.Assembler;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleList;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.Place;
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
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which examples a recipe works on that starts from a dataset. */
final class InputArguments {

    /** Stands for files that nobody has named yet. */
    static final InputArguments UNKNOWN = new InputArguments(true);

    /** An example with where it stands. */
    private record Given(Example example, Place place) {}

    private final boolean unknown;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The examples that a recipe works on which starts from a dataset or from texts: any file that"
                    + " --seeds reads; other fields and ids are kept.")
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
            read(source, reader, problems, hashes, given -> {
                var example = given.example();
                var before = ids.add(example.id(), given.place());
                if (before != null) {
                    problems.add(
                            given.place().toString(),
                            "the id \"" + example.id() + "\" stands at " + before,
                            "give each record its own");
                }
                fields.addAll(example.more().keySet());
                examples.add(example);
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
        // An id of its own, for lineage, whatever the file says.
        ReadAhead.Work<Given> work = (row, told) -> reader.read(row.value(), told)
                .map(example -> example.id().isEmpty() ? example.withId(stem + "-" + row.number()) : example)
                .map(example -> new Given(example, row.value().place()))
                .orElse(null);
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

    /** A run directory stands for what it made. */
    private static Path dataset(Path file) {
        var made = file.resolve(RunDirectory.DATASET);
        return Files.isDirectory(file) && Files.isRegularFile(made) ? made : file;
    }
}
