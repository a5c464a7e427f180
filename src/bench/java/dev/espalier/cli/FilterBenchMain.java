package dev.espalier.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Times {@code filter} from file to file on short records: eight filters, then with ROUGE-L, then with MinHash. */
final class FilterBenchMain {

    private static final int VOCABULARY = 4_000;

    private static final List<String> EIGHT = List.of(
            "word-length: { min: 3, max: 150 }",
            "keywords",
            "prefixes: { prefixes: [Write a program] }",
            "first-character",
            "script: { scripts: [latin] }",
            "exact-duplicate",
            "repetition",
            "refusal");

    /** On a busy machine, what is used tells more than what it took. */
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private FilterBenchMain() {}

    /**
     * Runs.
     *
     * @param arguments a directory to work in, and how many records the eight filters get; the two others get a tenth
     */
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        int records = Integer.parseInt(arguments[1]);
        var all = write(directory.resolve("all.jsonl"), records);
        var tenth = write(directory.resolve("tenth.jsonl"), records / 10);
        time("eight filters", all, records, List.of(), directory);
        time("eight filters", tenth, records / 10, List.of(), directory);
        time("eight filters and rouge-l", tenth, records / 10, List.of("rouge-l"), directory);
        time("eight filters and minhash", tenth, records / 10, List.of("minhash"), directory);
    }

    private static Path write(Path file, int records) throws IOException {
        var random = new Random(7);
        var words = new ArrayList<String>();
        for (int i = 0; i < VOCABULARY; i++) {
            var word = new StringBuilder();
            random.ints(3 + random.nextInt(7), 'a', 'z' + 1).forEach(letter -> word.append((char) letter));
            words.add(word.toString());
        }
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < records; i++) {
                out.write("{\"instruction\":\"");
                writeWords(out, words, 6 + random.nextInt(7), random);
                out.write("\",\"input\":\"\",\"output\":\"");
                writeWords(out, words, 5 + random.nextInt(10), random);
                out.write("\"}\n");
            }
        }
        return file;
    }

    private static void writeWords(Writer out, List<String> words, int count, Random random) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(i == 0 ? "" : " ");
            out.write(words.get(random.nextInt(words.size())));
        }
    }

    private static void time(String what, Path file, int records, List<String> more, Path directory) {
        var arguments = new ArrayList<>(List.of("filter", file.toString(), "--force"));
        arguments.addAll(List.of("--out", directory.resolve("kept.jsonl").toString()));
        arguments.addAll(
                List.of("--rejected", directory.resolve("rejected.jsonl").toString()));
        for (var filters : List.of(EIGHT, more)) {
            filters.forEach(filter -> arguments.addAll(List.of("--filter", filter)));
        }
        long begin = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        int exit = Main.run(
                System.in, OutputStream.nullOutputStream(), System.err, Map.of(), arguments.toArray(String[]::new));
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-28s %,10d records %6.1f s %,10.0f/s, %5.1f s of processor time%n",
                what,
                records,
                seconds,
                records / seconds,
                (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        if (exit != 0) {
            throw new IllegalStateException("exit " + exit);
        }
    }
}
