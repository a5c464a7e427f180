package dev.espalier.step;

import dev.espalier.llm.Reply;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.prompt.ReplyFormat.Parsed;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all steps that ask a model have in common. */
final class Replies {

    /** The field that keeps the piece of a reply that could not be read, for the ledger. */
    static final String UNREAD = "unread";

    private Replies() {}

    /**
     * Returns why there is nothing to read, if the model would not answer this prompt.
     *
     * @param kind the kind of step, with which the reason starts
     */
    static Optional<Rejection> refusal(String kind, Reply reply) {
        return Optional.ofNullable(refusalOrNull(kind, reply));
    }

    private static @Nullable Rejection refusalOrNull(String kind, Reply reply) {
        return switch (reply.finish()) {
            case CONTENT_FILTER ->
                new Rejection(kind + ":content-filter", "the provider's content filter blocked prompt or reply");
            case PROMPT_TOO_LONG -> new Rejection(kind + ":prompt-too-long", "the prompt is too long for the model");
            case STOP, LENGTH ->
                reply.text().isBlank() ? new Rejection(kind + ":empty-reply", "the reply is empty") : null;
        };
    }

    /** Returns an outcome for each piece that could not be read: what is known of the example, with the piece as it came. */
    static List<Outcome> unread(String kind, Parsed<?> parsed, Example known) {
        return parsed.unread().stream()
                .map(piece -> (Outcome) new Outcome.Failed(
                        known.with(UNREAD, piece.text()), new Rejection(kind + ":" + piece.code(), piece.detail())))
                .toList();
    }

    /** Returns whether a reply was cut off. */
    static boolean isTruncated(Reply reply) {
        return reply.finish() == Reply.Finish.LENGTH;
    }
}
