package dev.espalier.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model gave no reply. The message says which model, what happened in the provider's own words, and what to do; it
 * holds no key. Ends a run with exit code 4, unless a retry gets the reply after all.
 */
public final class LlmException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What the failure means for the next try. */
    public enum Kind {
        /** Trying again will not help: a bad key, an unknown model, a malformed request. */
        PERMANENT,
        /** The server asked to slow down (429). */
        THROTTLED,
        /** The server says that it cannot take more for the moment (503, 529). */
        OVERLOADED,
        /** The name of the server, or of the proxy on the way to it, is known to nobody: mistyped, or gone for a while. */
        UNKNOWN_HOST,
        /** Server or network trouble that may pass: other 5xx, time-outs, broken connections, replies that cannot be decoded. */
        TRANSIENT
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final boolean mayBeCharged;

    /**
     * A failure.
     *
     * @param mayBeCharged whether the server may have answered, and charge for it, though no reply came through
     */
    public LlmException(
            Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause, boolean mayBeCharged) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.mayBeCharged = mayBeCharged;
    }

    /** A failure that costs nothing. */
    public LlmException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(kind, message, retryAfter, cause, false);
    }

    public LlmException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns whether the last attempt may have to be paid for. */
    public boolean mayBeCharged() {
        return mayBeCharged;
    }

    /** Returns how long the server asked to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
