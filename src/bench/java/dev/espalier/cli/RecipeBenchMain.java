package dev.espalier.cli;

import dev.espalier.engine.Meter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Times recipes that ask no model, from file to run directory, in one warm process: reading, steps, filters, dataset and report. */
final class RecipeBenchMain {

    private static final int ROUNDS = 5;

    private static final String TEMPLATE = """
            name: template
            about: Measures, writes and filters; asks no model.
            models: {}
            stages:
              - name: written
                from: input
                window: 1024
                steps:
                  - measure: { field: output, what: words, into: output_words }
                  - template:
                      into: prompt
                      drawn: variant
                      texts: ["Please do this: ${instruction}", "${instruction} Be brief."]
                filters:
                  - empty-field: { fields: [instruction, output] }
                  - length: { field: output, max-words: 300 }
                  - exact-duplicate: {}
            """;

    private RecipeBenchMain() {}

    /**
     * Runs.
     *
     * @param arguments a directory to work in, and a file of examples or how many are to be made; then memory is measured, too, for
     *     as many and ten times as many
     */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var input = arguments[1].matches("[0-9]+")
                ? write(directory.resolve("input.jsonl"), Integer.parseInt(arguments[1]))
                : Path.of(arguments[1]);
        var template = Files.writeString(directory.resolve("template.yaml"), TEMPLATE);
        System.out.printf(
                Locale.ROOT, "%.1f MB of examples; the best of %d rounds%n", Files.size(input) / 1e6, ROUNDS);
        var recipes = List.of(template.toString(), "mosaic-it");
        double[] best = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] leastCpu = best.clone();
        var out = directory.resolve("run");
        // By turns, so that a busy moment of the machine meets both.
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < recipes.size(); i++) {
                remove(out);
                long begin = System.nanoTime();
                long cpu = Meter.cpuNanos();
                generate(recipes.get(i), input, out);
                double seconds = (System.nanoTime() - begin) / 1e9;
                best[i] = Math.min(best[i], seconds);
                leastCpu[i] = Math.min(leastCpu[i], (Meter.cpuNanos() - cpu) / 1e9);
                if (round == ROUNDS - 1) {
                    print(i == 0 ? "template" : recipes.get(i), best[i], leastCpu[i], out);
                }
            }
        }
        if (!input.equals(Path.of(arguments[1]))) {
            int records = Integer.parseInt(arguments[1]);
            var forgetful = Files.writeString(directory.resolve("forgetful.yaml"), TEMPLATE.replace("      - exact-duplicate: {}\n", ""));
            printMemory("no filter that remembers", forgetful.toString(), directory, records);
            for (int i = 0; i < recipes.size(); i++) {
                printMemory(i == 0 ? "template" : recipes.get(i), recipes.get(i), directory, records);
            }
        }
    }

    private static void print(String recipe, double seconds, double cpu, Path run) throws IOException {
        long written = lines(run.resolve("dataset.jsonl"));
        long rejected = lines(run.resolve("rejected.jsonl"));
        var report = Files.readString(run.resolve("report.json"));
        long read = Long.parseLong(report.replaceAll("(?s).*?\"items\":(\\d+).*", "$1"));
        System.out.printf(
                Locale.ROOT,
                "%-12s %6.2f s (%.2f s of cores): %,9d read, %,9d written, %,7d rejected; %,9.0f read a second, %,9.0f written, %5.0f MB/s%n",
                recipe,
                seconds,
                cpu,
                read,
                written,
                rejected,
                read / seconds,
                written / seconds,
                Files.size(run.resolve("dataset.jsonl")) / 1e6 / seconds);
    }

    private static long lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** What is held in memory does not depend on how many records there are, but for some bytes each. */
    private static void printMemory(String name, String recipe, Path directory, int records) throws IOException {
        long[] live = new long[2];
        for (int i = 0; i < 2; i++) {
            var input = write(directory.resolve("memory.jsonl"), i == 0 ? records : 10 * records);
            var out = directory.resolve("run");
            remove(out);
            live[i] = LiveHeap.most(() -> generate(recipe, input, out));
        }
        System.out.printf(
                Locale.ROOT,
                "%-25s live heap at most %.0f MB for %,d records, %.0f MB for %,d: %.0f bytes for each record more%n",
                name,
                live[0] / 1e6,
                records,
                live[1] / 1e6,
                10 * records,
                (live[1] - live[0]) / (9.0 * records));
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            Meter.delete(directory);
        }
    }

    private static void generate(String recipe, Path input, Path out) {
        int exit = Main.run(
                System.in,
                OutputStream.nullOutputStream(),
                System.err,
                Map.of(),
                "generate",
                "--recipe",
                recipe,
                "--input",
                input.toString(),
                "--out",
                out.toString(),
                "--seed",
                "7",
                "--quiet");
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit);
        }
    }

    /** As long as the examples of Alpaca are, on average. */
    private static Path write(Path file, int records) throws IOException {
        var random = new Random(7);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < records; i++) {
                out.write("{\"instruction\":\"" + ExportBenchMain.words(random, 10) + "\",\"input\":\""
                        + (i % 5 < 3 ? "" : ExportBenchMain.words(random, 12)) + "\",\"output\":\"" + ExportBenchMain.words(random, 44) + "\"}\n");
            }
        }
        return file;
    }
}
