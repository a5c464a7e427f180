package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again when a failure may pass, for as long as its patience lasts. A server that says how long to wait is obeyed;
 * else waits double from one to the next up to a cap, with full jitter, so that many callers do not come back all at once.
 * Each call has patience of its own. Safe for use by many threads at once.
 */
public final class RetryingModel implements LanguageModel {

    /** How long a call is tried, counted from its first failure. */
    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(RetryingModel.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** For a host that no call has found: so long that the name is looked up once more, for Java remembers for 10 s what there is not. */
    private static final Duration PATIENCE_WITH_A_NAME = Duration.ofSeconds(12);

    private final LanguageModel inner;
    private final Duration patience;
    private final Time time;
    private final DoubleSupplier jitter;
    private final LongAdder retries = new LongAdder();

    /** Whether any call found the host. */
    private volatile boolean isHostKnown;

    /**
     * @param patience from the first failure on; 0 asks once
     * @param jitter from 0 to below 1; the part of a doubling wait that is really waited
     */
    public RetryingModel(LanguageModel inner, Duration patience, Time time, DoubleSupplier jitter) {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must be 0 or more but was " + patience);
        }
        this.inner = inner;
        this.patience = patience;
        this.time = time;
        this.jitter = jitter;
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

    /** Returns how many calls so far were repetitions. */
    public long retries() {
        return retries.sum();
    }

    /**
     * Asks until there is a reply.
     *
     * @throws LlmException at once if the failure is permanent; when patience is exhausted, with the last failure's kind and
     *     words, the number of attempts and the time they took
     */
    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        return reply(request, failure -> {});
    }

    @Override
    public Reply reply(Request request, FailedAttempts failed) throws LlmException, InterruptedException {
        long firstFailure = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                var reply = inner.reply(request);
                isHostKnown = true;
                return reply;
            } catch (LlmException failure) {
                if (failure.kind() == Kind.PERMANENT) {
                    throw failure;
                }
                isHostKnown |= failure.kind() != Kind.UNKNOWN_HOST;
                firstFailure = attempt == 1 ? time.nanos() : firstFailure;
                var spent = Duration.ofNanos(time.nanos() - firstFailure);
                var wait = waitOrGiveUp(failure, attempt, spent);
                failed.add(failure);
                LOG.warn("{}; attempt {} failed, waiting {}", told(failure), attempt, Seconds.text(wait));
                time.sleep(wait);
                retries.increment();
            }
        }
    }

    /** What a server said may quote a prompt; what became of the connection is in our words, and says what to do. */
    private String told(LlmException failure) {
        return failure.getCause() == null ? id() + ": " + failure.kind() : String.valueOf(failure.getMessage());
    }

    private Duration waitOrGiveUp(LlmException failure, int attempt, Duration spent) throws LlmException {
        boolean isMistyped = failure.kind() == Kind.UNKNOWN_HOST && !isHostKnown;
        var left = (isMistyped ? shorter(patience, PATIENCE_WITH_A_NAME) : patience).minus(spent);
        var asked = failure.retryAfter().orElse(Duration.ZERO);
        if (left.isNegative() || left.isZero()) {
            throw isMistyped ? neverFound(failure, attempt, spent) : exhausted(failure, attempt, spent, "");
        } else if (asked.compareTo(left) > 0) {
            throw exhausted(failure, attempt, spent, "the server asks to wait " + Seconds.text(asked) + "; ");
        }
        // A server that asks for no wait at all must not be asked again in a tight loop.
        return asked.isZero() ? shorter(backOff(attempt), left) : asked;
    }

    private Duration backOff(int attempt) {
        // Doubled six times it is above the cap already.
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, 6));
        return Duration.ofNanos((long) (shorter(doubled, LONGEST_WAIT).toNanos() * jitter.getAsDouble()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static LlmException neverFound(LlmException failure, int attempts, Duration spent) {
        var message = failure.getMessage() + "; gave up after " + tried(attempts, spent) + ", for no call has found it";
        return new LlmException(failure.kind(), message, null, failure);
    }

    private LlmException exhausted(LlmException failure, int attempts, Duration spent, String reason) {
        var message = failure.getMessage() + "; " + reason + "gave up after " + tried(attempts, spent) + " (patience "
                + Seconds.text(patience) + "); try again later or with more patience";
        return new LlmException(
                failure.kind(), message, failure.retryAfter().orElse(null), failure, failure.mayBeCharged());
    }

    private static String tried(int attempts, Duration spent) {
        return attempts == 1 ? "1 attempt" : attempts + " attempts over " + Seconds.text(spent);
    }
}
