package dev.espalier.cli;

import dev.espalier.cli.Rehearsal.Question;
import dev.espalier.engine.Phase;
import dev.espalier.engine.Phase.Source;
import dev.espalier.engine.Plan;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan;
import dev.espalier.llm.Message;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.model.Example;
import dev.espalier.problem.Printable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what a run would ask, and forecasts what it would take, without a call. Every guess in it is named. */
final class DryRun {

    /** A token of running English text takes about four bytes (OpenAI's rule of thumb). */
    private static final int BYTES_OF_A_TOKEN = 4;

    private static final int REPLY_TOKENS = 100;
    private static final double ACCEPTED = 0.5;
    private static final double TOKENS_A_SECOND = 50;

    /** What one step takes for each example that the stage before it lets through. */
    private record Row(String step, Question question, BoundModel model, double calls, int yield) {

        long inputTokens() {
            long bytes = 0;
            for (var message : question.messages()) {
                bytes += message.content().getBytes(StandardCharsets.UTF_8).length;
            }
            return Math.round(calls * bytes / BYTES_OF_A_TOKEN);
        }

        long replyTokens() {
            var most = model.sampling().maxTokens();
            long usual = (long) REPLY_TOKENS * yield;
            return most == null ? usual : Math.min(most, usual);
        }

        long outputTokens() {
            return Math.round(calls * replyTokens());
        }
    }

    private final Plan plan;
    private final String recipe;
    private final int concurrency;
    private final double wanted;
    private final List<Row> rows = new ArrayList<>();
    private final Example placeholder;

    DryRun(Setup setup, DatasetArguments dataset, int concurrency) {
        this.plan = setup.assembly().plan();
        this.recipe = setup.recipe().name();
        this.concurrency = concurrency;
        this.placeholder = placeholder(plan);
        this.wanted = rehearse(dataset.target);
    }

    /** Follows one item of each phase through its stages, then scales to what is wanted; returns what that is. */
    private double rehearse(@Nullable Integer target) {
        var results = new HashMap<String, Double>();
        double last = 0;
        for (int i = 0; i < plan.phases().size(); i++) {
            boolean isLast = i == plan.phases().size() - 1;
            last = rehearse(plan.phases().get(i), isLast ? target : null, results);
        }
        return last;
    }

    /** What is asked round after round is one row. */
    private void add(Row row, int from) {
        for (int i = from; i < rows.size(); i++) {
            var other = rows.get(i);
            if (other.step.equals(row.step)) {
                rows.set(i, new Row(row.step, other.question, row.model, other.calls + row.calls, other.yield));
                return;
            }
        }
        rows.add(row);
    }

    private double rehearse(Phase phase, @Nullable Integer target, Map<String, Double> results) {
        int from = rows.size();
        double examples = 1;
        boolean isFirst = true;
        for (var stage : phase.stages()) {
            for (var step : stage.steps()) {
                var questions =
                        Rehearsal.of(stage, step, isFirst ? first(phase) : placeholder, placeholder, plan.seed());
                int yield = isFirst && isBlank(phase) && !questions.isEmpty() ? count(questions.get(0)) : 1;
                for (var question : questions) {
                    add(new Row(question.step(), question, model(question), examples, yield), from);
                }
                examples *= yield;
                isFirst = false;
            }
            examples *= stage.filters().isEmpty() ? 1 : ACCEPTED;
        }
        double items = target == null ? items(phase, results) : target / examples;
        for (int i = from; i < rows.size(); i++) {
            var row = rows.get(i);
            rows.set(i, new Row(row.step, row.question, row.model, Math.ceil(row.calls * items), row.yield));
        }
        results.put(phase.stages().get(phase.stages().size() - 1).name(), items * examples);
        return items * examples;
    }

    /** Returns what stands for examples that are not known before there are replies: every field that a step sets is there. */
    private static Example placeholder(Plan plan) {
        var example = Example.of("«instruction»", "«input»", "«output»").withId("«id»");
        for (var stage : plan.stages()) {
            for (var step : stage.steps()) {
                for (var field : step.step().sets()) {
                    boolean isMain = example.text(field).isPresent();
                    example = isMain ? example : example.with(field, "«" + field + "»");
                }
            }
        }
        return example;
    }

    private static boolean isBlank(Phase phase) {
        return phase.source() instanceof Source.Endless || phase.source() instanceof Source.Blanks;
    }

    /** Returns how many items a phase works on; one if it has no end. */
    private static double items(Phase phase, Map<String, Double> results) {
        var source = phase.source();
        if (source instanceof Source.Blanks blanks) {
            return blanks.count();
        }
        if (source instanceof Source.Given given) {
            return given.examples().size();
        }
        return source instanceof Source.Selected selected
                ? selected.stages().stream()
                        .mapToDouble(stage -> results.getOrDefault(stage, 1.0))
                        .sum()
                : 1;
    }

