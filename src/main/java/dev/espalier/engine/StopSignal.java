package dev.espalier.engine;

import dev.espalier.llm.LlmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that a run shall send no further call, and why: the first reason given stands. Where the reason is a limit or a missing
 * reply, what the journal answers may still go on: perhaps the target is reached without the calls that were not sent. An
 * interrupt, the end of the time or a defect ends all. Thread-safe.
 */
final class StopSignal {

    private @Nullable Ending ending;
    private @Nullable Throwable cause;
    private boolean last;
    private Runnable endWaits = () -> {};

    /** Sets what is done when calls that only wait to be sent must not be sent any more; perhaps more than once. */
    synchronized void endWaitsBy(Runnable end) {
        endWaits = end;
    }

    /** Asks the run to stop. A reason that ends all does so even where it is not the first. */
    synchronized void stop(Ending why) {
        if (ending == null) {
            ending = why;
        }
        last |= why == Ending.INTERRUPTED
                || why == Ending.MAX_TIME
                || why == Ending.TARGET_REACHED
                || why == Ending.DRIED_UP;
        if (last || cause != null) {
            endWaits.run();
        }
    }

    /** Asks the run to stop because a model, the disk or our own code failed; a missing reply must not hide the others. */
    synchronized void fail(Throwable why) {
        if (cause == null || (cause instanceof LlmException && !(why instanceof LlmException))) {
            cause = why;
        }
        stop(Ending.MODEL_FAILED);
    }

    synchronized boolean isRequested() {
        return ending != null;
    }

    /** Returns whether nothing shall go on at all. */
    synchronized boolean isFinal() {
        return last || (cause != null && !(cause instanceof LlmException));
    }

    synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }

    /** Returns the failure that was no missing reply: of the disk, or a bug of ours. */
    synchronized Optional<Throwable> defect() {
        return Optional.ofNullable(cause).filter(why -> !(why instanceof LlmException));
    }

    synchronized Optional<LlmException> missingReply() {
        return cause instanceof LlmException failure ? Optional.of(failure) : Optional.empty();
    }

    /** Ends the work on an item when the run is being stopped; the item counts as never started. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the run is being stopped", null, false, false);
        }
    }
}
