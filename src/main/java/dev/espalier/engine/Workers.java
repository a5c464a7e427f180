package dev.espalier.engine;

import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which steps run: the lowest source item first and, of one source item, the latest stage first, so that what was
 * begun is finished before more is begun.
 */
final class Workers implements AutoCloseable {

    private record Task(Item item, int items, Runnable work) implements Runnable, Comparable<Task> {

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Task other) {
            int bySource = Integer.compare(item.source(), other.item.source());
            int byStage = Integer.compare(other.item.stage(), item.stage());
            int byNumber = Integer.compare(item.number(), other.item.number());
            return bySource != 0 ? bySource : byStage != 0 ? byStage : byNumber;
        }
    }

    private final ThreadPoolExecutor threads;

    Workers(int concurrency) {
        threads = new ThreadPoolExecutor(
                concurrency, concurrency, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), WorkerThreads.factory());
    }

    /** Has a thread work on items of one stage. */
    void execute(List<Item> items, Runnable work) {
        threads.execute(new Task(items.get(0), items.size(), work));
    }

    /** Forgets what no thread has begun; returns how many items that were. */
    int forgetWaiting() {
        var queue = threads.getQueue();
        int forgotten = 0;
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            forgotten += ((Task) next).items();
        }
        return forgotten;
    }

    /** Ends the threads; what still runs is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
