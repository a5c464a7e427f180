package dev.espalier.engine;

/** How a run ended. */
public enum Ending {
    /** The dataset holds as many examples as wanted. */
    TARGET_REACHED("target reached"),
    /** There was no more input. */
    INPUT_FINISHED("input finished"),
    /** There was no more input, and the target was not reached. */
    INPUT_EXHAUSTED("input exhausted before the target"),
    /** The limit of calls was reached. */
    MAX_CALLS("stopped at --max-calls"),
    /** The limit of tokens was reached. */
    MAX_TOKENS("stopped at --max-tokens"),
    /** One more call might cost more than the limit of money. */
    MAX_COST("stopped at --max-cost"),
    /** The limit of time was reached. */
    MAX_TIME("stopped at --max-minutes"),
    /** Too few candidates were accepted to go on. */
    DRIED_UP("stopped: the yield has dried up"),
    /** Somebody asked the run to stop. */
    INTERRUPTED("interrupted"),
    /** A model gave no reply. */
    MODEL_FAILED("stopped: a model gave no reply");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** Returns the ending in words, for screen and report. */
    public String words() {
        return words;
    }
}
