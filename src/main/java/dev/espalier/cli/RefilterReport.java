package dev.espalier.cli;

import dev.espalier.cli.RecordedStages.Candidate;
import dev.espalier.cli.Refiltering.Change;
import dev.espalier.cli.Refiltering.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What changed filters would change.
 *
 * @param outcomes of the stages with filters, in order
 * @param lastStage the stage that writes the dataset
 * @param accepted how many examples the dataset holds
 * @param otherwiseRejected how many candidates were not rejected by filters
 */
record RefilterReport(List<Outcome> outcomes, String lastStage, long accepted, long otherwiseRejected) {

    private static final int EXCERPT = 100;

    private long asked() {
        return outcomes.stream()
                .mapToLong(outcome -> outcome.candidates().size())
                .sum();
    }

    private long agreeing() {
        return outcomes.stream().mapToLong(Outcome::agreeing).sum();
    }

    /** Returns how many examples the dataset would hold, as far as they are there already. */
    private long acceptedAfter() {
        return outcomes.stream()
                .filter(outcome -> outcome.stage().equals(lastStage))
                .mapToLong(Outcome::acceptedAfter)
                .sum();
    }

    private long withoutOutput() {
        return outcomes.stream()
                .filter(outcome -> !outcome.stage().equals(lastStage))
                .mapToLong(outcome -> outcome.rescued().size())
                .sum();
    }

    private List<String> limits() {
        var limits = new ArrayList<String>();
        limits.add("a real run with these filters would have another pool, so other prompts, so other candidates");
        if (withoutOutput() > 0) {
            limits.add(Count.of(withoutOutput(), "candidate")
                    + " rescued before the last stage would first have to pass the"
                    + " stages after it, which takes calls; not counted in the dataset");
        }
        if (otherwiseRejected > 0) {
            limits.add(Count.of(otherwiseRejected, "rejection")
                    + " by steps, selectors or the target stand as recorded: no filter judged these");
        }
        outcomes.stream()
                .filter(outcome -> !outcome.isRecorded())
                .forEach(outcome -> limits.add("not all that stage " + outcome.stage()
                        + " accepted is recorded, so it cannot be judged again"));
        if (agreeing() < asked()) {
            limits.add("the run's own filters, asked again, differ from its record in " + (asked() - agreeing())
                    + " of " + Count.of(asked(), "verdict")
                    + ": not all they saw is recorded, so take the numbers with care");
        }
        return limits;
    }

    void print(Columns columns, int top) {
        columns.line(
                "dataset",
                accepted + " examples, would be " + acceptedAfter() + " (" + signed(acceptedAfter() - accepted) + ")");
        for (var outcome : outcomes) {
            print(outcome, columns, top);
        }
        columns.line("", "");
        columns.line("own filters", "say the same of " + agreeing() + " of " + Count.of(asked(), "candidate"));
        limits().forEach(limit -> columns.line("but", limit));
    }

    private static void print(Outcome outcome, Columns columns, int top) {
        columns.line("", "");
        if (!outcome.isRecorded()) {
            columns.line("stage " + outcome.stage(), "is left as it was");
            return;
        }
        columns.line(
                "stage " + outcome.stage(),
                outcome.candidates().size() + " candidates: " + outcome.acceptedBefore() + " accepted, would be "
                        + outcome.acceptedAfter() + " (" + signed(outcome.acceptedAfter() - outcome.acceptedBefore())
                        + ")");
        var before = outcome.reasonsBefore();
        var after = outcome.reasonsAfter();
        var reasons = new TreeSet<>(before.keySet());
        reasons.addAll(after.keySet());
        for (var reason : reasons) {
            long was = before.getOrDefault(reason, 0L);
            long is = after.getOrDefault(reason, 0L);
            columns.line("  " + reason, was + " rejected, would be " + is + " (" + signed(is - was) + ")");
        }
        list("newly accepted", outcome.rescued(), columns, top);
        list("newly rejected", outcome.lost(), columns, top);
        if (!outcome.gone().isEmpty()) {
            columns.line("gone", Count.of(outcome.gone().size(), "example") + " with what they were made from");
        }
    }

    private static void list(String what, List<Change> changes, Columns columns, int top) {
        if (changes.isEmpty()) {
            return;
        }
        columns.line(what, String.valueOf(changes.size()));
        for (var change : changes.subList(0, Math.min(top, changes.size()))) {
            var candidate = change.candidate();
            var text = RecordedExamples.text(candidate.example(), candidate.by() != null);
            columns.line(
                    "  " + change.candidate().id(),
                    (change.after().isAccepted()
                                    ? change.candidate().reason()
                                    : change.after().reason()) + ": "
                            + (text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text));
        }
    }

    private static String signed(long number) {
        return number > 0 ? "+" + number : String.valueOf(number);
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("dataset", beforeAndAfter(accepted, acceptedAfter()));
        var stages = new LinkedHashMap<String, Object>();
        outcomes.forEach(outcome -> stages.put(outcome.stage(), toMap(outcome)));
        map.put("stages", stages);
        map.put("candidates", asked());
        map.put("as-recorded", agreeing());
        map.put("limits", limits());
        return map;
    }

    private static Map<String, Object> beforeAndAfter(Object before, Object after) {
        var map = new LinkedHashMap<String, Object>();
        map.put("before", before);
        map.put("after", after);
        return map;
    }

    private static Map<String, Object> toMap(Outcome outcome) {
        var map = new LinkedHashMap<String, Object>();
        map.put("candidates", outcome.candidates().size());
        map.put("accepted", beforeAndAfter(outcome.acceptedBefore(), outcome.acceptedAfter()));
        map.put("rejections", beforeAndAfter(outcome.reasonsBefore(), outcome.reasonsAfter()));
        map.put(
                "newly-accepted",
                outcome.rescued().stream()
                        .map(change -> change.candidate().id())
                        .toList());
        var lost = new LinkedHashMap<String, Object>();
        outcome.lost()
                .forEach(change ->
                        lost.put(change.candidate().id(), change.after().reason()));
        map.put("newly-rejected", lost);
        map.put("gone", outcome.gone().stream().map(Candidate::id).toList());
        return map;
    }
}
