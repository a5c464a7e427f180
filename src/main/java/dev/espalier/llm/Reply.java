package dev.espalier.llm;

/**
 * What a model answered, or why it will not answer this prompt.
 *
 * @param text the answer as it came; empty when there is none
 * @param finish how it ended
 * @param usage tokens as counted by the provider
 */
public record Reply(String text, Finish finish, Usage usage) {

    /** How a reply ended. */
    public enum Finish {
        /** The model was done, or met a stop text. */
        STOP,
        /** The upper bound of tokens cut it off. */
        LENGTH,
        /** A content filter of the provider blocked prompt or reply. */
        CONTENT_FILTER,
        /** The prompt is too long for the model; nothing was generated. */
        PROMPT_TOO_LONG
    }

    /**
     * Tokens of one call; 0 where the provider does not say.
     *
     * @param inputTokens tokens of the prompt
     * @param outputTokens tokens of the reply
     */
    public record Usage(long inputTokens, long outputTokens) {

        public static final Usage NONE = new Usage(0, 0);

        public long total() {
            return inputTokens + outputTokens;
        }
    }

    /** Returns a reply that ended by itself. */
    public static Reply of(String text) {
        return new Reply(text, Finish.STOP, Usage.NONE);
    }
}
