package dev.espalier.cli;

import dev.espalier.io.AtomicFile;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.JsonLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a dataset is like. */
@Command(
        name = "inspect",
        sortOptions = false,
        description = {
            "Tells what the dataset of a run, or any dataset, is like: counts, lengths, duplicates, variety, languages, verbs with"
                    + " their objects, refusals; of a run also what was rejected and what it took.",
            "",
            "Lengths are in words between white space, and in tokens of the encoding o200k_base. Near duplicates and nearness"
                    + " to seeds are measured on at most 50,000 instructions, drawn at random where there are more. Verb and"
                    + " object come from a simple rule for English, not from a parser."
        },
        customSynopsis = "espalier inspect RUN|FILE [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier inspect runs/first",
            "  espalier inspect runs/first --html report.html",
            "  espalier inspect data.json.gz --seeds seeds.jsonl",
            "  espalier inspect data.csv --field instruction=prompt --json"
        })
final class InspectCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "RUN|FILE",
            description = "A run directory, or a dataset: JSON Lines, a JSON array, CSV or YAML, plain or .gz, or"
                    + " Parquet; - is standard input.")
    private Path source = Path.of("-");

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Seed tasks that nearness is measured to. Default: those of the run, if they are those that come with"
                            + " Espalier; of a dataset, none.")
    private final List<Path> seeds = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called in the dataset, such as instruction=prompt. May be repeated.")
    private final List<String> fields = new ArrayList<>();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Also writes a report for people: one file with charts and records to search, which needs no network"
                            + " and stays below 2 MB.")
    private @Nullable String html;

    @Option(names = "--force", description = "Replaces a report that is there.")
    private boolean force;

    @Option(names = "--json", description = "Prints all figures as one line of JSON.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    InspectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var inspection = new Inspection(source, new FieldSearch(FieldNames.parse(fields, null)), surroundings);
        var figures = html == null ? inspection.figures(seeds) : write(html, inspection);
        if (json) {
            surroundings.out().println(JsonLine.of(figures));
        } else {
            new InspectTable(new Columns(surroundings.out(), surroundings.width()), figures).print();
        }
        return ExitCode.OK;
    }

    /** Returns the figures that the report shows. */
    private Map<String, Object> write(String target, Inspection inspection) throws IOException {
        if (target.equals("-")) {
            throw new UsageException("--html: standard output has the table; name a file");
        }
        RunOrFile.checkTarget("--html", target, List.of(source));
        // Before the work: what may not be replaced is told at once.
        try (var file = AtomicFile.create(Path.of(target), force)) {
            var report = inspection.report(seeds);
            file.writer().write(report.html());
            file.commit();
            return report.figures();
        }
    }
}
