package dev.espalier.cli;

import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.model.Lineage.CallRef;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the life of a candidate: itself, its verdict, what it came from, and every prompt and reply on the way. */
record Explanation(RecordedExamples recorded, Columns columns) {

    private static final String CONSUMED = ": consumed by a step; its calls are among those above";
    private static final String GIVEN = ": given to the run, as a seed task or a record of its input";

    private static final String NONE = "none";

    /** Prints the candidate and, as far as the run recorded them, its parents up to the first. */
    void print(Found candidate) throws IOException {
        print(candidate, "candidate");
        calls(candidate.example().lineage().calls());
        var told = new HashSet<>(Set.of(candidate.id()));
        parents(candidate, told);
    }

    private void print(Found candidate, String role) {
        columns.line(role, candidate.id());
        columns.line("verdict", verdict(candidate));
        if (candidate.line().get("neighbour") instanceof Map<?, ?> neighbour) {
            columns.line("neighbour", neighbour.get("id") + ": " + neighbour.get("text"));
        }
        var example = candidate.example();
        columns.line("instruction", example.instruction());
        columns.line("input", example.input().isEmpty() ? NONE : example.input());
        columns.line("output", example.output().isEmpty() ? NONE : example.output());
        var lineage = example.lineage();
        columns.line("parents", list(lineage.parents()));
        columns.line("demonstrations", list(lineage.demonstrations()));
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

    private void calls(List<CallRef> refs) throws IOException {
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
                            + " tokens in, " + call.outputTokens() + " out");
        }
    }

    /** Line by line, so that a prompt looks as it was sent; what a line holds is made safe. */
    private void lines(String name, String text) {
        var label = name;
        for (var line : text.split("\n", -1)) {
            columns.line(label, line);
            label = "";
        }
    }

    private void parents(Found candidate, Set<String> told) throws IOException {
        for (var id : candidate.example().lineage().parents()) {
            if (!told.add(id)) {
                continue;
            }
            columns.line("", "");
            var parent = recorded.find(id);
            if (parent.isPresent()) {
                print(parent.get(), "parent");
                parents(parent.get(), told);
            } else {
                var run = candidate.id().substring(0, candidate.id().indexOf('-') + 1);
                columns.line("parent", id + (id.startsWith(run) ? CONSUMED : GIVEN));
            }
        }
    }
}
