package dev.espalier.cli;

import dev.espalier.cli.FilterVerdicts.StageVerdict;
import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.engine.RecordedCalls.Call;
import dev.espalier.filter.FilterWatch.Said;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.SeedTask;
import dev.espalier.model.Verdict;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the life of a candidate: itself, its verdict, what each filter said, what it came from, and every prompt and reply
 * on the way.
 *
 * @param seeds the seed tasks of the run, as far as they are there
 * @param prices by model
 */
record Explanation(RecordedExamples recorded, Columns columns, List<SeedTask> seeds, Map<String, Prices> prices) {

    private static final String CONSUMED = ": consumed by a step; its calls are among those above";
    private static final String CHOSEN =
            ": put into it by a step that chose it among those shown; its calls are not its own";
    private static final String GIVEN = ": not of this run; a seed task or a record of its input, or what that came of";

    private static final String LATER = ", by the fields of what became of it";

    private static final String NONE = "none";

    void tell(Found candidate) throws IOException {
        tell(candidate, "candidate");
    }

    private void tell(Found candidate, String role) throws IOException {
        columns.line(role, candidate.id());
        columns.line("verdict", verdict(candidate));
        if (candidate.line().get("neighbour") instanceof Map<?, ?> neighbour) {
            columns.line("neighbour", neighbour.get("id") + ": " + neighbour.get("text"));
        }
        var example = candidate.example();
        columns.line("instruction", example.instruction().isEmpty() ? NONE : example.instruction());
        columns.line("input", example.input().isEmpty() ? NONE : example.input());
        columns.line("output", example.output().isEmpty() ? NONE : example.output());
        RecordedExamples.fields(example, candidate.isRejected()).forEach(columns::line);
        var lineage = example.lineage();
        columns.line("parents", list(lineage.parents()));
        columns.line("demonstrations", list(lineage.demonstrations()));
        var shown = recorded.find(Set.copyOf(lineage.demonstrations()));
        for (var id : lineage.demonstrations()) {
            var found = shown.get(id);
            var text = found == null ? seed(id) : found.example().instruction();
            if (text != null) {
                columns.line("  " + id, text);
            }
        }
        if (!lineage.stage().isEmpty()) {
            columns.line("from stage", lineage.stage());
        }
    }

    private static String verdict(Found candidate) {
        if (!candidate.isRejected()) {
            return "accepted";
        }
        var value = candidate.line().get("value");
        return "rejected in stage " + candidate.text("stage") + " by " + candidate.text("by") + ": "
                + candidate.text("reason") + (value == null ? "" : " (" + value + ")") + "; "
                + candidate.text("detail");
    }

    private static String list(List<String> ids) {
        return ids.isEmpty() ? NONE : String.join(", ", ids);
    }

    private @Nullable String seed(String id) {
        return seeds.stream()
                .filter(task -> task.id().equals(id))
                .map(SeedTask::instruction)
                .findFirst()
                .orElse(null);
    }

    /** Tells what the filters said, stage by stage. */
    void tell(List<StageVerdict> stages) {
        for (var stage : stages) {
            columns.line("", "");
            columns.line(
                    "filters",
                    "of stage " + stage.stage()
                            + (stage.said().isEmpty()
                                    ? ": what they judged cannot be told from what the run recorded"
                                    : ", on " + stage.id() + (stage.isOfLater() ? LATER : "")));
            stage.said().forEach(this::tell);
        }
    }

    private void tell(String filter, Said said) {
        if (said.verdict() instanceof Verdict.Reject reject) {
            var rejection = reject.rejection();
            var value = rejection.value();
            columns.line("  " + filter, "rejected: " + rejection.detail() + (value == null ? "" : " (" + value + ")"));
            tell(rejection.neighbour());
            return;
        }
        var measured = said.measurements().stream()
                .map(measurement -> measurement.value() + " " + measurement.what() + " (" + measurement.wanted() + ")")
                .collect(Collectors.joining("; "));
        columns.line("  " + filter, measured.isEmpty() ? "accepted" : "accepted: " + measured);
        said.measurements().forEach(measurement -> tell(measurement.neighbour()));
    }

