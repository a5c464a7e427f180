package dev.espalier.llm;

import org.jspecify.annotations.Nullable;

/**
 * How many requests may be in flight to one server at once. Additive increase, multiplicative decrease (Chiu and Jain 1989, as in
 * TCP): one more after as many replies as may be in flight, half as many after the server said that it was too much. What was in
 * flight when it said so was sent under the old limit and halves it no further. Not thread-safe.
 */
final class FlightLimit {

    private static final double DECREASE = 0.5;

    private final double most;
    private double limit;
    private int inFlight;
    private long taken;
    private long takenAtDecrease;

    /**
     * @param most never more than so many, 1 or more; null for no bound
     */
    FlightLimit(@Nullable Integer most) {
        this.most = most == null ? Double.POSITIVE_INFINITY : most;
        this.limit = this.most;
    }

    boolean hasRoom() {
        return inFlight + 1 <= limit;
    }

    int inFlight() {
        return inFlight;
    }

    /** Returns how many may be in flight. */
    double limit() {
        return limit;
    }

    /** Takes a place and returns its number. */
    long take() {
        inFlight++;
        return ++taken;
    }

    /** Gives a place back, where the server said nothing about how much it can take. */
    void leave() {
        inFlight--;
    }

    /** Gives a place back after a reply. Only a limit that was made use of may grow. */
    void succeeded() {
        if (inFlight + 1 > limit - 1) {
            limit = Math.min(most, limit + 1 / limit);
        }
        inFlight--;
    }

    /** Gives a place back where the server said that it was too much. */
    void refused(long number) {
        if (number > takenAtDecrease) {
            limit = Math.max(1, Math.min(limit, inFlight) * DECREASE);
            takenAtDecrease = taken;
        }
        inFlight--;
    }
}
