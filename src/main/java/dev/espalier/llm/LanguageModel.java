package dev.espalier.llm;

import java.util.Set;

/**
 * A language model: text in, text out. Implementations are adapters to providers, and decorators around them (retry,
 * limits). All are safe for use by many threads at once.
 */
public interface LanguageModel {

    /** Returns what identifies the model in the journal and in lineage, as {@code provider:name}; holds no host and no key. */
    String id();

    /**
     * Returns how lineage names who answers a request: the {@link #id}, and more where the model knows something of this answer, as
     * the built-in teacher knows of those that are wrong on purpose. Depends on the request alone.
     */
    default String idFor(Request request) {
        return id();
    }

    /**
     * Returns whether replies depend on {@link Request#operation} too, not on messages and sampling alone. Only then is the
     * operation part of a call's identity.
     */
    default boolean readsOperation() {
        return false;
    }

    /** Returns what the model can do; a request that wants more ends in a permanent failure. A decorator passes this on. */
    default Set<Level> levels() {
        return Set.of(Level.CHAT);
    }

    /**
     * Returns whether one call can give several choices. Where it cannot, {@link SeveralChoices} makes several calls. A
     * decorator passes this on.
     */
    default boolean givesSeveralChoices() {
        return false;
    }

    /** Returns whether there are tokens that somebody counts, also where a reply does not tell them. */
    default boolean hasTokens() {
        return true;
    }

    /**
     * Asks once and waits for the reply. A refusal, a truncated reply, a prompt too long for the model and a block by a
     * content filter are replies, told apart by {@link Reply#finish}.
     *
     * @throws LlmException if there is no reply; see its kinds
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Reply reply(Request request) throws LlmException, InterruptedException;

    /** Asks as {@link #reply(Request)} does, and tells of what failed before it asks again; a model that asks once has nothing to tell. */
    default Reply reply(Request request, FailedAttempts failed) throws LlmException, InterruptedException {
        return reply(request);
    }
}
