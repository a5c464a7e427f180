package dev.espalier.cli;

import dev.espalier.catalog.ExportFormats;
import dev.espalier.engine.RunDirectory;
import dev.espalier.export.Altered;
import dev.espalier.export.ExportFormat;
import dev.espalier.export.Exported;
import dev.espalier.export.HubFolder;
import dev.espalier.export.HubFolder.Written;
import dev.espalier.export.HubOptions;
import dev.espalier.export.Split;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.AtomicFolder;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Suggestion;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "  sharegpt           ShareGPT conversations, one a line",
            "  preference         prompt, chosen (the output), rejected (a field of that name), one pair a line",
            "  csv                a column for every field but lineage",
            "  parquet            a typed column for every field, lineage included",
            "  hf                 a folder for Hugging Face's load_dataset: train, validation and test, none with",
            "                     kin of another's examples, a dataset card, and the recipe",
            "",
            "Of instruction, input and output nothing gets lost; a further field that a format cannot hold is named on standard"
                    + " error. csv, parquet and hf read the dataset twice, so not from standard input.",
            "",
            "Examples:",
            "  espalier export runs/first --format alpaca --out first.json",
            "  espalier export runs/first --format chat --out -",
            "  espalier export pairs.jsonl --format preference --field rejected=worse --out dpo.jsonl",
            "  espalier export runs/first --format hf --licence apache-2.0 --out first-hf"
        })
final class ExportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "A run directory, or a dataset: JSON Lines, a JSON array, CSV or YAML, plain or .gz, or"
                    + " Parquet; - is standard input.")
    private Path source = Path.of("-");

    @Option(names = "--format", required = true, paramLabel = "NAME", description = "The layout; see below.")
    private String format = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description = "The file to write, of hf the folder; - is standard output.")
    private String out = "";

    @Option(names = "--force", description = "Replaces a file or an exported folder that is there.")
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
    private final HubArguments hub = new HubArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var names = new FieldSearch(FieldNames.parse(fields, null));
        RunOrFile.checkTarget(out, List.of(source));
        try {
            if (format.equals(HubArguments.FORMAT)) {
                writeFolder(names);
            } else {
                hub.checkUnused(format);
                var layout = layout();
                tell(write(layout, names));
            }
        } catch (IOException e) {
            if (surroundings.standardOutput().failure() == null) {
                throw e;
            }
            // Told, and made into an exit code, where every command ends.
        }
        return ExitCode.OK;
    }

    private ExportFormat layout() {
        return ExportFormats.find(format, seed).orElseThrow(() -> {
            var known = new TreeSet<>(ExportFormats.names());
            known.add(HubArguments.FORMAT);
            return new UsageException(
                    "--format: there is no format \"" + format + "\"; " + Suggestion.hint(format, known));
        });
    }

    private DatasetExamples examples(FieldSearch names, Set<String> needed) {
        return new DatasetExamples(source, new ExampleReader(names, needed), surroundings);
    }

    private Exported write(ExportFormat layout, FieldSearch names) throws IOException {
        var examples = examples(names, layout.needs());
        if (out.equals("-")) {
            // Not the writer of the surroundings: when nobody reads any more, there is no point in going on.
            var exported = layout.write(examples, surroundings.standardOutput());
            names.check();
            return exported;
        }
        try (var file = AtomicFile.create(Path.of(out), force)) {
            // Nothing stands under the final name unless all of it is good.
            var exported = layout.write(examples, file.stream());
            names.check();
            file.commit();
            return exported;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(out + ": " + e.getMessage(), e);
        }
    }

    private void writeFolder(FieldSearch names) throws IOException {
        var options = hub.options(seed);
        if (out.equals("-")) {
            throw new UsageException("--out: the format hf is a folder; name one");
        }
        var target = Path.of(out);
        var title = target.toAbsolutePath().normalize().getFileName();
        var origin = Origins.of(source, title == null ? "dataset" : title.toString());
        try (var folder = AtomicFolder.create(target, force, HubFolder::isPart)) {
            var written = new HubFolder(options, origin).write(examples(names, HubFolder.needs()), folder.path());
            names.check();
            folder.commit();
            tell(written, options);
        }
        if (!origin.recipe().isEmpty() && origin.report().isEmpty()) {
            surroundings
                    .err()
                    .println("espalier: the run has not ended: there is no " + RunDirectory.REPORT
                            + ", and the card tells no yields and costs");
        }
    }

    private void tell(Written written, HubOptions options) {
        var err = surroundings.err();
        err.println("espalier: " + Count.of(written.total(), "record") + " in " + Printable.line(out) + ": "
                + Arrays.stream(Split.values())
                        .map(split -> split.id() + " " + written.sizes().get(split))
                        .collect(Collectors.joining(", "))
                + "; " + Count.of(written.groups(), "group") + " of kin, the largest of " + written.largestGroup());
        tellSmall(Split.VALIDATION, options.validation(), written);
        tellSmall(Split.TEST, options.test(), written);
        tell(written.altered());
        if (options.licence().equals("unknown")) {
            err.println("espalier: the card names no licence; --licence NAME does");
        }
    }

    /** Large groups may leave a part far from what was wanted. */
    private void tellSmall(Split split, double share, Written written) {
        long wanted = Math.round(share * written.total());
        long is = written.sizes().getOrDefault(split, 0L);
        if (is < wanted) {
            surroundings
                    .err()
                    .println("espalier: " + split.id() + " holds " + is + " instead of " + wanted
                            + ": the groups that are left are larger; a higher --near makes smaller ones of those that are"
                            + " alike, not of those with a common ancestor");
        }
    }

    private void tell(Exported exported) {
        var err = surroundings.err();
        err.println("espalier: " + Count.of(exported.written(), "record") + " in "
                + (out.equals("-") ? "standard output" : Printable.line(out))
                + (exported.duplicates() > 0 ? "; " + Count.of(exported.duplicates(), "duplicate") + " left out" : ""));
        if (!exported.leftOut().isEmpty()) {
            err.println("espalier: fields that the format " + format + " cannot hold: " + list(exported.leftOut()));
        }
        if (exported.unanswered() > 0) {
            err.println("espalier: " + Count.of(exported.unanswered(), "record")
                    + " without output: the answer is empty; espalier filter --filter empty-field leaves such out");
        }
        tell(exported.altered());
    }

    private void tell(Altered altered) {
        var err = surroundings.err();
        if (!altered.asJson().isEmpty()) {
            err.println("espalier: fields whose values stand as JSON text in the format " + format + ": "
                    + list(altered.asJson()));
        }
        if (altered.replaced() > 0) {
            err.println("espalier: " + Count.of(altered.replaced(), "record")
                    + " with half a surrogate pair, which the format " + format
                    + " cannot hold: U+FFFD stands in its place; fields: " + list(altered.replacedIn()));
        }
    }

    private static String list(List<String> names) {
        return names.stream().map(Printable::line).collect(Collectors.joining(", "));
    }
}
