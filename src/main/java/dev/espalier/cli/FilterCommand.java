package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.FilterNotes;
import dev.espalier.catalog.FilterNotes.RougeTokens;
import dev.espalier.engine.FilterPass;
import dev.espalier.engine.FilterPass.Counts;
import dev.espalier.engine.FilterPass.Judged;
import dev.espalier.engine.FilterPass.PreparedRecord;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.JsonLine;
import dev.espalier.io.PlainValue;
import dev.espalier.io.RejectionJson;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.problem.Problem;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Filters a dataset that is there already. */
@Command(
        name = "filter",
        sortOptions = false,
        description =
                "Judges every record of a dataset, by a chain of filters: those of"
                        + " a recipe (--recipe), then those given here, in the order of this help. All fields and the order are kept.",
        customSynopsis = "espalier filter FILE… FILTERS --out=FILE (--rejected=FILE | --explain) [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier filter data.jsonl --rouge-l 0.7 --min-words 4 --out kept.jsonl --rejected out.jsonl",
            "  espalier filter data.json.gz --recipe alpaca --out kept.jsonl --rejected out.jsonl",
            "  espalier filter data.csv --filter 'pii' --field instruction=prompt --out all.jsonl --explain"
        })
final class FilterCommand implements Callable<Integer> {

    private static final String REJECTION = "rejection";

    /** Where filters of options stand in what they were written as. */
    private static final Pattern IN_OPTION = Pattern.compile("--[a-z-]+:\\d+:\\d+");

