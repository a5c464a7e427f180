package dev.espalier.cli;

import dev.espalier.catalog.ExportFormats;
import dev.espalier.engine.RunDirectory;
import dev.espalier.export.ExportFormat;
import dev.espalier.export.Exported;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a dataset in the layout of a trainer. */
@Command(
        name = "export",
        sortOptions = false,
        description = "Writes the dataset of a run, or any dataset, in the layout that a trainer reads.",
        customSynopsis = "espalier export RUN|FILE --format=NAME --out=PATH [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nFormats:%n",
        footer = {
            "  alpaca             one JSON array of instruction, input, output",
            "  alpaca-jsonl       the same, one object a line",
            "  chat               OpenAI messages, one conversation a line",
            "  prompt-completion  the mixed layouts of Self-Instruct, one pair a line",
            "",
            "Examples:",
            "  espalier export runs/first --format alpaca --out first.json",
            "  espalier export runs/first --format chat --out -"
        })
final class ExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "A run directory, or a dataset: JSON Lines, a JSON array, CSV or YAML, plain or .gz; - is"
                    + " standard input.")
    private Path source = Path.of("-");

    @Option(names = "--format", required = true, paramLabel = "NAME", description = "The layout; see below.")
    private String format = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description = "The file to write; - is standard output.")
    private String out = "";

    @Option(names = "--force", description = "Replaces a file that is there.")
    private boolean force;

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called in the dataset, such as instruction=prompt. May be repeated.")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The number that fixes what a format draws at random. Default: 42.")
    private long seed = DatasetArguments.DEFAULT_SEED;

    @Mixin
    final HelpArguments help = new HelpArguments();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var layout = ExportFormats.find(format, seed)
                .orElseThrow(() -> new UsageException("--format: there is no format \"" + format + "\"; "
                        + Suggestion.hint(format, ExportFormats.names())));
        var names = FieldNames.parse(fields, null);
        checkTarget();
        var problems = new Problems();
        try (var reader = DatasetReader.open(dataset(), problems::add)) {
            var examples = new Examples(reader, new ExampleReader(names, Set.of("instruction")), problems);
            var exported = write(layout, examples);
            tell(exported);
        } catch (IOException e) {
            if (surroundings.standardOutput().failure() == null) {
                throw e;
            }
            // Told, and made into an exit code, where every command ends.
        }
        return ExitCode.OK;
    }

    /** Not even with --force: what a run recorded cannot be made again without paying for it again. */
    private void checkTarget() throws IOException {
        if (out.isEmpty()) {
            throw new UsageException("--out is empty; name a file, or - for standard output");
        }
        if (out.equals("-")) {
            return;
        }
        var file = Path.of(out);
        if (Files.exists(file) && Files.exists(source) && Files.isSameFile(file, source)) {
            throw new UsageException("--out: " + out + " is what is read; choose another name");
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null
                && RunDirectory.FILES.contains(String.valueOf(file.getFileName()))
                && Files.exists(folder.resolve(RunDirectory.RECIPE))) {
            throw new UsageException("--out: " + out + " belongs to the run in that directory; choose another name");
        }
    }

    private DatasetSource dataset() {
        if (source.toString().equals("-")) {
            return DatasetSource.standardInput(surroundings.in());
        }
        if (Files.isDirectory(source)) {
            var dataset = source.resolve(RunDirectory.DATASET);
            if (!Files.exists(dataset)) {
                throw new ProblemException(
                        source.toString(), "holds no " + RunDirectory.DATASET, "name a run directory or a dataset");
            }
            return DatasetSource.file(dataset);
        }
        return DatasetSource.file(source);
    }

    private Exported write(ExportFormat layout, Examples examples) throws IOException {
        if (out.equals("-")) {
            // Not the writer of the surroundings: when nobody reads any more, there is no point in going on.
            var writer = new OutputStreamWriter(surroundings.standardOutput(), StandardCharsets.UTF_8);
            var exported = toStandardOutput(layout, examples, writer);
            examples.throwProblems();
            return exported;
        }
        try (var file = AtomicFile.create(Path.of(out), force)) {
            var exported = layout.write(examples, file.writer());
            // Nothing stands under the final name unless all of it is good.
            examples.throwProblems();
            file.commit();
            return exported;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(out + ": " + e.getMessage(), e);
        }
    }

    private static Exported toStandardOutput(ExportFormat layout, Examples examples, Writer writer) throws IOException {
        var exported = layout.write(examples, writer);
        writer.flush();
        return exported;
    }

    private void tell(Exported exported) {
        var err = surroundings.err();
        err.println("espalier: " + Count.of(exported.written(), "record") + " in "
                + (out.equals("-") ? "standard output" : Printable.line(out))
                + (exported.duplicates() > 0 ? "; " + Count.of(exported.duplicates(), "duplicate") + " left out" : ""));
        if (!exported.leftOut().isEmpty()) {
            err.println("espalier: fields that the format " + format + " cannot hold: "
                    + String.join(", ", exported.leftOut()));
        }
    }

    /** The examples of a dataset, one after another. */
    private static final class Examples implements Iterator<Example> {

        private final DatasetReader reader;
        private final ExampleReader toExample;
        private final Problems problems;
        private @Nullable Example next;

        Examples(DatasetReader reader, ExampleReader toExample, Problems problems) {
            this.reader = reader;
            this.toExample = toExample;
            this.problems = problems;
        }

        @Override
        public boolean hasNext() {
            for (Row row = next == null ? reader.next() : null; next == null && row != null; ) {
                next = toExample.read(row.value(), problems::add).orElse(null);
                row = next == null ? reader.next() : null;
            }
            return next != null;
        }

        @Override
        public Example next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var example = next;
            next = null;
            return example;
        }

        void throwProblems() {
            problems.throwIfAny();
        }
    }
}
