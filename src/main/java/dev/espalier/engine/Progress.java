package dev.espalier.engine;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is. Counts are of released source items.
 *
 * @param accepted lines of the dataset
 * @param produced candidates ever made
 * @param rejected lines of the ledger
 * @param calls calls sent by this process
 * @param replayed calls answered by the journal
 * @param tokens tokens of the calls sent
 * @param cost of these calls in US dollars, as far as prices are known; null if none is
 * @param inFlight calls being waited for
 * @param time since this process started the run
 */
public record Progress(
        long accepted,
        long produced,
        long rejected,
        long calls,
        long replayed,
        long tokens,
        @Nullable BigDecimal cost,
        int inFlight,
        Duration time) {}
