package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.References;
import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.CallLog;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.EveryNthLine;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.Verdict;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.RecipeReader;
import dev.espalier.report.Browsed;
import dev.espalier.report.Browsed.Near;
import dev.espalier.report.CallTimes;
import dev.espalier.report.DatasetStatistics;
import dev.espalier.report.HtmlReport;
import dev.espalier.report.RecordSample;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gathers the figures of a run or a dataset, and a sample of its records.
 *
 * @param names has the names in the records by ours; those that no record has had by the end are told
 * @param most so many bytes of the dataset are looked at, of a larger one a part: every second line, or every third …
 */
record Inspection(Path source, FieldSearch names, Surroundings surroundings, long most) {

    /** Looks at all of a dataset. */
    Inspection(Path source, FieldSearch names, Surroundings surroundings) {
        this(source, names, surroundings, Long.MAX_VALUE);
    }

    /** So many accepted records are shown where a part is looked at. */
    private static final int SHOWN_OF_PART = 200;

    private static final double UNMEASURED = -1;

    /** What a line of the ledger holds beside the example. */
    private static final Set<String> LEDGER_FIELDS = Set.of("stage", "by", "reason", "detail", "value", "neighbour");

    /**
     * Returns the figures of the dataset and, under {@code run}, those of the run.
     *
     * @param seeds what nearness is measured to; if empty, the run's own as far as they come with the program
     */
    Map<String, Object> figures(List<Path> seeds) throws IOException {
        return report(seeds(seeds), new CallTimes()).figures();
    }

    /**
     * Returns the report for people.
     *
     * @param seeds as {@link #figures} has them
     */
    HtmlReport report(List<Path> seeds) throws IOException {
        return reportOn(seeds(seeds));
    }

    /**
     * Returns the report for people.
     *
     * @param seeds what nearness is measured to
     */
    HtmlReport reportOn(List<SeedTask> seeds) throws IOException {
        var calls = new CallTimes();
        if (isRun()) {
            CallLog.each(
                    source,
                    call -> calls.add(
                            call.finish(),
                            call.inputTokens(),
                            call.outputTokens(),
                            call.endedMillis(),
                            call.tookMillis()));
        }
        return report(seeds, calls);
    }

    private HtmlReport report(List<SeedTask> seeds, CallTimes calls) throws IOException {
        boolean looksAtAll = most == Long.MAX_VALUE;
        var records = looksAtAll ? new RecordSample() : new RecordSample(SHOWN_OF_PART);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("source", source.toString());
        var statistics = looksAtAll ? statistics(records, dataset()) : ofPart(records, figures);
        figures.putAll(
                statistics.toMap(seeds.stream().map(SeedTask::instruction).toList()));
        if (isRun()) {
            figures.put("run", run(records));
        }
        var texts = new LinkedHashMap<String, String>();
        seeds.forEach(seed -> texts.put(seed.id(), seed.instruction()));
        return new HtmlReport(figures, records, statistics.sample(), texts, calls);
    }

    boolean isRun() {
        return Files.isDirectory(source) && RunOrFile.isRun(source);
    }

    private List<SeedTask> seeds(List<Path> files) throws IOException {
        if (!files.isEmpty()) {
            return new SeedLoader(Map.of(), false)
                    .load(files.stream().map(DatasetSource::file).toList())
                    .tasks();
        }
        if (!isRun()) {
            return List.of();
        }
        // The recipe of a run holds the hashes of its seed files, not their places.
        var recipe = Files.readString(source.resolve(RunDirectory.RECIPE), StandardCharsets.UTF_8);
        var builtin = SeedLoader.builtin();
        return builtin.sources().stream().map(Seeds.Source::sha256).allMatch(recipe::contains)
                ? builtin.tasks()
                : List.of();
    }

    private DatasetSource dataset() {
        var dataset = RunOrFile.dataset(source, surroundings);
        if (isRun()) {
            RunOrFile.checkWhole(source, RunDirectory.LEDGER);
        }
        return dataset;
    }

    /** Says of what part the figures are, if they are not of all. */
    private DatasetStatistics ofPart(RecordSample records, Map<String, Object> figures) throws IOException {
        var dataset = source.resolve(RunDirectory.DATASET);
        long n = Math.max(1, (Files.size(dataset) + most - 1) / most);
        try (var lines = new EveryNthLine(Files.newInputStream(dataset), n)) {
            var statistics = statistics(records, new DatasetSource(dataset.toString(), () -> lines));
            if (n > 1) {
                figures.put("all-records", lines.lines());
                figures.put("every", n);
            }
            return statistics;
        }
    }

    private DatasetStatistics statistics(RecordSample records, DatasetSource dataset) throws IOException {
        var statistics = new DatasetStatistics(refusal());
        if (isRun() && Files.size(source.resolve(RunDirectory.DATASET)) == 0) {
            // A run may have accepted nothing; a dataset without records is a mistake.
            return statistics;
        }
        var problems = new Problems();
        var toExample = new ExampleReader(names, Set.of("instruction"));
        ReadAhead.Work<Example> ofRow =
                (row, told) -> toExample.read(row.value(), told).orElse(null);
        new ReadAhead(List.of(dataset), ReadAhead.THREADS, problems).each(ofRow, example -> {
            statistics.add(example);
            var id = example.id().isEmpty() ? "#" + statistics.count() : example.id();
            records.add(new Browsed(id, example, Map.of(), null));
        });
        problems.throwIfAny();
        names.check();
        return statistics;
    }

    /** Returns what tells the kind of refusal by the phrases of the filter: its reason code, or {@code ""}. */
    private static Function<Example, String> refusal() {
        var problems = new Problems();
        var operators =
                RecipeReader.filter("refusal", "inspect", problems).stream().toList();
        var chain = FilterChain.of(operators, References.NONE, 0, problems);
        problems.throwIfAny();
        var filter = chain.filters().get(0).filter();
        return example -> filter.judge(example) instanceof Verdict.Reject reject
                ? reject.rejection().reason()
                : "";
    }

    private Map<String, Object> run(RecordSample records) throws IOException {
        var run = new LinkedHashMap<>(RecordedReport.of(source));
        var rejections = new TreeMap<String, Long>();
        new RecordedExamples(source).eachRejected(found -> {
            rejections.merge(found.text("reason"), 1L, Long::sum);
            records.add(browsed(found));
        });
        run.put("rejections", rejections);
        return run;
    }

    private static Browsed browsed(Found found) {
        var verdict = new LinkedHashMap<String, Object>();
        for (var name : List.of("stage", "by", "reason", "detail", "value")) {
            if (found.line().containsKey(name)) {
                verdict.put(name, found.line().get(name));
            }
        }
        var near = found.line().get("neighbour") instanceof Map<?, ?> neighbour
                ? new Near(String.valueOf(neighbour.get("id")), String.valueOf(neighbour.get("text")), UNMEASURED)
                : null;
        // All other names of the line are fields of the example as well.
        var example = found.example();
        for (var name : LEDGER_FIELDS) {
            example = example.without(name);
        }
        return new Browsed(example.id(), example, verdict, near);
    }
}
