package dev.espalier.cli;

import java.lang.management.ManagementFactory;

/** Measures how much of the heap is in use by what can still be reached, at most, while something runs: it collects again and again. */
final class LiveHeap {

    private static final long PAUSE_MILLIS = 250;

    private LiveHeap() {}

    /** Runs and returns the most bytes that were in use right after a collection. */
    static long most(Runnable work) {
        var peak = new long[1];
        var watch = new Thread(() -> {
            try {
                while (true) {
                    System.gc();
                    long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                    peak[0] = Math.max(peak[0], used);
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                // It is over.
            }
        });
        watch.start();
        try {
            work.run();
        } finally {
            watch.interrupt();
            try {
                watch.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return peak[0];
    }
}
