package dev.espalier.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.model.Rejection;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Calls that are to be made again because of what was rejected. For a rejection by a step it is the call that this step read (all
 * of them, if it asked several times); for one by a filter every call of the stage that led to the candidate.
 *
 * @param reasons as the user named them
 * @param rejections how many rejections it is for
 * @param calls keys; empty if all of these rejections have been asked again
 * @param fixed how many rejections have these reasons, too, but cannot be asked again: nobody was asked, or what the stage came
 *     to is part of every later prompt
 */
public record RedoRequest(List<String> reasons, long rejections, Set<String> calls, long fixed) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public RedoRequest {
        reasons = List.copyOf(reasons);
    }

    /**
     * Looks up what was rejected. A last line that is torn counts as not there.
     *
     * @param run the directory of a run
     * @param plan of that run
     * @param reasons codes, what stands behind or before the colon of a code, or names of steps and filters
     * @throws ProblemException if nothing was rejected for one of the reasons, or nothing of it can be asked again
     * @throws IOException if the disk fails
     */
    public static RedoRequest of(Path run, Plan plan, List<String> reasons) throws IOException {
        return new Reading(plan, reasons, new RedoLog(run.resolve(RunDirectory.REDO))).of(run);
    }

    /** Tells in words what is asked again, and what is not. */
    public List<String> words() {
        var words = new ArrayList<String>();
        words.add(
                calls.isEmpty()
                        ? "all that was rejected for " + names()
                                + " has been asked again already; the run goes on where it is"
                        : "what was rejected for " + names() + " is asked again; rejections: " + rejections
                                + ", calls: " + calls.size());
        if (fixed > 0) {
            words.add(
                    "cannot be asked again, because no model was asked or later prompts hold it; rejections: " + fixed);
        }
        return words;
    }

    private String names() {
        return String.join(", ", reasons);
    }

    /** What was found so far. */
    private static final class Reading {

        private final List<StagePlan> stages;
        private final List<String> reasons;
        private final RedoLog log;
        private final Set<String> calls = new LinkedHashSet<>();
        private final Set<String> known = new TreeSet<>();
        private final Set<String> found = new LinkedHashSet<>();
        private long rejections;
        private long done;
        private long fixed;

        Reading(Plan plan, List<String> reasons, RedoLog log) {
            // What the phases before the last come to is part of every later prompt.
            this.stages = plan.phases().get(plan.phases().size() - 1).stages();
            this.reasons = reasons;
            this.log = log;
        }

        RedoRequest of(Path run) throws IOException {
            var ledger = run.resolve(RunDirectory.LEDGER);
            if (Files.exists(ledger)) {
                read(ledger);
            }
            check(run);
            return new RedoRequest(reasons, rejections, calls, fixed);
        }

        private void read(Path ledger) throws IOException {
            try (var lines = new LineScanner(ledger)) {
                while (lines.next()) {
                    if (!lines.isTorn()) {
                        take(json(ledger, lines));
                    }
                }
            }
        }

        private static JsonNode json(Path ledger, LineScanner lines) throws IOException {
            try {
                return JSON.readTree(lines.bytes());
            } catch (JsonProcessingException e) {
                throw new ProblemException(
                        ledger + ":" + lines.number() + ":1",
                        "this is not a line of a ledger",
                        "move the file away and run without --redo: it will be written anew");
            }
        }

        private void take(JsonNode line) {
            var reason = line.path("reason").asText();
            var by = line.path("by").asText();
            known.addAll(Rejection.names(reason, by));
            var wanted = reasons.stream()
                    .filter(name -> Rejection.names(reason, by).contains(name))
                    .toList();
            if (wanted.isEmpty()) {
                return;
            }
            found.addAll(wanted);
            var keys = keys(line);
            if (keys.isEmpty()) {
                fixed++;
            } else if (keys.stream().allMatch(log::holds)) {
                done++;
            } else {
                rejections++;
                keys.stream().filter(key -> !log.holds(key)).forEach(calls::add);
            }
        }

        /** Returns the calls that are to be made again for a line of the ledger; empty if none can be. */
        private List<String> keys(JsonNode line) {
            var asked = new ArrayList<JsonNode>();
            line.path("lineage").path("calls").forEach(asked::add);
            var by = line.path("by").asText();
            var place = line.path("stage").asText();
            var stage = stages.stream().filter(one -> one.name().equals(place)).findFirst();
            if (asked.isEmpty() || stage.isEmpty() || by.equals(Committer.TARGET)) {
                return List.of();
            }
            boolean isFilter =
                    stage.get().filters().stream().map(NamedFilter::name).anyMatch(by::equals);
            var last = asked.get(asked.size() - 1).path("step").asText();
            var lastStage = last.substring(0, Math.max(0, last.indexOf('/')));
            if (stages.stream().noneMatch(one -> one.name().equals(lastStage))) {
                return List.of();
            }
            return asked.stream()
                    .filter(call -> {
                        var step = call.path("step").asText();
                        return isFilter ? step.startsWith(lastStage + "/") : step.equals(last);
                    })
                    .map(call -> call.path("key").asText())
                    .collect(Collectors.toList());
        }

        private void check(Path run) {
            var problems = new Problems();
            for (var reason : reasons) {
                if (!found.contains(reason)) {
                    problems.add(
                            "--redo",
                            "nothing was rejected for \"" + reason + "\" in " + run,
                            known.isEmpty() ? "nothing was rejected at all" : Suggestion.hint(reason, known));
                }
            }
            problems.throwIfAny();
            if (rejections == 0 && done == 0) {
                throw new ProblemException(
                        "--redo",
                        "of what was rejected for " + String.join(", ", reasons) + ", nothing can be asked again: "
                                + "either no model was asked, or the stage ends before those begin that write the dataset,"
                                + " and what it came to is part of their prompts",
                        "change the recipe and start a new run with another --out and --reuse " + run);
            }
        }
    }
}
