package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A model that answers after a delay, and knows the mean of its delays. Thread-safe. */
final class Delays implements LanguageModel {

    private static final int SLOW_MILLIS = 2000;

    private final LongSupplier millis;
    private final AtomicLong replies = new AtomicLong();
    private final AtomicLong slept = new AtomicLong();

    private Delays(LongSupplier millis) {
        this.millis = millis;
    }

    static Delays none() {
        return new Delays(() -> 0);
    }

    static Delays of50Millis() {
        return new Delays(() -> 50);
    }

    /** Around 50 ms (25 to 75), but one in a hundred takes 2 s. */
    static Delays heavyTailed() {
        return new Delays(() -> {
            var random = ThreadLocalRandom.current();
            return random.nextInt(100) == 0 ? SLOW_MILLIS : random.nextInt(25, 76);
        });
    }

    @Override
    public String id() {
        return "stub:1";
    }

    @Override
    public Reply reply(Request request) throws InterruptedException {
        long delay = millis.getAsLong();
        replies.incrementAndGet();
        slept.addAndGet(delay);
        if (delay > 0) {
            Thread.sleep(delay);
        }
        return new Reply("As you wish.", Reply.Finish.STOP, new Reply.Usage(10, 5));
    }

    /** Returns the mean of all delays so far, in seconds. */
    double meanSeconds() {
        return slept.get() / 1000.0 / replies.get();
    }
}
