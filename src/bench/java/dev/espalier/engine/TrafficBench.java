package dev.espalier.engine;

import dev.espalier.llm.TrafficLimits;
import java.io.IOException;
import java.util.Locale;

/**
 * Prints what the whole pipeline makes of a model behind HTTP, beside what the HTTP client alone makes of it in the same process.
 * Arguments: requests in flight, milliseconds of a reply, the share of the ideal that is wanted in percent.
 */
final class TrafficBench {

    /** A run takes hours; on two cores the JVM compiles for half a minute. */
    private static final int WARM_UP_SECONDS = 40;

    private static final long WARM_UP_CALLS = 100_000;
    private static final int SECONDS = Integer.getInteger("espalier.bench.seconds", 12);

    private TrafficBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int concurrency = Integer.parseInt(args[0]);
        int millis = Integer.parseInt(args[1]);
        double ideal = concurrency * 1000.0 / millis;
        try (var server = new Loopback(millis, false)) {
            var plan = new Workload(false, 4 * concurrency, 1).plan(server.model(TrafficLimits.DEFAULT));
            var whole = new Meter(WARM_UP_SECONDS, WARM_UP_CALLS, SECONDS).measure(plan, concurrency);
            double megabytes = MemoryBench.residentKilobytes() / 1024.0;
            var bare = BareClient.measure(server.url(), concurrency, WARM_UP_CALLS, SECONDS);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%4d at %3d ms: ideal %6.0f/s; bare client %6.0f (%5.1f %%), %3.0f us CPU a call; whole pipeline %6.0f"
                            + " (%5.1f %%, goal %s %%; %5.1f %% of bare), %3.0f us, %4.0f MB",
                    concurrency,
                    millis,
                    ideal,
                    bare.callsPerSecond(),
                    100 * bare.callsPerSecond() / ideal,
                    bare.cpuMicrosPerCall(),
                    whole.callsPerSecond(),
                    100 * whole.callsPerSecond() / ideal,
                    args[2],
                    100 * whole.callsPerSecond() / bare.callsPerSecond(),
                    whole.cpuMicrosPerCall(),
                    megabytes));
        }
    }
}
