package dev.espalier.llm;

import java.util.ArrayList;
import java.util.Set;

/**
 * Gives several choices also where the model behind it gives one for a call, or fewer than it was asked for: what is missing
 * is asked for again. Stands outside the retry and the journal, so that a failure, also one that ends a run, repeats one call and
 * none that was answered. Safe for use by many threads at once.
 */
public final class SeveralChoices implements LanguageModel {

    private final LanguageModel inner;

    public SeveralChoices(LanguageModel inner) {
        this.inner = inner;
    }

    @Override
    public String id() {
        return inner.id();
    }

    @Override
    public boolean readsOperation() {
        return inner.readsOperation();
    }

    @Override
    public Set<Level> levels() {
        return inner.levels();
    }

    @Override
    public boolean givesSeveralChoices() {
        return true;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        int wanted = request.shape().choices();
        var reply = inner.reply(asking(request, inner.givesSeveralChoices() ? wanted : 1, 0));
        // A refusal of the prompt holds for every choice.
        while (reply.choices().size() < wanted && !refuses(reply)) {
            int got = reply.choices().size();
            // A server that gave fewer than asked for once gives one at a time from here on.
            reply = joined(reply, inner.reply(asking(request, 1, got)), wanted);
        }
        return reply;
    }

    private static boolean refuses(Reply reply) {
        return reply.finish() == Reply.Finish.PROMPT_TOO_LONG
                || (reply.finish() == Reply.Finish.CONTENT_FILTER
                        && reply.text().isEmpty());
    }

    /** With the seed unchanged, a server that honours it would say the same again. */
    private static Request asking(Request request, int choices, int got) {
        var sampling = request.sampling();
        var seed = sampling.seed();
        return new Request(
                request.messages(),
                seed == null ? sampling : sampling.withSeed(seed + got),
                request.operation(),
                request.shape().withChoices(choices));
    }

    private static Reply joined(Reply one, Reply other, int wanted) {
        var choices = new ArrayList<>(one.choices());
        choices.addAll(other.choices());
        return new Reply(
                choices.subList(0, Math.min(wanted, choices.size())),
                one.usage().plus(other.usage()),
                one.prompt());
    }
}
