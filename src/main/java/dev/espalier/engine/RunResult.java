package dev.espalier.engine;

import dev.espalier.llm.LlmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to.
 *
 * @param ending why it ended
 * @param failure the missing reply, if that is why
 * @param caughtUp whether replay reached what the run directory held before; if not, dataset and ledger stand as they were
 * @param totals produced, accepted, rejected, consumed
 * @param stages counts by stage, and by step or filter and reason
 * @param calls counts of calls and tokens
 * @param time what this process took
 */
public record RunResult(
        Ending ending,
        @Nullable LlmException failure,
        boolean caughtUp,
        Map<String, Object> totals,
        Map<String, Object> stages,
        Map<String, Object> calls,
        Duration time) {

    /** Returns how many lines the dataset was given. */
    public long accepted() {
        return (Long) totals.getOrDefault("accepted", 0L);
    }

    /** Returns all of it in the layout of {@code report.json}. */
    public Map<String, Object> toMap() {
        var report = new LinkedHashMap<String, Object>();
        report.put("ending", ending.words());
        report.put("totals", totals);
        report.put("stages", stages);
        report.put("calls", calls);
        double seconds = time.toMillis() / 1000.0;
        report.put("seconds", seconds);
        report.put("accepted-per-second", seconds > 0 ? Math.round(10 * accepted() / seconds) / 10.0 : 0.0);
        return report;
    }
}
