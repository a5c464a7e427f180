package dev.espalier.cli;

import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.RunDirectory;
import dev.espalier.model.Rejection;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why a record is in a dataset, or is not. */
@Command(
        name = "explain",
        sortOptions = false,
        description = {
            "Tells the life of one candidate of a run, accepted or rejected: what each filter measured and said, with the"
                    + " neighbour; seeds and examples shown; every prompt and reply, and what they cost; its parents.",
            "",
            "The filters are asked again, without a call, after all that they had accepted before the candidate.",
            "",
            "With --reason, lists the nearest misses instead: rejections of that filter or reason by what was measured, the"
                    + " least first; those that were too short or too few, the greatest first."
        },
        customSynopsis = {"espalier explain RUN ID", "       espalier explain RUN --reason=NAME [--top=N]"},
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier explain runs/first f4f87869-2.0",
            "  espalier explain runs/first --reason rouge-l --top 20"
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int LONGEST_SHORTLIST = 1_000;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run directory.")
    private Path run = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The id of a candidate.")
    private @Nullable String id;

    @Option(
            names = "--reason",
            paramLabel = "NAME",
            description = "A filter or step, such as rouge-l, or a reason code, such as rouge-l:too-near.")
    private @Nullable String reason;

    @Option(names = "--top", paramLabel = "N", description = "How many misses are listed. Default: 20.")
    private int top = 20;

    @Mixin
    private final RunFilterArguments filters = new RunFilterArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if ((id == null) == (reason == null)) {
            throw new UsageException("name the ID of a candidate, or a --reason: one of both");
        }
        if (top < 1 || top > LONGEST_SHORTLIST) {
            throw new UsageException("--top must be from 1 to " + LONGEST_SHORTLIST + " but was " + top);
        }
        RunOrFile.checkRun(run);
        var columns = new Columns(surroundings.out(), surroundings.width());
        if (id != null) {
            RunOrFile.checkWhole(run, RunDirectory.DATASET);
        }
        RunOrFile.checkWhole(run, RunDirectory.LEDGER);
        if (id != null) {
            var recorded = recorded();
            explain(candidate(id, recorded), recorded, columns);
        } else if (reason != null) {
            listMisses(reason, columns);
        }
        return ExitCode.OK;
    }

    private void explain(Found candidate, RecordedExamples recorded, Columns columns) throws IOException {
        var problems = new Problems();
        var materials = filters.read(run, surroundings.in(), problems);
        var chains = materials.chains(List.of(), problems);
        if (filters.areGiven()) {
            problems.throwIfAny();
        }
        var explanation = new Explanation(recorded, columns, materials.seeds(), RecordedReport.prices(run));
        explanation.tell(candidate);
        if (problems.isEmpty()) {
            var stages = new RecordedStages(recorded, materials.ids());
            explanation.tell(new FilterVerdicts(stages, chains, materials.stagesBefore()).of(candidate));
        } else {
            explanation.tellNotAsked(problems.shown());
        }
        explanation.tellCalls(candidate);
        explanation.tellParents(candidate);
    }

    private RecordedExamples recorded() {
        return new RecordedExamples(run);
    }

    private Found candidate(String wanted, RecordedExamples recorded) throws IOException {
        var found = recorded.find(Set.of(wanted)).get(wanted);
        if (found != null) {
            return found;
        }
        var ids = new ArrayList<String>();
        recorded.each(candidate -> ids.add(candidate.id()));
        throw new ProblemException(
                run.toString(),
                "there is no candidate \"" + wanted + "\"",
                Suggestion.nearest(wanted, ids)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("ids stand in dataset.jsonl and rejected.jsonl"));
    }

    private void listMisses(String wanted, Columns columns) throws IOException {
        var reasons = new TreeSet<String>();
        var misses = new ArrayList<Found>();
        recorded().eachRejected(candidate -> {
            var names = Rejection.names(candidate.text("reason"), candidate.text("by"));
            reasons.addAll(names);
            if (names.contains(wanted)) {
                misses.add(candidate);
            }
        });
        if (misses.isEmpty()) {
            throw new ProblemException(
                    run.toString(),
                    "nothing was rejected by \"" + wanted + "\"",
                    reasons.isEmpty() ? "nothing was rejected at all" : Suggestion.hint(wanted, reasons));
        }
        columns.line("rejected", misses.size() + " by " + wanted + "; the nearest misses:");
        nearest(misses).stream().limit(top).forEach(miss -> print(miss, columns));
    }

    /** Those without a number, in the order of the run, after those with one. */
    private static List<Found> nearest(List<Found> misses) {
        return misses.stream()
                .sorted(Comparator.comparingDouble(ExplainCommand::distance))
                .toList();
    }

    private static double distance(Found miss) {
        boolean isBelow =
                miss.text("reason").endsWith("short") || miss.text("reason").endsWith("few");
        return miss.line().get("value") instanceof Number value
                ? (isBelow ? -value.doubleValue() : value.doubleValue())
                : Double.POSITIVE_INFINITY;
    }

    private static void print(Found miss, Columns columns) {
        var value = miss.line().get("value");
        columns.line("", "");
        columns.line(miss.id(), (value == null ? "" : value + " ") + miss.text("reason"));
        columns.line("", RecordedExamples.text(miss.example(), true));
        if (miss.line().get("neighbour") instanceof Map<?, ?> neighbour) {
            columns.line("  " + neighbour.get("id"), String.valueOf(neighbour.get("text")));
        }
    }
}
