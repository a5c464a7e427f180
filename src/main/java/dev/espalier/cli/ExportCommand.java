package dev.espalier.cli;

import dev.espalier.catalog.ExportFormats;
import dev.espalier.export.ExportFormat;
import dev.espalier.export.Exported;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.ExampleReader;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
        RunOrFile.checkTarget(out, List.of(source));
        var problems = new Problems();
        try (var reader = DatasetReader.open(RunOrFile.dataset(source, surroundings), problems::add)) {
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
}