    private void tell(@Nullable Neighbour neighbour) {
        if (neighbour != null) {
            columns.line("    " + neighbour.id(), neighbour.text());
        }
    }

    /** Tells why the filters were not asked. */
    void tellNotAsked(List<Problem> problems) {
        columns.line("", "");
        problems.stream()
                .map(problem -> "were not asked again: " + problem.statement() + "; " + problem.hint())
                .distinct()
                .forEach(told -> columns.line("filters", told));
    }

    void tellCalls(Found candidate) throws IOException {
        var refs = candidate.example().lineage().calls();
        var made = RecordedCalls.find(
                recorded.run(), refs.stream().map(CallRef::key).collect(Collectors.toSet()));
        for (var ref : refs) {
            columns.line("", "");
            var call = made.get(ref.key());
            columns.line("call", ref.step() + " with " + ref.model() + ", " + ref.key());
            if (call == null) {
                columns.line("", "calls.jsonl does not hold it");
                continue;
            }
            call.prompt().forEach(part -> lines("prompt, " + part.role(), part.text()));
            lines("reply", call.reply());
            columns.line(
                    "",
                    "ended with " + call.finish() + ", attempt " + (call.attempt() + 1) + "; " + call.inputTokens()
                            + " tokens in, " + call.outputTokens() + " out" + cost(List.of(call)));
        }
        long all = refs.stream().map(CallRef::key).distinct().count();
        if (all > 1) {
            columns.line("", "");
            columns.line("calls in all", sum(List.copyOf(made.values()), all));
        }
    }

    private String sum(List<Call> calls, long all) {
        var lost = calls.size() == all ? "" : ", of which calls.jsonl holds " + calls.size();
        return all + lost + "; " + calls.stream().mapToLong(Call::inputTokens).sum() + " tokens in, "
                + calls.stream().mapToLong(Call::outputTokens).sum() + " out" + cost(calls);
    }

    /** Calls of models without a price cost nothing that is known. */
    private String cost(List<Call> calls) {
        BigDecimal sum = null;
        for (var call : calls) {
            var price = prices.get(call.model());
            if (price != null) {
                var cost = price.of(new Usage(call.inputTokens(), call.outputTokens()));
                sum = sum == null ? cost : sum.add(cost);
            }
        }
        return sum == null ? "" : ", " + Money.text(sum);
    }

    /** Line by line, so that a prompt looks as it was sent; what a line holds is made safe. */
    private void lines(String name, String text) {
        var label = name;
        for (var line : text.split("\n", -1)) {
            columns.line(label, line);
            label = "";
        }
    }

    /** Tells, as far as the run recorded them, its parents up to the first. */
    void tellParents(Found candidate) throws IOException {
        tellParents(candidate, new HashSet<>(Set.of(candidate.id())));
    }

    private void tellParents(Found candidate, Set<String> told) throws IOException {
        var parents = recorded.find(Set.copyOf(candidate.example().lineage().parents()));
        for (var id : candidate.example().lineage().parents()) {
            if (!told.add(id)) {
                continue;
            }
            columns.line("", "");
            var parent = parents.get(id);
            if (parent != null) {
                tell(parent, "parent");
                tellParents(parent, told);
            } else {
                tellUnrecorded(id, candidate);
            }
        }
    }

    private void tellUnrecorded(String id, Found candidate) {
        var run = candidate.id().substring(0, candidate.id().indexOf('-') + 1);
        boolean isShown = candidate.example().lineage().demonstrations().contains(id);
        columns.line("parent", id + (!id.startsWith(run) ? GIVEN : isShown ? CHOSEN : CONSUMED));
        var seed = seed(id);
        if (seed != null) {
            columns.line("instruction", seed);
        }
    }
}
