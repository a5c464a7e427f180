package dev.espalier.cli;

import dev.espalier.engine.Plan;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.engine.RecordedCalls.Call;
import dev.espalier.engine.RecordedCalls.Spent;
import dev.espalier.engine.RedoRequest;
import dev.espalier.engine.StagePlan;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Reply.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Forecasts what it takes to ask again for what was rejected, by what these calls took before, and the steps behind them by how often
 * they followed. Sends nothing.
 */
record RedoForecast(Path run, Plan plan, RedoRequest request) {

    private static final String CUT_OFF = "length";

    void write(PrintWriter out) throws IOException {
        var calls = RecordedCalls.find(run, request.calls()).values();
        var again = calls.stream()
                .map(call -> new Spent(call.model(), 1, call.inputTokens(), output(call)))
                .toList();
        var behind = behind(calls, RecordedCalls.spent(run));
        out.println(
                "dry run of --redo " + String.join(", ", request.reasons()) + ": nothing is sent, nothing is written");
        out.println();
        request.words().forEach(words -> out.println("  " + words));
        out.println("  " + tokens(again));
        behind.forEach((step, spent) -> out.printf(
                Locale.ROOT,
                "  behind them %s of %s, %s%n",
                Count.of(spent.stream().mapToLong(Spent::calls).sum(), "call"),
                step,
                tokens(spent)));
        var all = new ArrayList<>(again);
        behind.values().forEach(all::addAll);
        out.println("  cost: " + cost(all));
        out.println();
        out.println(
                "  assumed: each takes as many tokens as before, twice as many where it was cut off; the steps behind them");
        out.println("  are asked as often, for each of these calls, as they were before");
    }

    private static long output(Call call) {
        return (call.finish().equals(CUT_OFF) ? 2 : 1) * call.outputTokens();
    }

    private static String tokens(Collection<Spent> spent) {
        return "about " + spent.stream().mapToLong(Spent::inputTokens).sum() + " tokens in, "
                + spent.stream().mapToLong(Spent::outputTokens).sum() + " out";
    }

    /** Of several steps of a stage that are asked again for the same rejection, the one counts that leads to most. */
    private Map<String, List<Spent>> behind(Collection<Call> calls, Map<String, List<Spent>> before) {
        var again = calls.stream().collect(Collectors.groupingBy(Call::step, Collectors.counting()));
        var order = new ArrayList<String>();
        for (var stage : plan.stages()) {
            stage.steps().forEach(step -> order.add(place(stage, step.name())));
        }
        var behind = new LinkedHashMap<String, List<Spent>>();
        for (var later : order) {
            before.forEach((step, spent) -> {
                double factor = isOf(step, later) ? factor(again, before, order.subList(0, order.indexOf(later))) : 0;
                var scaled = spent.stream().map(one -> scaled(one, factor)).toList();
                if (scaled.stream().anyMatch(one -> one.calls() > 0)) {
                    behind.put(step, scaled);
                }
            });
        }
        return behind;
    }

    private static double factor(Map<String, Long> again, Map<String, List<Spent>> before, List<String> earlier) {
        var most = new HashMap<String, Double>();
        again.forEach((step, count) -> {
            if (earlier.stream().anyMatch(place -> isOf(step, place))) {
                long all = before.getOrDefault(step, List.of()).stream()
                        .mapToLong(Spent::calls)
                        .sum();
                most.merge(step.substring(0, step.indexOf('/')), (double) count / Math.max(1, all), Math::max);
            }
        });
        return most.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static String place(StagePlan stage, String step) {
        return stage.name() + "/" + step;
    }

    /** Steps within a step are named below it. */
    private static boolean isOf(String step, String place) {
        return step.equals(place) || step.startsWith(place + "/");
    }

    private static Spent scaled(Spent spent, double factor) {
        return new Spent(
                spent.model(),
                Math.round(spent.calls() * factor),
                Math.round(spent.inputTokens() * factor),
                Math.round(spent.outputTokens() * factor));
    }

    private String cost(Collection<Spent> calls) {
        var sum = BigDecimal.ZERO;
        for (var call : calls) {
            var prices = prices(call.model());
            if (prices.isEmpty() && !call.model().startsWith("builtin:")) {
                return "not known; give " + call.model() + " prices in a model file (see \"espalier models\")";
            }
            if (prices.isPresent()) {
                sum = sum.add(prices.get().of(new Usage(call.inputTokens(), call.outputTokens())));
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
