package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Ending;
import dev.espalier.engine.RunResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run that cost money says in the end. */
final class SummaryTest {

    private static Map<String, Object> count(long made, double cost) {
        return Map.of("made", made, "input-tokens", 10 * made, "output-tokens", 5 * made, "cost-usd", cost);
    }

    private static String written(Map<String, Object> steps, double cost, Ending ending) {
        return written(steps, cost, ending, Map.of());
    }

    private static String written(Map<String, Object> steps, double cost, Ending ending, Map<String, Object> stages) {
        var calls = new LinkedHashMap<>(count(3, cost));
        calls.put("replayed", 0L);
        calls.put("by-step", steps);
        var totals = Map.<String, Object>of("produced", 0, "accepted", 0, "rejected", 0, "consumed", 0);
        var result = new RunResult(ending, null, true, totals, stages, calls, Duration.ofSeconds(2));
        var out = new StringWriter();
        var summary = new Summary(result, Path.of("run"), Path.of("data"), 0, 6);
        summary.write(new PrintWriter(out));
        summary.writeNext(new PrintWriter(out), false, false);
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void theMoneyOfEachStepAndModelIsListed() {
        var steps = new LinkedHashMap<String, Object>();
        steps.put("tasks/propose", Map.of("openai:a", count(1, 0.25)));
        steps.put("tasks/judge", Map.of("openai:b", count(2, 1)));
        assertThat(written(steps, 1.25, Ending.MAX_COST)).isEqualTo("""
                0 examples in data (stopped at --max-cost)
                  0 produced = 0 accepted + 0 rejected + 0 consumed by steps

                  stage                                 items accepted rejected

                  3 calls (0 more replayed), 30 tokens in, 15 out, 1.25 USD, 2.0 s
                    tasks/propose                           1 calls, 10 tokens in, 5 out, 0.2500 USD (openai:a)
                    tasks/judge                             2 calls, 20 tokens in, 10 out, 1.00 USD (openai:b)
                  to continue, run the same command again
                """);
    }

    @Test
    void saysWhatToDoWhereMostTextsAreTooShort() {
        var half = Map.<String, Object>of("a", tooShort(2), "b", tooShort(3));
        assertThat(written(Map.of(), 0, Ending.INPUT_FINISHED, half))
                .contains("""

                  3 of 4 items of stage b were too short for it: give it longer texts (--input FILE where it takes files \
                of yours), or lower the bound that stands in %s
                """.formatted(Path.of("run", "recipe.yaml")))
                .doesNotContain("2 of 4");
    }

    private static Map<String, Object> tooShort(long rejected) {
        var reasons = Map.of("length", Map.of("length:too-short", rejected));
        return Map.of("items", 4L, "accepted", 4 - rejected, "rejected", rejected, "rejections", reasons);
    }

    @Test
    void oneStepWithOneModelIsInTheSums() {
        assertThat(written(Map.of("tasks/propose", Map.of("openai:a", count(3, 0.5))), 0.5, Ending.MAX_COST))
                .contains("30 tokens in, 15 out, 0.5000 USD, 2.0 s\n  to continue");
    }
}
