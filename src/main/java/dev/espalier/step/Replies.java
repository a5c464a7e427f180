package dev.espalier.step;

import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.prompt.ReplyFormat;
import dev.espalier.step.StepContext.Answer;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What all steps that ask a model have in common. */
final class Replies {

    /** The field that keeps the piece of a reply that could not be read, for the ledger. */
    static final String UNREAD = "unread";

    private static final String TRUNCATED = "truncated";

    private Replies() {}

    /** Returns an example with the call of an answer in its lineage. */
    static Example called(Example example, Answer answer) {
        return example.withLineage(example.lineage().withCall(answer.call()));
    }

    /**
     * Returns why there is nothing to read, if the model would not answer this prompt.
     *
     * @param kind the kind of step, with which the reason starts
     */
    static Optional<Rejection> refusal(String kind, Answer answer) {
        return Optional.ofNullable(refusalOrNull(kind, answer));
    }

    private static @Nullable Rejection refusalOrNull(String kind, Answer answer) {
        return switch (answer.reply().finish()) {
            case CONTENT_FILTER ->
                new Rejection(kind + ":content-filter", "the provider's content filter blocked prompt or reply");
            case PROMPT_TOO_LONG -> new Rejection(kind + ":prompt-too-long", "the prompt is too long for the model");
            case STOP -> isBlank(answer.reply()) ? new Rejection(kind + ":empty-reply", "the reply is empty") : null;
            case LENGTH ->
                isBlank(answer.reply())
                        ? new Rejection(
                                kind + ":empty-reply", "the reply was cut off before it began; " + bound(answer))
                        : null;
        };
    }

    private static boolean isBlank(Reply reply) {
        return reply.text().isBlank();
    }

    /** Says what cut a reply off, and why it was not asked for again with more. */
    private static String bound(Answer answer) {
        return answer.maxTokens() == null
                ? "no max-tokens is set, so it could not be raised"
                : "max-tokens was " + answer.maxTokens()
                        + "; a higher max-tokens-limit lets it be asked again with more";
    }

    /**
     * Reads a reply: an example for each item, then, for the ledger, what is known with each piece that could not be read.
     *
     * <p>A reply that was asked for again because it was cut off stands in the place of the one before: its n-th item is the
     * n-th item. Those that were complete already are taken from where they were complete first.
     *
     * @param kind the kind of step, with which reasons start
     * @param known what holds for everything made by this reply, but for its call
     * @param make makes an example of what is known, the call included, and an item
     */
    static <T> StepResult.Replaced read(
            String kind, ReplyFormat<T> format, Answer answer, Example known, BiFunction<Example, T, Example> make) {
        var parts = new ArrayList<>(answer.cut());
        parts.removeIf(part -> isBlank(part.reply()));
        parts.add(answer);
        var made = new ArrayList<Outcome>();
        var failed = new ArrayList<Outcome>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            boolean isLast = i == parts.size() - 1;
            var parsed = format.parse(part.reply().text(), part.reply().finish() == Finish.LENGTH);
            var called = called(known, part);
            behind(parsed.items(), made.size()).forEach(item -> made.add(new Outcome.Made(make.apply(called, item))));
            var pieces = parsed.unread().stream()
                    .filter(piece -> isLast || !piece.code().equals(TRUNCATED))
                    .toList();
            behind(pieces, failed.size())
                    .forEach(piece -> failed.add(new Outcome.Failed(
                            called.with(UNREAD, piece.text()),
                            new Rejection(kind + ":" + piece.code(), detail(piece, part)))));
        }
        made.addAll(failed);
        return new StepResult.Replaced(made);
    }

    private static <T> List<T> behind(List<T> list, int count) {
        return list.subList(Math.min(count, list.size()), list.size());
    }

    private static String detail(ReplyFormat.Unread piece, Answer answer) {
        return piece.code().equals(TRUNCATED) ? piece.detail() + "; " + bound(answer) : piece.detail();
    }
}
