package dev.espalier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls of a run along its time, in bounded memory: at most {@link #MOST} spans of equal width, which doubles whenever there
 * would be more. Not thread-safe.
 */
public final class CallTimes {

    /** So many spans are held at most. */
    static final int MOST = 48;

    /** Longer without a reply, and the run rested: that time is left out. */
    private static final long PAUSE_MILLIS = 5 * 60_000;

    /** Latencies are counted in classes of so many to a doubling: within 5 % of the true value. */
    private static final double CLASSES_TO_DOUBLING = 8;

    /**
     * What happened in one span.
     */
    static final class Span {
        private long calls;
        private long inputTokens;
        private long outputTokens;
        private long timed;
        private final TreeMap<Integer, Long> latencies = new TreeMap<>();

        private void add(Span other) {
            calls += other.calls;
            inputTokens += other.inputTokens;
            outputTokens += other.outputTokens;
            timed += other.timed;
            other.latencies.forEach((latency, count) -> latencies.merge(latency, count, Long::sum));
        }

        long calls() {
            return calls;
        }

        long inputTokens() {
            return inputTokens;
        }

        long outputTokens() {
            return outputTokens;
        }

        boolean isTimed() {
            return timed > 0;
        }

        /** Returns the milliseconds that so large a share of the replies did not exceed, within 5 %. */
        double latency(double share) {
            long rank = Math.max(1, (long) Math.ceil(share * timed));
            long seen = 0;
            for (var entry : latencies.entrySet()) {
                seen += entry.getValue();
                if (seen >= rank) {
                    return Math.pow(2, entry.getKey() / CLASSES_TO_DOUBLING) - 1;
                }
            }
            return 0;
        }
    }

    private final List<Span> spans = new ArrayList<>();
    private final Span all = new Span();
    private final TreeMap<String, Long> finishes = new TreeMap<>();
    private long width = 1;
    private long start = -1;
    private long last;
    private long rested;
    private int pauses;
    private long untimed;

    /**
     * Takes in a call, in the order of the journal.
     *
     * @param endedMillis when its reply was there, in milliseconds since 1970; negative if not recorded
     * @param tookMillis how long that took; negative if not recorded
     */
    public void add(String finish, long inputTokens, long outputTokens, long endedMillis, long tookMillis) {
        var call = new Span();
        call.calls = 1;
        call.inputTokens = inputTokens;
        call.outputTokens = outputTokens;
        if (tookMillis >= 0) {
            call.timed = 1;
            call.latencies.put((int) Math.round(CLASSES_TO_DOUBLING * Math.log(tookMillis + 1.0) / Math.log(2)), 1L);
        }
        finishes.merge(finish, 1L, Long::sum);
        all.add(call);
        if (endedMillis < 0) {
            untimed++;
        } else {
            place(endedMillis, call);
        }
    }

    private void place(long ended, Span call) {
        if (start < 0) {
            start = ended;
            last = ended;
        }
        if (ended - last > PAUSE_MILLIS) {
            rested += ended - last;
            pauses++;
        }
        last = Math.max(last, ended);
        // Clocks are set back at times.
        long place = Math.max(0, ended - start - rested);
        while (place / width >= MOST) {
            widen();
        }
        int span = (int) (place / width);
        while (spans.size() <= span) {
            spans.add(new Span());
        }
        spans.get(span).add(call);
    }

    private void widen() {
        width *= 2;
        for (int i = 0; i < spans.size(); i += 2) {
            var merged = spans.get(i);
            if (i + 1 < spans.size()) {
                merged.add(spans.get(i + 1));
            }
            spans.set(i / 2, merged);
        }
        spans.subList((spans.size() + 1) / 2, spans.size()).clear();
    }

    boolean isEmpty() {
        return all.calls == 0;
    }

    /** Returns the spans, in order; empty if the journal holds no times. */
    List<Span> spans() {
        return spans;
    }

    Span all() {
        return all;
    }

    /** Returns how many milliseconds a span is wide. */
    long width() {
        return width;
    }

    /** Returns how many rests longer than five minutes are left out. */
    int pauses() {
        return pauses;
    }

    /** Returns how many calls have no time, as they were taken over from another run or recorded by an older version. */
    long untimed() {
        return untimed;
    }

    /** Returns how many replies ended how. */
    Map<String, Long> finishes() {
        return finishes;
    }
}
