package dev.espalier.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints how long texts take to be judged against all accepted before, by the indexes and by a plain scan, and whether they say
 * the same. Arguments: what to print.
 */
final class IndexBench {

    private static final double USUAL = 0.7;

    private IndexBench() {}

    public static void main(String[] args) throws IOException {
        for (var name : args) {
            switch (name) {
                case "real" -> real();
                case "cold" -> cold();
                case "growth" -> growth();
                case "10m" -> tenMillion();
                default -> throw new IllegalArgumentException(name);
            }
        }
    }

    /** What wants the real lists. */
    private static void real() throws IOException {
        if (!BenchTexts.haveReal()) {
            print("skipped what judges real instructions: there is no ../shared/data");
            return;
        }
        warm();
        perturbed();
        nearest();
        longTexts();
        minHash();
    }

    private static void cold() throws IOException {
        if (!BenchTexts.haveReal()) {
            return;
        }
        var texts = BenchTexts.candidates("alpaca");
        double read = sinceStart();
        var pass = Pass.of(Pass.index(USUAL, BenchTexts.seeds()), texts);
        print("Alpaca instructions, cold process          %8.2f s  (%.2f until read; %d rejected)",
                sinceStart(), read, pass.rejected());
    }

    private static double sinceStart() {
        return (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    }

    private static void warm() throws IOException {
        var texts = BenchTexts.candidates("alpaca");
        var seeds = BenchTexts.seeds();
        Pass.median(5, () -> Pass.index(USUAL, seeds), texts);
        var index = Pass.median(11, () -> Pass.index(USUAL, seeds), texts);
        show("Alpaca instructions, warm", index);
        compare(index, Pass.of(Pass.scan(USUAL, seeds), texts));
        compareWithReference("alpaca", index);
    }

    private static void compare(Pass index, Pass scan) {
        show("  by a plain scan", scan);
        print("  scan : index = %.0f : 1, decisions, neighbours and scores %s",
                scan.seconds() / index.seconds(), scan.decisions().equals(index.decisions()) ? "the same" : "DIFFER");
    }

    private static void compareWithReference(String set, Pass index) throws IOException {
        int different = 0;
        var lines = BenchTexts.decisions(set);
        for (int i = 0; i < lines.size(); i++) {
            var expected = lines.get(i).startsWith("A") ? Optional.empty() : Optional.of(nearest(lines.get(i)));
            different += index.decisions().get(i).equals(expected) ? 0 : 1;
        }
        print("  of %,d decisions of the reference %d differ", lines.size(), different);
    }

    private static Nearest nearest(String line) {
        var columns = line.split("\t", -1);
        return new Nearest(Integer.parseInt(columns[1]), Double.parseDouble(columns[2]));
    }

    private static void perturbed() throws IOException {
        var texts = BenchTexts.candidates("perturbed");
        var seeds = BenchTexts.seeds();
        Pass.median(3, () -> Pass.index(USUAL, seeds), texts);
        var index = Pass.median(5, () -> Pass.index(USUAL, seeds), texts);
        show("perturbed instructions", index);
        compareWithReference("perturbed", index);
    }

    private static void growth() {
        var all = BenchTexts.synthetic(1_000_000);
        Pass.median(3, () -> Pass.index(USUAL, List.of()), all.subList(0, 50_000));
        for (double threshold : new double[] {USUAL, 0.5, 0.9}) {
            var first = growth(threshold, all.subList(0, 50_000));
            for (int count : new int[] {100_000, 200_000, 500_000, 1_000_000}) {
                var pass = growth(threshold, all.subList(0, count));
                print("  time grows as N^%.2f", Math.log(pass.seconds() / first.seconds()) / Math.log(count / 50_000.0));
            }
        }
    }

    private static Pass growth(double threshold, List<String> texts) {
        var pass = Pass.median(texts.size() < 500_000 ? 3 : 1, () -> Pass.index(threshold, List.of()), texts);
        show("synthetic instructions at " + threshold, pass);
        return pass;
    }

    private static void longTexts() throws IOException {
        var texts = BenchTexts.outputs();
        Pass.of(Pass.index(USUAL, List.of()), texts);
        var index = Pass.median(3, () -> Pass.index(USUAL, List.of()), texts);
        show("Alpaca outputs", index);
        compare(index, Pass.of(Pass.scan(USUAL, List.of()), texts));
    }

    private static void nearest() throws IOException {
        var texts = BenchTexts.candidates("alpaca");
        var seeds = BenchTexts.seeds();
        Pass.of(nearestJudge(seeds), texts);
        var pass = Pass.median(3, () -> nearestJudge(seeds), texts);
        show("Alpaca instructions, nearest of each", pass);
        var lines = BenchTexts.decisions("alpaca");
        int different = 0;
        for (int i = 0; i < lines.size(); i++) {
            different += pass.decisions().get(i).equals(Optional.of(nearest(lines.get(i)))) ? 0 : 1;
        }
        print("  of %,d neighbours and scores of the reference %d differ", lines.size(), different);
    }

    private static Pass.Judge nearestJudge(List<String> seeds) {
        var index = new RougeIndex(USUAL);
        seeds.forEach(index::add);
        return text -> {
            var nearest = index.nearest(text);
            if (nearest.isEmpty() || nearest.get().score() <= USUAL) {
                index.add(text);
            }
            return nearest;
        };
    }

    private static void minHash() throws IOException {
        var texts = BenchTexts.outputs();
        Pass.of(Pass.minHash(USUAL), texts);
        var pass = Pass.median(3, () -> Pass.minHash(USUAL), texts);
        show("Alpaca outputs by MinHash", pass);
        print("  %,.0f records a second", texts.size() / pass.seconds());
    }

    private static void tenMillion() {
        var index = new RougeIndex(USUAL);
        long begin = Pass.cpuNanos();
        int rejected = 0;
        for (int i = 0; i < 10_000_000; i++) {
            var text = SyntheticInstructions.of(i);
            if (index.nearestAboveThreshold(text).isPresent()) {
                rejected++;
            } else {
                index.add(text);
            }
            if ((i + 1) % 1_000_000 == 0) {
                print("%,11d of 10,000,000 made and judged, %,d rejected, %.0f s of one core, %.0f s by the clock",
                        i + 1, rejected, (Pass.cpuNanos() - begin) / 1e9, sinceStart());
            }
        }
    }

    private static void show(String what, Pass pass) {
        print("%-40s %,9d: %8.2f s  %7.2f us each, %,d rejected",
                what, pass.decisions().size(), pass.seconds(), pass.microsEach(), pass.rejected());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
