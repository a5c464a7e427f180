package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.References;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.Verdict;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.RecipeReader;
import dev.espalier.report.DatasetStatistics;
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
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers the figures of a run or a dataset.
 *
 * @param fields the names in the records by ours
 */
record Inspection(Path source, Map<String, String> fields, Surroundings surroundings) {

    /**
     * Returns the figures of the dataset and, under {@code run}, those of the run.
     *
     * @param seeds what nearness is measured to; if empty, the run's own as far as they come with the program
     */
    Map<String, Object> figures(List<Path> seeds) throws IOException {
        var compared = seeds(seeds);
        var figures = new LinkedHashMap<String, Object>();
        figures.put("source", source.toString());
        figures.putAll(
                statistics().toMap(compared.stream().map(SeedTask::instruction).toList()));
        if (isRun()) {
            figures.put("run", run());
        }
        return figures;
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

    private DatasetStatistics statistics() throws IOException {
        var statistics = new DatasetStatistics(refusal());
        var dataset = RunOrFile.dataset(source, surroundings);
        if (isRun() && Files.size(source.resolve(RunDirectory.DATASET)) == 0) {
            // A run may have accepted nothing; a dataset without records is a mistake.
            return statistics;
        }
        var problems = new Problems();
        try (var reader = DatasetReader.open(dataset, problems::add)) {
            new Examples(reader, new ExampleReader(fields, Set.of("instruction")), problems)
                    .forEachRemaining(statistics::add);
        }
        problems.throwIfAny();
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

    private Map<String, Object> run() throws IOException {
        var run = new LinkedHashMap<String, Object>();
        var report = source.resolve(RunDirectory.REPORT);
        if (Files.exists(report)) {
            each(report, line -> run.putAll(line));
        }
        var rejections = new TreeMap<String, Long>();
        var ledger = source.resolve(RunDirectory.LEDGER);
        if (Files.exists(ledger) && Files.size(ledger) > 0) {
            each(ledger, line -> rejections.merge(String.valueOf(line.get("reason")), 1L, Long::sum));
        }
        run.put("rejections", rejections);
        return run;
    }

    private static void each(Path file, Consumer<Map<String, Object>> line) throws IOException {
        var problems = new Problems();
        try (var reader = DatasetReader.open(DatasetSource.file(file), problems::add)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                line.accept(PlainValue.of(row.value()));
            }
        }
        problems.throwIfAny();
    }
}
