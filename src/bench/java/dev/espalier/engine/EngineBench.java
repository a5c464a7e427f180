package dev.espalier.engine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Locale;

/** Prints what the engine makes of the speed of a model, and what it costs itself. */
final class EngineBench {

    private static final int CONCURRENCY = 64;
    private static final int WINDOW = 256;
    private static final int WARM_UP_SECONDS = 6;
    private static final int SECONDS = Integer.getInteger("espalier.bench.seconds", 20);
    private static final PrintStream OUT = System.out;

    private EngineBench() {}

    public static void main(String[] args) throws IOException {
        OUT.println("Throughput: one stage, one call an item, journal on disk, concurrency 64, " + SECONDS + " s measured.");
        OUT.println("ideal = 64 / mean delay; answered = calls journaled; released = examples in the dataset.");
        print("%-42s %8s %10s %10s %6s %6s", "", "ideal/s", "answered/s", "released/s", "share", "goal");
        throughput("50 ms, window 256", Delays.of50Millis(), false, WINDOW, "95 %");
        throughput("median 50 ms, 1 % at 2 s, window 256", Delays.heavyTailed(), false, WINDOW, "85 %");
        OUT.println();
        OUT.println("The same with a stage that feeds back, whose window is strict: item i + window waits for item i, so at most");
        OUT.println("about window + 100 items are done in the 2 s of a slow reply.");
        for (int window : new int[] {256, 512, 1024, 2048, 4096}) {
            throughput("1 % at 2 s, feeds back, window " + window, Delays.heavyTailed(), true, window, bound(window));
        }
        OUT.println();
        OUT.println("Cost: no delay, concurrency 8, journal on disk, no filters.");
        OUT.println("one write and fsync of 1 KB takes " + Math.round(fsyncMicros()) + " us on this disk");
        print("%-42s %14s %14s", "", "us/candidate", "us/call");
        cost("1 candidate a call", 1);
        cost("7 candidates a call", 7);
    }

    private static String bound(int window) {
        double bound = (window + 100) / 2.0 / (CONCURRENCY / 0.0695);
        return bound >= 1 ? "-" : String.format(Locale.ROOT, "<%.0f %%", 100 * bound);
    }

    private static void throughput(String name, Delays model, boolean feedsBack, int window, String goal)
            throws IOException {
        var plan = new Workload(feedsBack, window, 1).plan(model);
        var rate = new Meter(WARM_UP_SECONDS, SECONDS).measure(plan, CONCURRENCY);
        double ideal = CONCURRENCY / model.meanSeconds();
        print(
                "%-42s %8.0f %10.0f %10.0f %5.1f%% %6s",
                name,
                ideal,
                rate.callsPerSecond(),
                rate.releasedPerSecond(),
                100 * rate.callsPerSecond() / ideal,
                goal);
    }

    private static void cost(String name, int made) throws IOException {
        var plan = new Workload(false, WINDOW, made).plan(Delays.none());
        var rate = new Meter(WARM_UP_SECONDS, SECONDS / 2).measure(plan, 8);
        print("%-42s %14.1f %14.1f", name, 1e6 / rate.releasedPerSecond(), 1e6 / rate.callsPerSecond());
    }

    private static double fsyncMicros() throws IOException {
        var path = Files.createTempFile("espalier-bench", ".fsync");
        int count = 200;
        long begin;
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            begin = System.nanoTime();
            for (int i = 0; i < count; i++) {
                file.write(new byte[1024]);
                file.getFD().sync();
            }
        }
        double micros = (System.nanoTime() - begin) / 1e3 / count;
        Files.delete(path);
        return micros;
    }

    private static void print(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
