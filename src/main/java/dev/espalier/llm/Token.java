package dev.espalier.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token with its probability.
 *
 * @param text the token as the server writes it; empty where it does not (the first of a prompt)
 * @param logprob natural logarithm of its probability given all before it, 0 or less; null where there is none (the first of
 *     a prompt)
 * @param top the likeliest tokens at this place as the server orders them; empty if none were asked for
 */
public record Token(String text, @Nullable Double logprob, List<Likely> top) {

    /**
     * A token that could have stood at a place.
     *
     * @param logprob natural logarithm of its probability, 0 or less
     */
    public record Likely(String text, double logprob) {}

    public Token {
        top = List.copyOf(top);
    }
}
