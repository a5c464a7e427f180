package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.References;
import dev.espalier.engine.FilterPass;
import dev.espalier.engine.FilterPass.Counts;
import dev.espalier.engine.FilterPass.PreparedRecord;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.Conversation;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.JsonLine;
import dev.espalier.io.PlainValue;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.recipe.RecipeReader;
import dev.espalier.text.TextHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one dataset of several. */
@Command(
        name = "merge",
        sortOptions = false,
        description = {
            "Makes one dataset of several, as JSON Lines. Of records that agree in instruction, input and output, but for case and"
                    + " white space, the first stays. Order, lineage and all fields are kept; conversations become instruction, output and turns.",
            "",
            "The texts of all records that stay are held in memory."
        },
        customSynopsis = "espalier merge RUN|FILE… --out=FILE [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier merge runs/may runs/june --out both.jsonl",
            "  espalier merge runs/first bought.json.gz --rouge-l 0.7 --out all.jsonl"
        })
final class MergeCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|FILE",
            description =
                    "Run directories, or datasets: JSON Lines, a JSON array, CSV or YAML, plain or .gz, or Parquet; -"
                            + " is standard input.")
    private final List<Path> sources = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.")
    private String out = "";

    @Option(
            names = "--rouge-l",
            paramLabel = "T",
            description = "Also leaves out instructions with a ROUGE-L F1 above T to one that stays.")
    private @Nullable Double rougeL;

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called, such as instruction=prompt. May be repeated.")
    private final List<String> fields = new ArrayList<>();

    @Option(names = "--force", description = "Replaces a file that is there.")
    private boolean force;

    @Mixin
    final HelpArguments help = new HelpArguments();

    MergeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (sources.stream().filter(ReferenceArguments::isStandardInput).count() > 1) {
            throw new UsageException("- is given twice; standard input can be read once");
        }
        if (out.equals("-")) {
            throw new UsageException("--out: the merged dataset needs a file; name one");
        }
        RunOrFile.checkTarget(out, sources);
        var problems = new Problems();
        var chain = FilterChain.of(operators(problems), References.NONE, 0, problems);
        problems.throwIfAny();
        tell(merge(chain, problems));
        return ExitCode.OK;
    }

    private List<Operator> operators(Problems problems) {
        var operators = new ArrayList<Operator>();
        RecipeReader.filter("exact-duplicate", "merge", problems).ifPresent(operators::add);
        if (rougeL != null) {
            RecipeReader.filter("rouge-l: { threshold: " + rougeL + " }", "--rouge-l", problems)
                    .ifPresent(operators::add);
        }
        return operators;
    }

    private Counts merge(FilterChain chain, Problems problems) throws IOException {
        var datasets = sources.stream()
                .map(source -> RunOrFile.dataset(source, surroundings))
                .toList();
        var names = new FieldSearch(FieldNames.parse(fields, null));
        var records = new FilterRecords(chain.fields(), names, true);
        var pass = new FilterPass<Line>(chain.filters());
        var ids = new HashSet<Long>();
        var twice = new HashSet<Long>();
        ReadAhead.Work<PreparedRecord<Line>> work = (row, told) -> {
            var view = records.view(row, told);
            // One layout for all; what is wrong with a record was told when it was read.
            var record = Conversation.flat(row.value(), problem -> {});
            return view == null ? null : pass.prepare(new Line(PlainValue.of(record)), view);
        };
        try (var merged = AtomicFile.create(Path.of(out), force)) {
            new ReadAhead(datasets, ReadAhead.THREADS, problems).each(work, record -> {
                var judged = pass.judge(record);
                if (judged.by() == null) {
                    merged.stream().write(judged.record().bytes);
                    if (judged.record().hasId && !ids.add(judged.record().id)) {
                        twice.add(judged.record().id);
                    }
                }
            });
            problems.throwIfAny();
            names.check();
            merged.commit();
            if (!twice.isEmpty()) {
                surroundings
                        .err()
                        .println("espalier: " + Count.of(twice.size(), "id")
                                + " of several records each; a lineage that names one may mean any of them");
            }
            return pass.counts();
        }
    }

    /** A record as it is written, with a hash of its id. */
    private static final class Line {

        private final byte[] bytes;
        private final boolean hasId;
        private final long id;

        Line(Map<String, Object> fields) {
            var name = fields.get("id") instanceof String text ? text : "";
            bytes = JsonLine.bytes(fields);
            hasId = !name.isEmpty();
            id = TextHash.of(name);
        }
    }

    private void tell(Counts counts) {
        var columns = new Columns(surroundings.out(), surroundings.width());
        columns.line("merged", Count.of(counts.accepted(), "record") + " of " + counts.read() + " in " + out);
        counts.rejections()
                .values()
                .forEach(reasons ->
                        reasons.forEach((reason, count) -> columns.line("  " + reason, count + " left out")));
    }
}
