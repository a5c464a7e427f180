package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.Recipes;
import dev.espalier.engine.FilterPass;
import dev.espalier.engine.FilterPass.Counts;
import dev.espalier.engine.FilterPass.Judged;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.JsonLine;
import dev.espalier.io.PlainValue;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Filters a dataset that is there already. */
@Command(
        name = "filter",
        sortOptions = false,
        description =
                "Judges every record of a dataset, in any format that --seeds reads, by a chain of filters: those of"
                        + " a recipe (--recipe), then those given here, in the order of this help. All fields and the order are kept.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier filter data.jsonl --rouge-l 0.7 --min-words 4 --out kept.jsonl --rejected rejected.jsonl",
            "  espalier filter data.json.gz --recipe alpaca --against eval.jsonl --out kept.jsonl --rejected rejected.jsonl",
            "  espalier filter data.jsonl --filter 'word-length: { field: output, min: 1, max: 300 }' --out marked.jsonl --explain"
        })
final class FilterCommand implements Callable<Integer> {

    /** A record, how it looks to the filters, and whether a field that they judge is missing. */
    private record Entry(Row row, Example example, @Nullable Rejection missing) {}

    private static final String MISSING_FIELD = "missing-field";

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Datasets; - is standard input.")
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

    @Option(names = "--recipe", paramLabel = "NAME|FILE", description = "Takes the filters of this recipe's stages.")
    private @Nullable String recipe;

    @Option(names = "--min-words", paramLabel = "N", description = "Rejects instructions with fewer words.")
    private @Nullable Integer minWords;

    @Option(names = "--max-words", paramLabel = "N", description = "Rejects instructions with more words.")
    private @Nullable Integer maxWords;

    @Option(
            names = "--keywords",
            paramLabel = "WORDS|@FILE",
            description =
                    "Rejects instructions with one of these whole words: separated by commas, or one a line of a file.")
    private @Nullable String keywords;

    @Option(
            names = "--exact-duplicate",
            description = "Rejects records whose instruction, input and output came before.")
    private boolean exactDuplicate;

