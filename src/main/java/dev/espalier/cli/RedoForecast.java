package dev.espalier.cli;

import dev.espalier.engine.Plan;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.engine.RecordedCalls.Call;
import dev.espalier.engine.RedoRequest;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Reply.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Forecasts what it takes to ask again for what was rejected, by what these calls took before. Sends nothing. */
record RedoForecast(Path run, Plan plan, RedoRequest request) {

    private static final String CUT_OFF = "length";

    void write(PrintWriter out) throws IOException {
        var calls = RecordedCalls.find(run, request.calls()).values();
        long input = calls.stream().mapToLong(Call::inputTokens).sum();
        long output = calls.stream().mapToLong(RedoForecast::output).sum();
        out.println(
                "dry run of --redo " + String.join(", ", request.reasons()) + ": nothing is sent, nothing is written");
        out.println();
        request.words().forEach(words -> out.println("  " + words));
        out.printf(Locale.ROOT, "  about %d tokens in, %d out%n", input, output);
        out.println("  cost: " + cost(calls));
        out.println();
        out.println(
                "  assumed: each takes as many tokens as before, twice as many where it was cut off; not counted are the");
        out.println("  calls of the steps behind them");
    }

    private static long output(Call call) {
        return (call.finish().equals(CUT_OFF) ? 2 : 1) * call.outputTokens();
    }

    private String cost(Collection<Call> calls) {
        var sum = BigDecimal.ZERO;
        for (var call : calls) {
            var prices = prices(call.model());
            if (prices.isEmpty() && !call.model().startsWith("builtin:")) {
                return "not known; give " + call.model() + " prices in a model file (see \"espalier models\")";
            }
            if (prices.isPresent()) {
                sum = sum.add(prices.get().of(new Usage(call.inputTokens(), output(call))));
            }
        }
        return sum.signum() == 0
                ? "nothing"
                : "about $" + sum.setScale(2, RoundingMode.CEILING).toPlainString();
    }

    private Optional<Prices> prices(String model) {
        return plan.models().values().stream()
                .filter(bound -> bound.model().id().equals(model))
                .map(Plan.BoundModel::prices)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
