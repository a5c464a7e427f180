package dev.espalier.llm;

import java.time.Duration;

/** A call was not sent, because its server asks to be left alone for a while and another server of the model does not. */
final class RestingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration left;

    RestingException(Duration left) {
        super("the server rests", null, false, false);
        this.left = left;
    }

    Duration left() {
        return left;
    }
}
