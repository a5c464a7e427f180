package dev.espalier.llm;

import java.util.Set;

/**
 * Sends no more to a server than the user allows and the server takes: so many requests and tokens a minute, so many requests at
 * once, fewer after the server said that it was too much, and none while it asks to wait. Each attempt counts, so this belongs
 * under {@link RetryingModel}. Safe for use by many threads at once.
 */
final class RegulatedModel implements LanguageModel {

    private final LanguageModel inner;
    private final Gate gate;

    /**
     * @param limits of which the requests and tokens a minute are kept by {@code pace}
     * @param pace may be shared with other servers of the same model
     */
    RegulatedModel(LanguageModel inner, TrafficLimits limits, Pace pace, Time time) {
        this.inner = inner;
        this.gate = new Gate(new FlightLimit(limits.concurrency()), pace, limits.patience(), time);
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
        return inner.givesSeveralChoices();
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        var pass = gate.pass(TokenEstimate.about(request));
        try {
            var reply = Departure.watch(() -> gate.departed(pass), () -> inner.reply(request));
            gate.replied(pass, reply);
            return reply;
        } catch (LlmException failure) {
            gate.failed(pass, failure);
            throw failure;
        } catch (InterruptedException | RuntimeException | Error end) {
            gate.abandoned(pass);
            throw end;
        }
    }
}
