package dev.espalier.engine;

import dev.espalier.llm.Reply.Usage;
import dev.espalier.model.Lineage.CallRef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls and tokens by step and model. Thread-safe. */
final class CallTally {

    private static final class Count {
        private long made;
        private long replayed;
        private long inputTokens;
        private long outputTokens;
        private long replayedTokens;
    }

    private final Map<String, Map<String, Count>> counts = new TreeMap<>();
    private final Count all = new Count();

    synchronized void made(CallRef call, Usage usage) {
        for (var count : new Count[] {count(call), all}) {
            count.made++;
            count.inputTokens += usage.inputTokens();
            count.outputTokens += usage.outputTokens();
        }
    }

    synchronized void replayed(CallRef call, Usage usage) {
        for (var count : new Count[] {count(call), all}) {
            count.replayed++;
            count.replayedTokens += usage.total();
        }
    }

    private Count count(CallRef call) {
        return counts.computeIfAbsent(call.step(), step -> new TreeMap<>())
                .computeIfAbsent(call.model(), model -> new Count());
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

    /** Returns the counts for the report. */
    synchronized Map<String, Object> toMap() {
        var report = new LinkedHashMap<>(toMap(all));
        var bySteps = new LinkedHashMap<String, Object>();
        counts.forEach((step, models) -> {
            var byModel = new LinkedHashMap<String, Object>();
            models.forEach((model, count) -> byModel.put(model, toMap(count)));
            bySteps.put(step, byModel);
        });
        report.put("by-step", bySteps);
        return report;
    }

    private static Map<String, Object> toMap(Count count) {
        var map = new LinkedHashMap<String, Object>();
        map.put("made", count.made);
        map.put("replayed", count.replayed);
        map.put("input-tokens", count.inputTokens);
        map.put("output-tokens", count.outputTokens);
        map.put("replayed-tokens", count.replayedTokens);
        return map;
    }
}
