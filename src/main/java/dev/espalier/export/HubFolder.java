package dev.espalier.export;

import dev.espalier.io.ColumnType;
import dev.espalier.io.ExampleJson;
import dev.espalier.io.JsonLine;
import dev.espalier.io.ParquetTable;
import dev.espalier.model.Example;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Format {@code hf}: a folder that Hugging Face's {@code load_dataset} reads as it is. {@code data} holds a file for each
 * part that has examples, {@code README.md} is the dataset card, {@code recipe.yaml} the resolved recipe where the dataset
 * is a run's. Reads the dataset twice.
 */
public final class HubFolder {

    private static final String CARD = "README.md";
    private static final String RECIPE = "recipe.yaml";
    private static final String DATA = "data";

    private final HubOptions options;
    private final DatasetOrigin origin;

    public HubFolder(HubOptions options, DatasetOrigin origin) {
        this.options = options;
        this.origin = origin;
    }

    /** Returns whether a file, by its path in the folder, is one that this class writes. */
    public static boolean isPart(Path file) {
        var name = file.toString().replace('\\', '/');
        return Set.of(CARD, RECIPE).contains(name) || name.matches(DATA + "/(train|validation|test)\\.(parquet|jsonl)");
    }

    /** Returns the fields that every record must have. */
    public static Set<String> needs() {
        return Set.of("instruction");
    }

    /**
     * What was written.
     *
     * @param sizes how many examples each part holds
     * @param groups how many groups of kin there are
     * @param largestGroup how many examples the largest holds
     * @param altered what the files hold in another way than the dataset
     */
    public record Written(Map<Split, Long> sizes, int groups, int largestGroup, Altered altered) {

        public Written {
            sizes = Map.copyOf(sizes);
        }

        /** Returns how many examples there are. */
        public long total() {
            return sizes.values().stream().mapToLong(size -> size).sum();
        }
    }

    /**
     * Fills an empty folder.
     *
     * @throws IOException if reading or writing fails
     */
    public Written write(ExampleSource examples, Path folder) throws IOException {
        var columns = new TypedColumns();
        var languages = new Languages();
        var kinship = new Kinship(options.near());
        examples.each(example -> {
            columns.take(example);
            languages.take(example.instruction());
            kinship.add(example);
        });
        var splits = new Splits(kinship, options.validation(), options.test(), options.seed());
        Files.createDirectories(folder.resolve(DATA));
        var types = columns.types();
        var alterations = new Alterations(
                options.isParquet()
                        ? (name, value) -> types.get(name) instanceof ColumnType.Json
                        : (name, value) -> true);
        try (var parts = new Parts(folder.resolve(DATA), columns)) {
            var next = new int[1];
            examples.each(example -> {
                var record = ExampleJson.toMap(example);
                alterations.take(record);
                parts.write(splits.of(next[0]++), record);
            });
        }
        var sizes = new EnumMap<Split, Long>(Split.class);
        for (var split : Split.values()) {
            sizes.put(split, splits.size(split));
        }
        var written = new Written(sizes, splits.groups(), splits.largestGroup(), alterations.with(columns.asJson()));
        var spoken = options.languages().isEmpty() ? languages.seen() : options.languages();
        Files.writeString(
                folder.resolve(CARD),
                new DatasetCard(options, origin, columns, written, spoken).text(),
                StandardCharsets.UTF_8);
        if (!origin.recipeText().isEmpty()) {
            Files.writeString(folder.resolve(RECIPE), origin.recipeText(), StandardCharsets.UTF_8);
        }
        return written;
    }

    /** Returns the path of a part's file in the folder. */
    static String file(Split split, boolean isParquet) {
        return DATA + "/" + split.id() + (isParquet ? ".parquet" : ".jsonl");
    }

    /** The files of the parts, each made with its first record. */
    private final class Parts implements Closeable {

        private final Path data;
        private final TypedColumns columns;
        private final Map<Split, Part> open = new EnumMap<>(Split.class);

        Parts(Path data, TypedColumns columns) {
            this.data = data;
            this.columns = columns;
        }

        void write(Split split, Map<String, Object> record) throws IOException {
            var part = open.get(split);
            if (part == null) {
                part = start(split);
                open.put(split, part);
            }
            part.add(record);
        }

        private Part start(Split split) throws IOException {
            var name = String.valueOf(Path.of(file(split, options.isParquet())).getFileName());
            var out = new BufferedOutputStream(Files.newOutputStream(data.resolve(name)));
            return options.isParquet() ? new Table(out, columns) : new Lines(out, columns);
        }

        @Override
        public void close() throws IOException {
            var failures = new ArrayList<IOException>();
            for (var part : open.values()) {
                try {
                    part.close();
                } catch (IOException e) {
                    failures.add(e);
                }
            }
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        }
    }

    private interface Part extends Closeable {
        void add(Map<String, Object> record) throws IOException;
    }

    private record Table(OutputStream out, ParquetTable table) implements Part {

        Table(OutputStream out, TypedColumns columns) throws IOException {
            this(out, ParquetTable.start(out, columns.types()));
        }

        @Override
        public void add(Map<String, Object> record) throws IOException {
            table.add(record);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                table.close();
            }
        }
    }

    /**
     * Each record has all fields, with null where it has nothing, and what has no type in common is text here, too: the
     * loader wants the same fields, and a type for each, in all parts.
     */
    private record Lines(Writer out, Map<String, ColumnType> types) implements Part {

        Lines(OutputStream out, TypedColumns columns) {
            this(TextOutput.of(out), columns.types());
        }

        @Override
        public void add(Map<String, Object> record) throws IOException {
            out.write(JsonLine.of(fields(types, record)));
            out.write('\n');
        }

        private static Map<String, Object> fields(Map<String, ColumnType> types, Map<?, ?> values) {
            var fields = new LinkedHashMap<String, Object>();
            types.forEach((name, type) -> fields.put(name, value(type, values.get(name))));
            return fields;
        }

        private static Object value(ColumnType type, @Nullable Object value) {
            if (value == null || value == Example.NULL) {
                return Example.NULL;
            }
            if (type instanceof ColumnType.Json) {
                return JsonLine.value(value);
            }
            if (type instanceof ColumnType.Struct struct && value instanceof Map<?, ?> map) {
                return fields(struct.fields(), map);
            }
            if (type instanceof ColumnType.ListOf list && value instanceof List<?> items) {
                return items.stream().map(item -> value(list.item(), item)).toList();
            }
            return type instanceof ColumnType.Decimal && value instanceof Number number ? number.doubleValue() : value;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
