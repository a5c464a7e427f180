package dev.espalier.llm;

import java.util.List;

/**
 * What a model answered, or why it will not answer this prompt.
 *
 * @param choices what was asked for in {@link ReplyShape#choices}, at least one; exactly one where the prompt was refused
 * @param usage tokens as counted by the provider, for all choices together
 * @param prompt the tokens of the prompt with their probabilities; empty unless asked for
 */
public record Reply(List<Choice> choices, Usage usage, List<Token> prompt) {

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

        /** Returns the tokens of two calls. */
        public Usage plus(Usage other) {
            return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens);
        }
    }

    /**
     * One of the answers to a prompt.
     *
     * @param text the answer as it came; empty when there is none
     * @param finish how it ended
     * @param tokens its tokens with their probabilities; empty unless asked for
     */
    public record Choice(String text, Finish finish, List<Token> tokens) {

        public Choice {
            tokens = List.copyOf(tokens);
        }
    }

    public Reply {
        choices = List.copyOf(choices);
        prompt = List.copyOf(prompt);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("a reply needs a choice");
        }
    }

    /** A reply of one text. */
    public Reply(String text, Finish finish, Usage usage) {
        this(List.of(new Choice(text, finish, List.of())), usage, List.of());
    }

    /** Returns a reply that ended by itself. */
    public static Reply of(String text) {
        return new Reply(text, Finish.STOP, Usage.NONE);
    }

    /** Returns whether the provider told the tokens of the prompt, and those of the texts if there are any. */
    public boolean tellsUsage() {
        return usage.inputTokens() > 0 && tellsOutput();
    }

    boolean tellsOutput() {
        return usage.outputTokens() > 0
                || choices.stream().allMatch(choice -> choice.text().isEmpty());
    }

    /** Returns the text of the first choice. */
    public String text() {
        return choices.get(0).text();
    }

    /** Returns how the first choice ended. */
    public Finish finish() {
        return choices.get(0).finish();
    }
}
