package dev.espalier.llm;

/** Told of each attempt at a call that failed, before the next one is made. Used by the thread that asks. */
public interface FailedAttempts {

    /**
     * Takes note of a failure; may take its time, and may end the call by an exception of its own.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    void add(LlmException failure) throws InterruptedException;
}