    @Option(
            names = "--rouge-l",
            paramLabel = "T",
            description = "Rejects instructions with a ROUGE-L F1 above T to one accepted before.")
    private @Nullable Double rougeL;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description =
                    "Any filter, as a recipe writes it: 'rouge-l: { field: output, threshold: 0.8 }'. May be repeated.")
    private final List<String> filters = new ArrayList<>();

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Datasets that count as accepted before: their duplicates are rejected.")
    private final List<Path> against = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called, such as instruction=prompt.")
    private final Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--strict", description = "Stops at a record without a judged field instead of rejecting it.")
    private boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that judge; never changes the result. Default: 2.")
    private int threads = 2;

    @Option(names = "--force", description = "Replaces files that are there.")
    private boolean force;

    @Option(names = "--json", description = "Prints the counts as one line of JSON.")
    private boolean json;

    FilterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw usage("--threads must be 1 or more but was " + threads);
        }
        if (explain == (rejected != null)) {
            throw usage(
                    explain
                            ? "--explain writes all to --out; leave out --rejected"
                            : "--rejected is missing, or --explain");
        }
        var problems = new Problems();
        var operators = operators(problems);
        var chain = FilterChain.of(operators, readAgainst(problems), 0, problems);
        problems.throwIfAny();
        if (chain.filters().isEmpty()) {
            throw usage("no filter is given; name one, such as --rouge-l 0.7, or a --recipe");
        }
        var counts = filter(chain, problems);
        tell(counts);
        return ExitCode.OK;
    }

    private List<Operator> operators(Problems problems) throws IOException {
        var operators = new ArrayList<Operator>();
        if (recipe != null) {
            var recipes = new Recipes(null);
            var read = recipes.read(findRecipe(recipes, recipe), List.of(), problems);
            read.stages().forEach(stage -> operators.addAll(stage.filters()));
        }
        for (var text : given()) {
            RecipeReader.filter(text.getValue(), text.getKey(), problems).ifPresent(operators::add);
        }
        return operators;
    }

    private Recipes.Source findRecipe(Recipes recipes, String name) {
        try {
            return recipes.find(name);
        } catch (ProblemException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the filters of the options, as a recipe would write them, by the option that asks for each. */
    private List<Map.Entry<String, String>> given() throws IOException {
        var given = new ArrayList<Map.Entry<String, String>>();
        if (minWords != null || maxWords != null) {
            var bounds =
                    (minWords == null ? "" : "min: " + minWords + ", ") + (maxWords == null ? "" : "max: " + maxWords);
            given.add(Map.entry(minWords == null ? "--max-words" : "--min-words", "word-length: { " + bounds + " }"));
        }
        if (keywords != null) {
            given.add(Map.entry("--keywords", "keywords: { words: " + quoted(keywordList(keywords)) + " }"));
        }
        if (exactDuplicate) {
            given.add(Map.entry("--exact-duplicate", "exact-duplicate"));
        }
        if (rougeL != null) {
            given.add(Map.entry("--rouge-l", "rouge-l: { threshold: " + rougeL + " }"));
        }
        filters.forEach(filter -> given.add(Map.entry("--filter", filter)));
        return given;
    }

    /** Returns a YAML list: a JSON text is one. */
    private static String quoted(List<String> texts) {
        return texts.stream().map(JsonLine::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<String> keywordList(String written) throws IOException {
        if (!written.startsWith("@")) {
            return List.of(written.split(","));
        }
        var file = Path.of(written.substring(1));
        if (!Files.isRegularFile(file)) {
            throw new ProblemException("--keywords", "there is no file " + file, "");
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<Example> readAgainst(Problems problems) throws IOException {
        var examples = new ArrayList<Example>();
        var toExample = new ExampleReader(fields, Set.of());
        for (var file : against) {
            try (var reader = DatasetReader.open(source(file), problems::add)) {
                for (var row = reader.next(); row != null; row = reader.next()) {
                    var id = number(row);
                    toExample.read(row.value(), problems::add).ifPresent(example -> examples.add(example.withId(id)));
                }
            }
        }
        return examples;
    }

    /** Returns what messages call a record: its file and its number in it. */
    private static String number(Row row) {
        return row.value().place().file() + ":" + row.number();
    }

    private DatasetSource source(Path file) {
        return file.toString().equals("-") ? DatasetSource.standardInput(surroundings.in()) : DatasetSource.file(file);
    }

    private Counts filter(FilterChain chain, Problems problems) throws IOException {
        try (var accepted = AtomicFile.create(out, force);
                var others = rejected == null ? null : AtomicFile.create(rejected, force);
                var records = new Records(chain.fields(), problems)) {
            var pass = new FilterPass<>(chain.filters(), FilterCommand::view, threads);
            var counts = pass.run(records, judged -> {
                var writer = judged.by() == null || others == null ? accepted.writer() : others.writer();
                writer.write(JsonLine.of(line(judged)));
                writer.write('\n');
            });
            problems.throwIfAny();
            accepted.commit();
            if (others != null) {
                others.commit();
            }
            return counts;
        }
    }

    private static FilterPass.View view(Entry record) {
        return new FilterPass.View(record.example(), MISSING_FIELD, record.missing());
    }

    /** The records of all files, one after another. */
    private final class Records implements FilterPass.Source<Entry>, AutoCloseable {

        private final Set<String> judged;
        private final Problems problems;
        private final ExampleReader toExample = new ExampleReader(fields, Set.of());
        private final Iterator<Path> rest = files.iterator();
        private @Nullable DatasetReader reader;

        Records(Set<String> judged, Problems problems) {
            this.judged = judged;
            this.problems = problems;
        }

        @Override
        public @Nullable Entry next() throws IOException {
            while (true) {
                if (reader == null) {
                    if (!rest.hasNext()) {
                        return null;
                    }
                    reader = DatasetReader.open(source(rest.next()), problems::add);
                }
                var row = reader.next();
                if (row == null) {
                    close();
                } else {
                    var example = toExample.read(row.value(), problems::add);
                    if (example.isPresent()) {
                        return new Entry(row, named(example.get(), row), missing(row));
                    }
                }
            }
        }

        private static Example named(Example example, Row row) {
            return example.id().isEmpty() ? example.withId(number(row)) : example;
        }

        /** An absent input is an empty one; any other field that is judged must be there. */
        private @Nullable Rejection missing(Row row) {
            for (var field : judged) {
                var name = fields.getOrDefault(field, field);
                if (!field.equals("input") && !row.value().entries().containsKey(name)) {
                    if (strict) {
                        problems.add(
                                row.value().place().toString(),
                                "missing \"" + name + "\"",
                                "it is judged; --field renames");
                    }
                    return new Rejection(MISSING_FIELD + ":absent", "the record has no field \"" + name + "\"", name);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }

    private Map<String, Object> line(Judged<Entry> judged) {
        var line = PlainValue.of(judged.record().row().value());
        var rejection = judged.rejection();
        if (rejection == null || judged.by() == null) {
            if (explain) {
                line.put("rejection", Example.NULL);
            }
            return line;
        }
        line.put("rejection", describe(judged.by(), rejection));
        return line;
    }

    private static Map<String, Object> describe(String by, Rejection rejection) {
        var described = new LinkedHashMap<String, Object>();
        described.put("by", by);
        described.put("reason", rejection.reason());
        described.put("detail", rejection.detail());
        var value = rejection.value();
        if (value != null) {
            described.put("value", value);
        }
        var neighbour = rejection.neighbour();
        if (neighbour != null) {
            var near = new LinkedHashMap<String, Object>();
            near.put("id", neighbour.id());
            near.put("text", neighbour.text());
            described.put("neighbour", near);
        }
        return described;
    }

    private void tell(Counts counts) {
        var out = surroundings.out();
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.put("read", counts.read());
            line.put("accepted", counts.accepted());
            line.put("rejections", counts.rejections());
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
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
