package dev.espalier.engine;

/**
 * When a call was made, for reports alone: nothing that a run decides depends on it.
 *
 * @param endedMillis when the reply was there, in milliseconds since 1970 (UTC)
 * @param tookMillis how long the model took, its own retries and waits included
 */
record CallTime(long endedMillis, long tookMillis) {

    /** Returns the time of a call that ends now. */
    static CallTime since(long startNanos) {
        return new CallTime(System.currentTimeMillis(), (System.nanoTime() - startNanos) / 1_000_000);
    }
}
