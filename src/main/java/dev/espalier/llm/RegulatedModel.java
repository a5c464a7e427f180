package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.util.Set;

/**
 * Sends no more to a server than the user allows and the server takes: so many requests and tokens a minute, so many requests at
 * once, fewer after the server said that it was too much, and none while it asks to wait or says that nothing of its limits is left. Each attempt counts, so this belongs
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
        long tokens = TokenEstimate.about(request);
        var pass = gate.pass(tokens);
        try {
            var reply = CallObserver.watch(observer(pass, tokens), () -> inner.reply(request));
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

    private CallObserver observer(Gate.Pass pass, long tokens) {
        return new CallObserver() {
            @Override
            public void sent() {
                gate.departed(pass);
            }

            @Override
            public void answered(HttpHeaders headers) {
                // The next request is taken to be like this one.
                var wait = Allowance.waitFor(headers, tokens, Clock.systemUTC());
                if (!wait.isZero()) {
                    gate.rest(new LlmException(Kind.THROTTLED, id() + ": its limit is used up for now", wait, null));
                }
            }
        };
    }
}
