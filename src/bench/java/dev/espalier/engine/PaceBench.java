package dev.espalier.engine;

import dev.espalier.llm.TrafficLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Prints how much of a limit of 600 requests a minute is made use of, as the server sees it. Fails if any minute held more. */
final class PaceBench {

    private static final int LIMIT = 600;

    private PaceBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int millis = Integer.parseInt(args[0]);
        try (var server = new Loopback(millis, false)) {
            var limits = new TrafficLimits(LIMIT, null, null, Duration.ofMinutes(10));
            var plan = new Workload(false, 256, 1).plan(server.model(limits));
            new Meter(0, 122).measure(plan, 64);
            var stats = server.stats();
            System.out.println(String.format(
                    Locale.ROOT,
                    "replies after %d ms: %d requests in 120 s (%.1f %% of %d, goal 97 %%); at most %d in any 60 s",
                    millis,
                    stats.inTwoMinutes(),
                    100.0 * stats.inTwoMinutes() / (2 * LIMIT),
                    2 * LIMIT,
                    stats.mostInAMinute()));
            if (stats.mostInAMinute() > LIMIT) {
                System.exit(1);
            }
        }
    }
}
