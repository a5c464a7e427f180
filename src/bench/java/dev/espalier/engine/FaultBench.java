package dev.espalier.engine;

import dev.espalier.llm.TrafficLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Compares a run whose server answers 10 % of all requests with 429, 5 % with 500, resets 2 % and garbles 2 %, with one whose server
 * does not. Argument: how many examples. Fails if the datasets differ, or if more was asked than the faults account for.
 */
final class FaultBench {

    private static final int CONCURRENCY = 32;

    private FaultBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int target = Integer.parseInt(args[0]);
        var directory = Files.createTempDirectory("espalier-bench");
        try (var good = new Loopback(20, false);
                var bad = new Loopback(20, true)) {
            var expected = run(good, target, directory.resolve("good"));
            var actual = run(bad, target, directory.resolve("bad"));
            var stats = bad.stats();
            boolean isSame = Files.mismatch(expected.dataset, actual.dataset) < 0;
            long extra = stats.requests() - actual.journaled;
            double excess = 100.0 * (extra - stats.faults()) / stats.faults();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%,d examples: %,d requests, %,d faults, %,d extra requests (%+.1f %% of the faults, goal within 2 %%),"
                            + " %.1f s instead of %.1f s, dataset %s",
                    target,
                    stats.requests(),
                    stats.faults(),
                    extra,
                    excess,
                    actual.seconds,
                    expected.seconds,
                    isSame ? "identical" : "DIFFERENT"));
            if (!isSame || Math.abs(excess) > 2) {
                System.exit(1);
            }
        } finally {
            Meter.delete(directory);
        }
    }

    private record Done(Path dataset, long journaled, double seconds) {}

    private static Done run(Loopback server, int target, Path directory) throws IOException {
        var plan = new Workload(false, 4 * CONCURRENCY, 1).plan(server.model(TrafficLimits.DEFAULT));
        try (var open = RunDirectory.open(directory, "name: bench\n", (before, after) -> List.of())) {
            var limits = Limits.target(target, CONCURRENCY);
            var result = new Run(plan, limits, open, progress -> {}, System::nanoTime).go();
            if (result.ending() != Ending.TARGET_REACHED) {
                throw new IllegalStateException(result.ending().words(), result.failure());
            }
            return new Done(
                    directory.resolve(RunDirectory.DATASET),
                    open.recordedCalls(),
                    result.time().toMillis() / 1000.0);
        }
    }
}
