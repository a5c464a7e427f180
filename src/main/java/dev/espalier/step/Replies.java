package dev.espalier.step;

import dev.espalier.llm.Reply;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.prompt.ReplyFormat;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * Reads a reply: an example for each item, then, for the ledger, what is known with each piece that could not be read.
     *
     * @param kind the kind of step, with which reasons start
     * @param known what holds for everything made by this reply
     * @param make makes an example of an item
     */
    static <T> StepResult.Replaced read(
            String kind, ReplyFormat<T> format, Reply reply, Example known, Function<T, Example> make) {
        var parsed = format.parse(reply.text(), reply.finish() == Reply.Finish.LENGTH);
        var outcomes = new ArrayList<Outcome>();
        for (var item : parsed.items()) {
            outcomes.add(new Outcome.Made(make.apply(item)));
        }
        for (var piece : parsed.unread()) {
            outcomes.add(new Outcome.Failed(
                    known.with(UNREAD, piece.text()), new Rejection(kind + ":" + piece.code(), piece.detail())));
        }
        return new StepResult.Replaced(outcomes);
    }
}
