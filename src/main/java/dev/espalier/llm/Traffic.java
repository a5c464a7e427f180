package dev.espalier.llm;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Puts around the servers of a model what keeps their limits, and what asks again. */
public final class Traffic {

    private Traffic() {}

    /**
     * Returns one model. Each attempt is paced, so pacing is under the retry; the cool-down and the number in flight are each
     * server's own, requests and tokens a minute are the model's.
     *
     * @param servers at least one, as they come from {@link Providers#open}, all of the same model
     * @param time in which calls wait
     */
    public static LanguageModel regulate(List<LanguageModel> servers, TrafficLimits limits, Time time) {
        var pace = new Pace(limits.requestsPerMinute(), limits.tokensPerMinute());
        var regulated = servers.stream()
                .<LanguageModel>map(server -> new RegulatedModel(server, limits, pace, time))
                .toList();
        var model = regulated.size() == 1 ? regulated.get(0) : new BalancedModel(regulated, time);
        // The jitter decides when to ask, never what comes back: results stay reproducible.
        return new RetryingModel(
                model,
                limits.patience(),
                time,
                () -> ThreadLocalRandom.current().nextDouble());
    }
}
