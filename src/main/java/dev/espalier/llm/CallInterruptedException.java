package dev.espalier.llm;

/** Carries an interrupt through langchain4j, whose methods cannot throw {@link InterruptedException}. */
final class CallInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallInterruptedException() {
        super("interrupted");
    }
}
