package dev.espalier.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Times exports of a dataset in JSON Lines beside what a JSON parser takes for the same bytes, in one warm process: to look at every token,
 * to make trees of them, and to write those again, which is what {@code jq -c .} does.
 */
final class ExportBenchMain {

    private static final int ROUNDS = 5;

    private ExportBenchMain() {}

    /**
     * Runs.
     *
     * @param arguments a directory to work in, and how many records
     */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        var dataset = write(directory.resolve("dataset.jsonl"), records);
        double megabytes = Files.size(dataset) / 1e6;
        System.out.printf(Locale.ROOT, "%,d records, %.1f MB; the best of %d rounds%n", records, megabytes, ROUNDS);
        double tokens = Double.POSITIVE_INFINITY;
        double trees = Double.POSITIVE_INFINITY;
        double rewritten = Double.POSITIVE_INFINITY;
        double lines = Double.POSITIVE_INFINITY;
        double file = Double.POSITIVE_INFINITY;
        double parquet = Double.POSITIVE_INFINITY;
        double back = Double.POSITIVE_INFINITY;
        var out = directory.resolve("out.jsonl");
        var table = directory.resolve("dataset.parquet");
        // By turns, so that a busy moment of the machine meets all of them.
        for (int round = 0; round < ROUNDS; round++) {
            tokens = Math.min(tokens, seconds(() -> parseTokens(dataset)));
            trees = Math.min(trees, seconds(() -> parseTrees(dataset)));
            rewritten = Math.min(rewritten, seconds(() -> rewrite(dataset)));
            lines = Math.min(lines, seconds(() -> export(dataset, "alpaca-jsonl", "-")));
            file = Math.min(file, seconds(() -> export(dataset, "alpaca-jsonl", out.toString())));
            parquet = Math.min(parquet, seconds(() -> export(dataset, "parquet", table.toString())));
            back = Math.min(back, seconds(() -> export(table, "alpaca-jsonl", "-")));
        }
        print("JSON parser, every token and text", tokens, records, megabytes);
        print("JSON parser, a tree of each record", trees, records, megabytes);
        print("JSON parser, trees written again", rewritten, records, megabytes);
        print("export alpaca-jsonl to nowhere", lines, records, megabytes);
        print("export alpaca-jsonl, synced to disk", file, records, megabytes);
        print("export parquet", parquet, records, megabytes);
        print("parquet to alpaca-jsonl", back, records, megabytes);
        System.out.printf(
                Locale.ROOT,
                "export alpaca-jsonl to nowhere: %.2f times the speed of trees written again, %.2f of trees, %.2f of bare"
                        + " tokens%n",
                rewritten / lines,
                trees / lines,
                tokens / lines);
    }

    private static Path write(Path file, int records) throws IOException {
        var random = new Random(7);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < records; i++) {
                out.write("{\"id\":\"r-" + i + "\",\"instruction\":\"" + words(random, 12) + "\",\"input\":\""
                        + (i % 2 == 0 ? "" : words(random, 15)) + "\",\"output\":\"" + words(random, 45)
                        + "\",\"is_classification\":" + (i % 3 == 0) + "}\n");
            }
        }
        return file;
    }

    /** Returns so many random words, some of them on a new line, as JSON holds them. */
    static String words(Random random, int count) {
        var words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : i % 11 == 0 ? "\\n" : " ");
            random.ints(2 + random.nextInt(7), 'a', 'z' + 1).forEach(letter -> words.append((char) letter));
        }
        return words.toString();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void parseTrees(Path dataset) throws IOException {
        long size = 0;
        try (var in = Files.newInputStream(dataset);
                var trees = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            while (trees.hasNext()) {
                size += trees.next().size();
            }
        }
        if (size == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private static void rewrite(Path dataset) throws IOException {
        var mapper = new ObjectMapper();
        try (var in = Files.newInputStream(dataset);
                var trees = mapper.readerFor(JsonNode.class).<JsonNode>readValues(in);
                var out = mapper.writer().withRootValueSeparator("\n").writeValues(OutputStream.nullOutputStream())) {
            while (trees.hasNext()) {
                out.write(trees.next());
            }
        }
    }

    private static void parseTokens(Path dataset) throws IOException {
        long length = 0;
        try (var in = Files.newInputStream(dataset);
                var parser = new JsonFactory().createParser(in)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                length += parser.getText().length();
            }
        }
        if (length == 0) {
            throw new IllegalStateException("nothing was read");
        }
    }

    private static void export(Path dataset, String format, String out) {
        int exit = Main.run(
                System.in,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of(),
                "export",
                dataset.toString(),
                "--format",
                format,
                "--out",
                out,
                "--force");
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit);
        }
    }

    private static void print(String what, double seconds, int records, double megabytes) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %6.2f s %,10.0f records/s %6.0f MB/s%n",
                what,
                seconds,
                records / seconds,
                megabytes / seconds);
    }
}
