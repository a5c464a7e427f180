package dev.espalier.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a plan for a while and counts what is done between two instants: neither the start nor the drain at the end counts. */
public final class Meter {

    private final Duration warmUp;
    private final long warmUpCalls;
    private final Duration measured;
    private @Nullable Run run;
    private @Nullable Progress first;
    private @Nullable Progress last;
    private long cpu;

    Meter(int warmUpSeconds, int measuredSeconds) {
        this(warmUpSeconds, 0, measuredSeconds);
    }

    /**
     * @param warmUpCalls how many calls must have been made, too, before it counts: a busy machine is slow to compile
     */
    Meter(int warmUpSeconds, long warmUpCalls, int measuredSeconds) {
        this.warmUpCalls = warmUpCalls;
        warmUp = Duration.ofSeconds(warmUpSeconds);
        measured = Duration.ofSeconds(measuredSeconds);
    }

    /**
     * What was done.
     *
     * @param calls that were answered and journaled
     * @param released examples whose lines stand in the dataset
     * @param cpuSeconds that this process used
     */
    record Rate(double seconds, long calls, long released, double cpuSeconds) {

        double cpuMicrosPerCall() {
            return 1e6 * cpuSeconds / calls;
        }

        double callsPerSecond() {
            return calls / seconds;
        }

        double releasedPerSecond() {
            return released / seconds;
        }
    }

    Rate measure(Plan plan, int concurrency) throws IOException {
        var directory = Files.createTempDirectory("espalier-bench");
        try (var open = RunDirectory.open(directory, "name: bench\n", (before, after) -> List.of())) {
            var limits = new Limits(null, null, null, null, concurrency, false);
            run = new Run(plan, limits, open, this::watch, System::nanoTime);
            run.go();
        } finally {
            delete(directory);
        }
        double seconds = last.time().minus(first.time()).toNanos() / 1e9;
        return new Rate(seconds, last.calls() - first.calls(), last.accepted() - first.accepted(), cpu / 1e9);
    }

    private void watch(Progress progress) {
        if (first == null && progress.time().compareTo(warmUp) >= 0 && progress.calls() >= warmUpCalls) {
            first = progress;
            cpu = -cpuNanos();
        } else if (first != null
                && last == null
                && progress.time().minus(first.time()).compareTo(measured) >= 0) {
            last = progress;
            cpu += cpuNanos();
            run.interrupt();
        }
    }

    /** Returns the CPU time of this process, of all its threads. */
    public static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Removes a directory and all in it. */
    public static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