    private Example first(Phase phase) {
        if (isBlank(phase)) {
            return Example.of("", "", "");
        }
        return phase.source() instanceof Source.Given given && !given.examples().isEmpty()
                ? given.examples().get(0)
                : placeholder;
    }

    private BoundModel model(Question question) {
        var model = plan.models().get(question.model());
        if (model == null) {
            throw new IllegalStateException("nobody bound " + question.model());
        }
        return model;
    }

    /** A prompt that asks for several examples says so in its operation. */
    private static int count(Question question) {
        return question.operation().variables().get("count") instanceof Integer count ? Math.max(1, count) : 1;
    }

    void write(PrintWriter out) {
        out.println("dry run of " + recipe + ": nothing is sent, nothing is written");
        for (int i = 0; i < rows.size(); i++) {
            writePrompt(rows.get(i), i > 0, out);
        }
        out.printf(Locale.ROOT, "%nfor %s, about%n%n", Count.of(Math.round(wanted), "example"));
        out.printf(Locale.ROOT, "  %-40s %9s %11s %11s%n", "step", "calls", "tokens in", "tokens out");
        for (var row : rows) {
            out.printf(
                    Locale.ROOT,
                    "  %-40s %9d %11d %11d%n",
                    row.step(),
                    Math.round(row.calls()),
                    row.inputTokens(),
                    row.outputTokens());
        }
        out.printf(
                Locale.ROOT,
                "  %-40s %9d %11d %11d%n%n",
                "all",
                rows.stream().mapToLong(row -> Math.round(row.calls())).sum(),
                rows.stream().mapToLong(Row::inputTokens).sum(),
                rows.stream().mapToLong(Row::outputTokens).sum());
        out.println("  cost: " + cost());
        out.println("  time: " + time());
        writeAssumptions(out);
    }

    private static void writePrompt(Row row, boolean hasPlaceholders, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%n%s asks %s (%s)%s%n",
                row.step(),
                row.question().model(),
                row.model().model().id(),
                hasPlaceholders ? ", with «placeholders» for what is not known yet" : ", first prompt of the run");
        for (var message : row.question().messages()) {
            out.println("  | [" + message.role().name().toLowerCase(Locale.ROOT) + "]");
            lines(message).forEach(line -> out.println("  | " + Printable.line(line)));
        }
    }

    private static List<String> lines(Message message) {
        return message.content().lines().toList();
    }

    private String cost() {
        if (rows.stream().allMatch(DryRun::isBuiltin)) {
            return "nothing";
        }
        var sum = BigDecimal.ZERO;
        var day = "";
        for (var row : rows) {
            var prices = row.model().prices();
            if (prices == null && isBuiltin(row)) {
                continue;
            }
            if (prices == null) {
                return "not known; give " + row.model().model().id()
                        + " prices in a model file (see \"espalier models\")";
            }
            sum = sum.add(prices.of(new Usage(row.inputTokens(), row.outputTokens())));
            day = prices.asOf();
        }
        return "about $" + sum.setScale(2, RoundingMode.CEILING).toPlainString()
                + (day.isEmpty() ? "" : ", at prices as of " + day);
    }

    private static boolean isBuiltin(Row row) {
        return row.model().model().id().startsWith("builtin:");
    }

    private String time() {
        if (rows.stream().allMatch(DryRun::isBuiltin)) {
            return "seconds; builtin is a program";
        }
        int windows = plan.stages().stream().mapToInt(StagePlan::window).sum();
        double seconds = rows.stream()
                        .mapToDouble(row -> row.calls() * (1 + row.replyTokens() / TOKENS_A_SECOND))
                        .sum()
                / Math.min(concurrency, windows);
        return "about " + Math.max(1, Math.round(seconds / 60)) + " min at --concurrency " + concurrency
                + ", less limits of the server";
    }

    private void writeAssumptions(PrintWriter out) {
        out.println();
        out.println("  assumed, and often wrong by a factor of two or more:");
        out.println("  - a token for each " + BYTES_OF_A_TOKEN + " bytes of a prompt; prompts as long as those above");
        var first = rows.isEmpty() ? null : rows.get(0);
        out.println("  - " + yieldWords(first) + "; one call and one example of each step behind it");
        out.println("  - " + REPLY_TOKENS + " tokens for each example of a reply, or max-tokens where that is less");
        out.printf(
                Locale.ROOT,
                "  - the filters of a stage accept %.0f %% of what comes; none of it is replayed%n",
                100 * ACCEPTED);
        out.printf(Locale.ROOT, "  - 1 s and %.0f tokens a second for each reply%n", TOKENS_A_SECOND);
    }

    private static String yieldWords(@Nullable Row first) {
        return first == null || first.yield() == 1
                ? "one example from each call of the first step"
                : first.yield() + " examples from each call of the first step, as its prompt asks";
    }
}