    private final Surroundings surroundings;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Datasets, all laid out alike: JSON Lines, a JSON array, CSV or YAML, plain or .gz, or Parquet;"
                            + " - is standard input.")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where accepted records go.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "Where rejected records go, each with its rejection.")
    private @Nullable Path rejected;

    @Option(names = "--explain", description = "Writes all records to --out, each with its rejection, or null.")
    private boolean explain;

    @Mixin
    private final FilterArguments filters = new FilterArguments();

    @Mixin
    private final ReferenceArguments references = new ReferenceArguments();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called, such as instruction=prompt.")
    private List<String> fields = new ArrayList<>();

    @Option(names = "--strict", description = "Stops at a record without a judged field instead of rejecting it.")
    private boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that judge; never changes the result. Default: 2.")
    private int threads = ReadAhead.THREADS;

    @Option(names = "--force", description = "Replaces files that are there.")
    private boolean force;

    @Option(names = "--json", description = "Prints the counts as one line of JSON.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    FilterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new UsageException("--threads must be 1 or more but was " + threads);
        }
        long standardInputs =
                files.stream().filter(ReferenceArguments::isStandardInput).count();
        if (standardInputs + references.standardInputs() > 1) {
            throw new UsageException("- is given twice; standard input can be read once");
        }
        if (explain == (rejected != null)) {
            throw new UsageException(
                    explain
                            ? "--explain writes all to --out; leave out --rejected"
                            : "--rejected is missing, or --explain");
        }
        checkTargets();
        var problems = new Problems();
        var operators = filters.operators(problems);
        var names = new FieldSearch(FieldNames.parse(fields, null));
        var compared = references.read(names, surroundings.in(), problems);
        var chain = FilterChain.of(operators, compared, 0, problems);
        checkOptions(problems.shown());
        problems.throwIfAny();
        if (chain.filters().isEmpty() && filters.personalData() == PersonalDataTreatment.REJECT) {
            throw new UsageException("no filter is given; name one, such as --rouge-l 0.7, or a --recipe");
        }
        FilterNotes.limits(chain.filters()).forEach(note -> surroundings.err().println("espalier: " + note));
        var counts = filter(chain, names, problems);
        tell(counts, FilterNotes.rougeTokens(chain.filters()));
        return ExitCode.OK;
    }

    /** What is wrong with the filters of options is wrong with the command line; only in --filter a place says where. */
    private static void checkOptions(List<Problem> problems) {
        if (!problems.isEmpty()
                && problems.stream()
                        .allMatch(problem -> IN_OPTION.matcher(problem.place()).matches())) {
            throw new UsageException(
                    problems.stream().map(FilterCommand::message).toList());
        }
    }

    private static String message(Problem problem) {
        var place = problem.place();
        var shown = place.startsWith("--filter:") ? place : place.substring(0, place.indexOf(':'));
        return new Problem(shown, problem.statement(), problem.hint()).toString();
    }

    private void checkTargets() throws IOException {
        checkTarget("--out", out);
        if (rejected != null) {
            checkTarget("--rejected", rejected);
            if (rejected.toAbsolutePath()
                    .normalize()
                    .equals(out.toAbsolutePath().normalize())) {
                throw new UsageException("--out and --rejected are the same file; name two");
            }
        }
    }

    private void checkTarget(String option, Path file) throws IOException {
        if (ReferenceArguments.isStandardInput(file)) {
            throw new UsageException(option + ": the records need a file; name one");
        }
        RunOrFile.checkTarget(option, file.toString(), files);
    }

    private DatasetSource source(Path file) {
        return ReferenceArguments.isStandardInput(file)
                ? DatasetSource.standardInput(surroundings.in())
                : DatasetSource.file(file);
    }

    private Counts filter(FilterChain chain, FieldSearch names, Problems problems) throws IOException {
        var sources = files.stream().map(this::source).toList();
        var records = new FilterRecords(chain.fields(), names, strict);
        var pass = new FilterPass<Row>(chain.filters());
        try (var accepted = AtomicFile.create(out, force);
                var others = rejected == null ? null : AtomicFile.create(rejected, force)) {
            var progress = new FilterProgress(surroundings, System::nanoTime);
            ReadAhead.Work<Written> work = (row, told) -> {
                var view = records.view(row, told);
                if (view == null) {
                    return null;
                }
                var prepared = pass.prepare(row, view);
                return new Written(prepared, line(prepared.expected()));
            };
            new ReadAhead(sources, threads, problems).oneLayout().each(work, record -> {
                var judged = pass.judge(record.prepared);
                progress.take(judged.by() == null);
                var file = judged.by() == null || others == null ? accepted : others;
                file.stream().write(judged.isLate() ? line(judged) : record.line);
            });
            progress.end();
            problems.throwIfAny();
            names.check();
            accepted.commit();
            if (others != null) {
                others.commit();
            }
            return pass.counts();
        }
    }

    /** A record with the line that is written if it is judged as expected. */
    private static final class Written {
        private final PreparedRecord<Row> prepared;
        private final byte[] line;

        Written(PreparedRecord<Row> prepared, byte[] line) {
            this.prepared = prepared;
            this.line = line;
        }
    }

    private byte[] line(Judged<Row> judged) {
        boolean isOut = judged.by() == null || explain;
        var fields = fields(judged);
        return JsonLine.bytes(isOut ? filters.personalData().treat(fields) : fields);
    }

    private Map<String, Object> fields(Judged<Row> judged) {
        var fields = PlainValue.of(judged.record().value());
        var rejection = judged.rejection();
        if (rejection == null || judged.by() == null) {
            if (explain) {
                PersonalDataTreatment.put(fields, REJECTION, Example.NULL);
            }
            return fields;
        }
        var described = new LinkedHashMap<String, Object>();
        RejectionJson.put(described, judged.by(), rejection);
        PersonalDataTreatment.put(fields, REJECTION, described);
        return fields;
    }

    private void tell(Counts counts, List<RougeTokens> rouge) {
        rouge.stream()
                .flatMap(tokens -> tokens.warning().stream())
                .forEach(warning -> surroundings.err().println("espalier: " + warning));
        var out = surroundings.out();
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.put("read", counts.read());
            line.put("accepted", counts.accepted());
            line.put("rejections", counts.rejections());
            if (!rouge.isEmpty()) {
                line.put("rouge-l", rouge.stream().map(RougeTokens::toMap).toList());
            }
            out.println(JsonLine.of(line));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%d records: %d accepted, %d rejected%n",
                counts.read(),
                counts.accepted(),
                counts.read() - counts.accepted());
        counts.rejections()
                .forEach((by, reasons) ->
                        reasons.forEach((reason, count) -> out.printf(Locale.ROOT, "  %-34s %8d%n", reason, count)));
        rouge.forEach(tokens -> out.println("  " + tokens.statement()));
    }
}
