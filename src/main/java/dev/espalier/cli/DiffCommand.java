package dev.espalier.cli;

import dev.espalier.catalog.Identity;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two datasets. */
@Command(
        name = "diff",
        sortOptions = false,
        description = {
            "Compares two runs or datasets: which records both hold, exactly or nearly, what only one of them holds, every figure of"
                    + " inspect that differs, and, of two runs, every value of the recipes that differs.",
            "",
            "Exactly means instruction, input and output, but for case and white space; nearly means instruction and input, by"
                    + " ROUGE-L F1 over words of any language. The texts of both are held in memory."
        },
        customSynopsis = "espalier diff RUN|FILE RUN|FILE [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  espalier diff runs/may runs/june", "  espalier diff runs/first bought.parquet --near 0.8 --json"})
final class DiffCommand implements Callable<Integer> {

    private static final String ONE = "a";
    private static final String OTHER = "b";
    private static final int EXCERPT = 120;

    /** Figures that are parts of others, or tell of time: too many to read. */
    private static final Pattern DETAIL = Pattern.compile(
            "\\.histogram\\.|\\.objects\\.|^run\\.(?!ending|totals|rejections|calls\\.(made|input-tokens|output-tokens|cost-usd))");

    private final Surroundings surroundings;

    @Parameters(
            arity = "2",
            paramLabel = "RUN|FILE",
            description =
                    "Two run directories, or datasets: JSON Lines, a JSON array, CSV or YAML, plain or .gz, or Parquet.")
    private final List<Path> sources = new ArrayList<>();

    @Option(
            names = "--near",
            paramLabel = "T",
            description = "Records with a ROUGE-L F1 above T are near. Default: 0.7.")
    private double near = 0.7;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many records that only one holds are shown. Default: 5.")
    private int top = 5;

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called in both, such as instruction=prompt. May be repeated.")
    private final List<String> fields = new ArrayList<>();

    @Option(names = "--json", description = "Prints all of it as one line of JSON; of records, the counts.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (sources.stream().anyMatch(ReferenceArguments::isStandardInput)) {
            throw new UsageException("diff reads its datasets twice, and standard input can be read once; name files");
        }
        if (!(near >= 0 && near <= 1)) {
            throw new UsageException("--near must be from 0 to 1 but was " + near);
        }
        if (top < 0) {
            throw new UsageException("--top must be 0 or more but was " + top);
        }
        var names = new FieldSearch(FieldNames.parse(fields, null));
        var one = texts(0, names);
        var other = texts(1, names);
        names.check();
        var overlap = Overlap.of(one, other, near);
        var figures = FigureDifferences.between(figures(0, names), figures(1, names));
        var recipes = recipes();
        if (json) {
            surroundings.out().println(JsonLine.of(toMap(overlap, figures, recipes)));
        } else {
            print(overlap, figures, recipes);
        }
        return ExitCode.OK;
    }

    private List<Overlap.Text> texts(int place, FieldSearch names) throws IOException {
        var texts = new ArrayList<Overlap.Text>();
        DatasetExamples.of(sources.get(place), names, surroundings)
                .each(example -> texts.add(Overlap.Text.of(example)));
        return texts;
    }

    private Map<String, Object> figures(int place, FieldSearch names) throws IOException {
        return new Inspection(sources.get(place), names, surroundings).figures(List.of());
    }

    /** Returns what differs in the recipes, of two runs. */
    private List<Identity.Change> recipes() throws IOException {
        return isOfRuns() ? Identity.changes(recipe(0), recipe(1)) : List.of();
    }

    private boolean isOfRuns() {
        return sources.stream().allMatch(source -> Files.isDirectory(source) && RunOrFile.isRun(source));
    }

    private String recipe(int place) throws IOException {
        return Files.readString(sources.get(place).resolve(RunDirectory.RECIPE), StandardCharsets.UTF_8);
    }

    private void print(Overlap overlap, List<FigureDifferences.Difference> figures, List<Identity.Change> recipes) {
        var columns = new Columns(surroundings.out(), surroundings.width());
        print(ONE, sources.get(0), overlap.one(), columns);
        print(OTHER, sources.get(1), overlap.other(), columns);
        columns.line("", "");
        columns.line("figures", Count.of(figures.size(), "figure") + (figures.size() == 1 ? " differs" : " differ"));
        var shown = figures.stream()
                .filter(figure -> !DETAIL.matcher(figure.name()).find())
                .toList();
        shown.forEach(figure -> columns.line("  " + figure.name(), figure.words()));
        if (shown.size() < figures.size()) {
            columns.line("", (figures.size() - shown.size()) + " more in histograms and the like: --json shows them");
        }
        columns.line("", "");
        if (!isOfRuns()) {
            columns.line("recipe", "not compared: these are not two runs");
            return;
        }
        columns.line("recipe", Count.of(recipes.size(), "value") + (recipes.size() == 1 ? " differs" : " differ"));
        recipes.forEach(change -> columns.line("  " + change.path(), change.was() + " → " + change.is()));
    }

    private void print(String name, Path source, Overlap.Side side, Columns columns) {
        columns.line(name, source + ": " + Count.of(side.records(), "record"));
        columns.line(
                "  in both", side.exact() + " exactly, " + side.near() + " more nearly (ROUGE-L above " + near + ")");
        columns.line("  only in " + name, String.valueOf(side.only().size()));
        side.only().stream()
                .limit(top)
                .forEach(text -> columns.line("", text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text));
    }

    private Map<String, Object> toMap(
            Overlap overlap, List<FigureDifferences.Difference> figures, List<Identity.Change> recipes) {
        var map = new LinkedHashMap<String, Object>();
        map.put(ONE, toMap(sources.get(0), overlap.one()));
        map.put(OTHER, toMap(sources.get(1), overlap.other()));
        map.put("near", near);
        var differing = new LinkedHashMap<String, Object>();
        figures.forEach(figure -> differing.put(figure.name(), figure.toMap()));
        map.put("figures", differing);
        if (isOfRuns()) {
            var changed = new LinkedHashMap<String, Object>();
            recipes.forEach(change -> changed.put(change.path(), values(change)));
            map.put("recipe", changed);
        }
        return map;
    }

    private static Map<String, Object> values(Identity.Change change) {
        var values = new LinkedHashMap<String, Object>();
        values.put(ONE, change.was());
        values.put(OTHER, change.is());
        return values;
    }

    private static Map<String, Object> toMap(Path source, Overlap.Side side) {
        var map = new LinkedHashMap<String, Object>();
        map.put("source", source.toString());
        map.put("records", side.records());
        map.put("exact", side.exact());
        map.put("near", side.near());
        map.put("only", side.only().size());
        return map;
    }
}
