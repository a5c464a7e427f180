package dev.espalier.engine;

import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.model.Lineage.CallRef;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts calls, tokens and money by stage, step and model. Thread-safe. */
final class CallTally {

    /** A millionth of a dollar; what is below is lost in the report, never in the budget. */
    private static final int COST_DIGITS = 6;

    private record Key(String stage, String step, String model) {}

    private static final class Count {
        private long made;
        private long replayed;
        private long inputTokens;
        private long outputTokens;
        private long replayedTokens;
        private @Nullable BigDecimal cost;
        private long estimated;
        private long lost;
        private long lostTokens;
        private BigDecimal lostCost = BigDecimal.ZERO;

        void add(Count other) {
            made += other.made;
            replayed += other.replayed;
            inputTokens += other.inputTokens;
            outputTokens += other.outputTokens;
            replayedTokens += other.replayedTokens;
            addCost(other.cost);
            estimated += other.estimated;
            lost += other.lost;
            lostTokens += other.lostTokens;
            lostCost = lostCost.add(other.lostCost);
        }

        void addCost(@Nullable BigDecimal more) {
            if (more != null) {
                cost = cost == null ? more : cost.add(more);
            }
        }

        Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("made", made);
            map.put("replayed", replayed);
            map.put("input-tokens", inputTokens);
            map.put("output-tokens", outputTokens);
            map.put("replayed-tokens", replayedTokens);
            if (cost != null) {
                map.put("cost-usd", rounded(cost).doubleValue());
            }
            if (estimated > 0) {
                map.put("estimated", estimated);
            }
            if (lost > 0) {
                map.put("possibly-spent", possiblySpent());
            }
            return map;
        }

        private Map<String, Object> possiblySpent() {
            var map = new LinkedHashMap<String, Object>();
            map.put("attempts", lost);
            map.put("tokens", lostTokens);
            if (lostCost.signum() > 0) {
                map.put("cost-usd", rounded(lostCost).doubleValue());
            }
            return map;
        }
    }

    /** By model. */
    private final Map<String, Prices> prices = new TreeMap<>();

    private final Map<Key, Count> counts = new LinkedHashMap<>();
    private final Count all = new Count();

    /**
     * @param models whose calls will be counted
     */
    CallTally(Collection<BoundModel> models) {
        for (var bound : models) {
            if (bound.prices() != null) {
                prices.put(bound.model().id(), bound.prices());
            }
        }
    }

    /**
     * Counts a call that was sent.
     *
     * @param isEstimated whether the provider did not tell all of the tokens
     * @param cost in US dollars; null if the price is not known
     */
    synchronized void made(CallRef call, Usage usage, boolean isEstimated, @Nullable BigDecimal cost) {
        for (var count : new Count[] {count(call), all}) {
            count.made++;
            count.inputTokens += usage.inputTokens();
            count.outputTokens += usage.outputTokens();
            count.addCost(cost);
            count.estimated += isEstimated ? 1 : 0;
        }
    }

    /** Counts an attempt that got no reply, but may have to be paid for: with the most that it can have used. */
    synchronized void lost(CallRef call, long tokens, @Nullable BigDecimal cost) {
        for (var count : new Count[] {count(call), all}) {
            count.lost++;
            count.lostTokens += tokens;
            count.lostCost = cost == null ? count.lostCost : count.lostCost.add(cost);
        }
    }

    synchronized void replayed(CallRef call, Usage usage) {
        for (var count : new Count[] {count(call), all}) {
            count.replayed++;
            count.replayedTokens += usage.total();
        }
    }

    private Count count(CallRef call) {
        // A name of a stage holds no slash.
        int slash = call.step().indexOf('/');
        var key = new Key(call.step().substring(0, slash), call.step(), call.model());
        return counts.computeIfAbsent(key, first -> new Count());
    }

    synchronized long made() {
        return all.made;
    }

    synchronized long replayed() {
        return all.replayed;
    }

    synchronized long tokens() {
        return all.inputTokens + all.outputTokens;
    }

    /** Returns what the calls cost in US dollars, to six decimals; empty if no price is known. */
    synchronized Optional<BigDecimal> cost() {
        return Optional.ofNullable(all.cost).map(CallTally::rounded);
    }

    private static BigDecimal rounded(BigDecimal cost) {
        return cost.setScale(COST_DIGITS, RoundingMode.HALF_UP);
    }

    /** Returns the counts for the report. */
    synchronized Map<String, Object> toMap() {
        var report = new LinkedHashMap<>(all.toMap());
        report.put("by-stage", by(Key::stage));
        var bySteps = new TreeMap<String, Map<String, Object>>();
        counts.forEach((key, count) ->
                bySteps.computeIfAbsent(key.step, step -> new TreeMap<>()).put(key.model, count.toMap()));
        report.put("by-step", bySteps);
        report.put("by-model", by(Key::model));
        if (!prices.isEmpty()) {
            report.put("prices", pricesByModel());
        }
        return report;
    }

    private Map<String, Object> pricesByModel() {
        var report = new LinkedHashMap<String, Object>();
        prices.forEach((model, price) -> {
            var map = new LinkedHashMap<String, Object>();
            map.put("input-per-million", price.inputPerMillion().doubleValue());
            map.put("output-per-million", price.outputPerMillion().doubleValue());
            map.put("as-of", price.asOf());
            report.put(model, map);
        });
        return report;
    }

    private Map<String, Object> by(Function<Key, String> part) {
        var sums = new TreeMap<String, Count>();
        counts.forEach((key, count) ->
                sums.computeIfAbsent(part.apply(key), name -> new Count()).add(count));
        var report = new LinkedHashMap<String, Object>();
        sums.forEach((name, sum) -> report.put(name, sum.toMap()));
        return report;
    }
}
