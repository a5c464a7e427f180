package dev.espalier.engine;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Prints the memory that a run of many accepted examples needs. Argument: how many. */
final class MemoryBench {

    private static final double MEGABYTE = 1 << 20;

    private static final AtomicLong PEAK_AFTER_GC = new AtomicLong();

    private MemoryBench() {}

    public static void main(String[] args) throws IOException {
        watchCollections();
        int target = Integer.parseInt(args[0]);
        var directory = Files.createTempDirectory("espalier-bench");
        var stub = new SelfInstruct.Stub();
        var recipe = new SelfInstruct(stub);
        try (var open = recipe.open(directory)) {
            var run = new Run(recipe.plan(), Limits.target(target, 8), open, progress -> {}, System::nanoTime);
            var result = run.go();
            System.gc();
            var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
            print("%,d examples by self-instruct (%s), %,d calls, %.1f s",
                    result.accepted(), result.ending().words(), stub.calls(), result.time().toMillis() / 1000.0);
            print("heap allowed           %7.0f MB", heap.getMax() / MEGABYTE);
            print("peak in use after GC   %7.0f MB (minor collections too, which leave garbage)", PEAK_AFTER_GC.get() / MEGABYTE);
            print("in use at the end      %7.0f MB", heap.getUsed() / MEGABYTE);
            print("resident at most       %7.0f MB", residentKilobytes() / 1024.0);
            print("journal %.0f MB, dataset %.0f MB on disk",
                    Files.size(directory.resolve("calls.jsonl")) / MEGABYTE,
                    Files.size(directory.resolve(RunDirectory.DATASET)) / MEGABYTE);
            // Its pools were in use when the heap was measured.
            Reference.reachabilityFence(run);
        } finally {
            Meter.delete(directory);
        }
    }

    private static void watchCollections() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notification, handback) -> {
                var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
                long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                        .map(Map.Entry::getValue)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
                PEAK_AFTER_GC.accumulateAndGet(used, Math::max);
            }, null, null);
        }
    }

    /** Returns 0 where there is no /proc. */
    static long residentKilobytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
