package dev.espalier.engine;

import dev.espalier.engine.Budget.Amount;
import dev.espalier.engine.Budget.Rank;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StopSignal.Stopped;
import dev.espalier.llm.FailedAttempts;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.Request;
import dev.espalier.llm.TokenEstimate;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.step.StepContext.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a call, unless the journal or that of another run has its reply: journals, then budget, then the model (which brings its own retry), then the
 * journal again. Thread-safe.
 */
final class Caller {

    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

    private final Map<String, BoundModel> models;
    private final Journal journal;
    private final ReusedReplies reused;
    private final MissingReplies missing = new MissingReplies();
    private final Budget budget;
    private final StopSignal stop;
    private final boolean offline;
    private final CallTally tally;
    private final AtomicInteger inFlight = new AtomicInteger();

    Caller(
            Map<String, BoundModel> models,
            Journal journal,
            ReusedReplies reused,
            Limits limits,
            StopSignal stop,
            CallTally tally) {
        this.models = models;
        this.journal = journal;
        this.reused = reused;
        this.budget = new Budget(limits, stop);
        this.stop = stop;
        this.offline = limits.offline();
        this.tally = tally;
    }

    /** Returns how many calls are being waited for. */
    int inFlight() {
        return inFlight.get();
    }

    /** Waits until the replies of all calls so far are on the disk. */
    void awaitRecorded() {
        try {
            journal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what tells of the replies that were missing offline. */
    Optional<LlmException> missing() {
        return missing.told();
    }

    /**
     * Returns the model of an alias.
     *
     * @throws IllegalStateException if there is none
     */
    BoundModel bound(String alias, CallPlace place) {
        var bound = models.get(alias);
        if (bound == null) {
            throw new IllegalStateException("step " + place.step() + " asks \"" + alias + "\", which nobody bound");
        }
        return bound;
    }

    /** Returns the recorded reply of a call that is one of these; empty for any other. */
    Optional<Reply> recorded(CallPlace place, BoundModel bound, Request request, Set<String> keys) {
        var key = CallKey.of(bound.model(), request, place).key();
        try {
            return keys.contains(key) ? journal.find(key) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer ask(CallPlace place, Rank rank, BoundModel bound, Request request)
            throws LlmException, InterruptedException {
        var key = CallKey.of(bound.model(), request, place);
        var ref = new CallRef(
                place.stage() + "/" + place.step(), key.key(), bound.model().id());
        var told = new CallRef(ref.step(), ref.key(), bound.model().idFor(request));
        if (stop.isFinal()) {
            throw new Stopped();
        }
        try {
            var recorded = journal.find(key.key());
            if (recorded.isPresent()) {
                tally.replayed(ref, recorded.get().usage());
                tell(ref, place, "replayed");
                return new Answer(recorded.get(), told, request.sampling().maxTokens());
            }
            // Whoever has a call made again does not want what was said before.
            var elsewhere = place.redo() > 0 ? Optional.<Reply>empty() : reused.claim(key, place);
            if (elsewhere.isPresent()) {
                // Recorded here, too: this run must not need the other one again.
                journal.append(key, place, bound.model(), request, elsewhere.get(), null);
                tally.replayed(ref, elsewhere.get().usage());
                return new Answer(elsewhere.get(), told, request.sampling().maxTokens());
            }
            if (offline) {
                throw missing.add(place, bound.model().id());
            }
            return new Answer(
                    call(key, place, rank, bound, request, ref),
                    told,
                    request.sampling().maxTokens());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply call(CallKey key, CallPlace place, Rank rank, BoundModel bound, Request request, CallRef ref)
            throws LlmException, InterruptedException, IOException {
        var most = TokenEstimate.atMost(request);
        var reservation = new Reservation(rank, bound, most, ref);
        budget.reserve(rank, reservation.most);
        Reply reply;
        inFlight.incrementAndGet();
        try {
            if (stop.isRequested()) {
                throw new Stopped();
            }
            long start = System.nanoTime();
            reply = bound.model().reply(request, reservation);
            var time = CallTime.since(start);
            journal.append(key, place, bound.model(), request, reply, time);
            tell(ref, place, reply.choices().get(0).finish());
        } catch (LlmException | InterruptedException | IOException | RuntimeException e) {
            reservation.end(e instanceof LlmException failure && failure.mayBeCharged());
            tell(
                    ref,
                    place,
                    e instanceof LlmException failure
                            ? failure.kind()
                            : e.getClass().getSimpleName());
            throw e;
        } finally {
            inFlight.decrementAndGet();
        }
        // Where the provider does not say, the limits count the most that it can have been.
        var used = amount(bound, TokenEstimate.usedAtMost(reply, most));
        budget.settle(reservation.most, used);
        boolean isEstimated = bound.model().hasTokens() && !reply.tellsUsage();
        var usage = isEstimated ? TokenEstimate.used(request, reply) : reply.usage();
        tally.made(ref, usage, isEstimated && usage.total() > 0, bound.prices() == null ? null : used.cost());
        return reply;
    }

    /** What the attempts at one call may use: each that may be charged for keeps what it reserved, and the next needs as much again. */
    private final class Reservation implements FailedAttempts {

        private final Rank rank;
        private final BoundModel bound;
        private final Amount most;
        private final CallRef ref;
        private boolean isLost;

        Reservation(Rank rank, BoundModel bound, Usage most, CallRef ref) {
            this.rank = rank;
            this.bound = bound;
            this.most = amount(bound, most);
            this.ref = ref;
        }

        @Override
        public void add(LlmException failure) throws InterruptedException {
            if (failure.mayBeCharged()) {
                lose();
                budget.reserveAgain(rank, most);
                isLost = false;
            }
        }

        private void lose() {
            isLost = true;
            budget.lose(most);
            tally.lost(ref, most.tokens(), bound.prices() == null ? null : most.cost());
        }

        /** Ends it without a reply. */
        void end(boolean mayBeCharged) {
            if (isLost) {
                return;
            }
            if (mayBeCharged) {
                lose();
            } else {
                budget.release(most);
            }
        }
    }

    /** For whoever looks for what went wrong: ids, no texts. */
    private static void tell(CallRef ref, CallPlace place, Object outcome) {
        LOG.debug("{} of {}, attempt {}, key {}: {}", ref.step(), place.item(), place.attempt(), ref.key(), outcome);
    }

    private static Amount amount(BoundModel bound, Usage usage) {
        return new Amount(
                usage.total(),
                bound.prices() == null ? BigDecimal.ZERO : bound.prices().of(usage));
    }
}
