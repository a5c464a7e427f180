package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One model that several servers offer. Each call goes to the server with the fewest calls under way, of equals to the one whose
 * turn it is; one that fails again and again, or asks for it, is left alone for a while. Which server answers is not part of a
 * call's identity. A call that fails is not sent to another server here: {@link RetryingModel} around this asks again. Safe for
 * use by many threads at once.
 */
final class BalancedModel implements LanguageModel {

    private static final class Server {

        private final LanguageModel model;
        private final Breaker breaker = new Breaker();
        private int underWay;
        private long lastChosen;

        /** Until then it asked to be left alone. */
        private long restsUntil;

        Server(LanguageModel model, long now) {
            this.model = model;
            this.restsUntil = now;
        }

        /** Returns how many nanoseconds it should be left alone yet. */
        private long restLeft(long now) {
            long asked = Math.max(0, restsUntil - now);
            return breaker.allows(now) ? asked : Math.max(asked, breaker.probeAt() - now);
        }

        private int underWay() {
            return underWay;
        }

        private long lastChosen() {
            return lastChosen;
        }
    }

    private static final Comparator<Server> LEAST_LOADED =
            Comparator.comparingInt(Server::underWay).thenComparingLong(Server::lastChosen);

    private final List<Server> servers = new ArrayList<>();
    private final Time time;
    private long chosen;

    /**
     * @param models at least one, all with the same identity
     * @throws IllegalArgumentException if they are not the same model
     */
    BalancedModel(List<LanguageModel> models, Time time) {
        var ids = models.stream().map(LanguageModel::id).collect(Collectors.toSet());
        if (ids.size() != 1) {
            throw new IllegalArgumentException("servers of one model must offer one model, but these offer " + ids);
        }
        models.forEach(model -> servers.add(new Server(model, time.nanos())));
        this.time = time;
    }

    @Override
    public String id() {
        return servers.get(0).model.id();
    }

    @Override
    public boolean readsOperation() {
        return servers.get(0).model.readsOperation();
    }

    @Override
    public Set<Level> levels() {
        return servers.get(0).model.levels();
    }

    @Override
    public boolean givesSeveralChoices() {
        return servers.get(0).model.givesSeveralChoices();
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        while (true) {
            try {
                return ask(choose(), request);
            } catch (RestingException unsent) {
                // Where those that do not rest are sick, there may be none to be asked at once.
                time.sleep(Duration.ofNanos(shortestRest()));
            }
        }
    }

    private Reply ask(Server server, Request request) throws LlmException, InterruptedException {
        try {
            var reply = server.model.reply(request);
            end(server, server.breaker::succeeded);
            return reply;
        } catch (LlmException failure) {
            end(server, isSick(failure) ? () -> server.breaker.failed(time.nanos()) : server.breaker::succeeded);
            throw resting(server, failure);
        } catch (RestingException unsent) {
            end(server, server.breaker::abandoned);
            rests(server, unsent.left());
            throw unsent;
        } catch (InterruptedException | RuntimeException | Error end) {
            end(server, server.breaker::abandoned);
            throw end;
        }
    }

    /** Any other failure is an answer, so somebody is there. */
    private static boolean isSick(LlmException failure) {
        return failure.kind() != Kind.PERMANENT && failure.kind() != Kind.THROTTLED;
    }

    /**
     * Takes note that a server asks to be left alone, and returns the failure as it is for all of them: there is no need to wait
     * for one where another can be asked.
     */
    private synchronized LlmException resting(Server server, LlmException failure) {
        var asked = failure.retryAfter().orElse(null);
        if (asked == null) {
            return failure;
        }
        rests(server, asked);
        long wait = shortestRest();
        return wait >= asked.toNanos()
                ? failure
                : new LlmException(
                        failure.kind(),
                        String.valueOf(failure.getMessage()),
                        wait == 0 ? null : Duration.ofNanos(wait),
                        null,
                        failure.mayBeCharged());
    }

    private synchronized void rests(Server server, Duration asked) {
        long now = time.nanos();
        if (asked.toNanos() > server.restLeft(now)) {
            server.restsUntil = now + asked.toNanos();
        }
    }

    private synchronized long shortestRest() {
        long now = time.nanos();
        return Math.max(
                0, servers.stream().mapToLong(one -> one.restLeft(now)).min().orElse(0));
    }

    /** Where all are sick or ask to be left alone, the one that has rested longest is tried: there is no better one. */
    private synchronized Server choose() {
        long now = time.nanos();
        var server = servers.stream()
                .filter(candidate -> candidate.breaker.allows(now) && candidate.restLeft(now) == 0)
                .min(LEAST_LOADED)
                .orElseGet(() -> servers.stream()
                        .min(Comparator.<Server>comparingLong(candidate -> candidate.restLeft(now))
                                .thenComparing(LEAST_LOADED))
                        .orElseThrow());
        server.underWay++;
        server.lastChosen = ++chosen;
        server.breaker.sent();
        return server;
    }

    private synchronized void end(Server server, Runnable outcome) {
        server.underWay--;
        outcome.run();
    }
}
