package dev.espalier.engine;

import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes until a run that is continued makes its first new call. {@code record DIR CALLS} makes the run, {@code
 * resume DIR} continues it, in a process of its own.
 */
final class ResumeBench {

    private static final int CONCURRENCY = 8;

    private ResumeBench() {}

    public static void main(String[] args) throws IOException {
        if (args[0].equals("record")) {
            record(Path.of(args[1]), Long.parseLong(args[2]));
        } else {
            resume(Path.of(args[1]));
        }
    }

    private static void record(Path directory, long calls) throws IOException {
        var recipe = new SelfInstruct(new SelfInstruct.Stub());
        try (var open = recipe.open(directory)) {
            var limits = new Limits(null, calls, null, null, CONCURRENCY, false);
            new Run(recipe.plan(), limits, open, progress -> {}, System::nanoTime).go();
            print("recorded %,d calls and %,d examples", open.recordedCalls(), open.recordedExamples());
        }
    }

    private static void resume(Path directory) throws IOException {
        var model = new FirstCall();
        var recipe = new SelfInstruct(model);
        try (var open = recipe.open(directory)) {
            double opened = sinceStart(System.currentTimeMillis());
            var limits = new Limits(null, null, null, null, CONCURRENCY, false);
            var run = new Run[1];
            run[0] = new Run(
                    recipe.plan(),
                    limits,
                    open,
                    progress -> {
                        if (progress.calls() > 0) {
                            run[0].interrupt();
                        }
                    },
                    System::nanoTime);
            var result = run[0].go();
            print("journal opened after %.2f s", opened);
            print(
                    "first new call after %.2f s from the start of the process (goal 10 s); %,d calls replayed",
                    sinceStart(model.at.get()), (Long) result.calls().get("replayed"));
        }
    }

    private static double sinceStart(long millis) {
        return (millis - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1000.0;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private static final class FirstCall extends SelfInstruct.Stub {

        private final AtomicLong at = new AtomicLong();

        @Override
        public Reply reply(Request request) {
            at.compareAndSet(0, System.currentTimeMillis());
            return super.reply(request);
        }
    }
}
