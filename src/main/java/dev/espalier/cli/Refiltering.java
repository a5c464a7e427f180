package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.cli.RecordedStages.Candidate;
import dev.espalier.engine.Rejudgement;
import dev.espalier.engine.Rejudgement.Judged;
import dev.espalier.engine.StagePlan.NamedFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges what a run recorded by its own filters, to see that they still say the same, and by changed ones. */
final class Refiltering {

    /** The filters of a stage, as they were and changed. */
    record StageFilters(String stage, FilterChain before, FilterChain after) {

        Set<String> namesBefore() {
            return before.filters().stream().map(NamedFilter::name).collect(Collectors.toSet());
        }
    }

    /** A candidate of which something else would be said. */
    record Change(Candidate candidate, Judged after) {}

    /**
     * What came of a stage.
     *
     * @param isRecorded whether its candidates can be judged at all
     * @param gone accepted candidates that would not be there: what they were made from would be rejected
     * @param agreeing how many of the verdicts the run's own filters give again
     */
    record Outcome(
            String stage,
            boolean isRecorded,
            List<Candidate> candidates,
            List<Judged> after,
            List<Change> rescued,
            List<Change> lost,
            List<Candidate> gone,
            long agreeing) {

        Map<String, Long> reasonsBefore() {
            return RecordedStages.reasons(candidates.stream()
                    .map(Candidate::reason)
                    .filter(reason -> !reason.isEmpty())
                    .toList());
        }

        Map<String, Long> reasonsAfter() {
            return RecordedStages.reasons(after.stream()
                    .map(Judged::reason)
                    .filter(reason -> !reason.isEmpty())
                    .toList());
        }

        long acceptedBefore() {
            return candidates.stream()
                    .filter(candidate -> candidate.by() == null)
                    .count();
        }

        long acceptedAfter() {
            return after.stream().filter(Judged::isAccepted).count();
        }
    }

    private final RecordedStages recorded;
    private final Set<String> lostIds = new HashSet<>();

    Refiltering(RecordedStages recorded) {
        this.recorded = recorded;
    }

    /** Judges the stages in their order: what a stage loses cannot come to the next. */
    Map<String, Outcome> judge(List<StageFilters> stages) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        stages.forEach(stage -> outcomes.put(stage.stage(), judge(stage)));
        return outcomes;
    }

    private Outcome judge(StageFilters filters) {
        var items = recorded.candidates(filters.stage(), filters.namesBefore());
        var before = new Rejudgement(filters.before().filters());
        var after = new Rejudgement(filters.after().filters());
        var candidates = new ArrayList<Candidate>();
        var judged = new ArrayList<Judged>();
        var rescued = new ArrayList<Change>();
        var lost = new ArrayList<Change>();
        var gone = new ArrayList<Candidate>();
        long agreeing = 0;
        var lostHere = new HashSet<String>();
        for (var item : items) {
            candidates.addAll(item);
            agreeing += agreeing(item, before);
            var left = new ArrayList<Candidate>();
            for (var candidate : item) {
                if (!RecordedStages.descends(candidate.example(), lostIds)) {
                    left.add(candidate);
                } else if (candidate.by() == null) {
                    gone.add(candidate);
                }
            }
            var verdicts = after.judge(left.stream().map(Candidate::example).toList());
            judged.addAll(verdicts);
            for (int i = 0; i < left.size(); i++) {
                var candidate = left.get(i);
                var verdict = verdicts.get(i);
                if (candidate.by() == null && !verdict.isAccepted()) {
                    lost.add(new Change(candidate, verdict));
                    lostHere.add(candidate.id());
                } else if (candidate.by() != null && verdict.isAccepted()) {
                    rescued.add(new Change(candidate, verdict));
                }
            }
        }
        lostIds.addAll(lostHere);
        return new Outcome(filters.stage(), !items.isEmpty(), candidates, judged, rescued, lost, gone, agreeing);
    }

    private static long agreeing(List<Candidate> item, Rejudgement filters) {
        var verdicts = filters.judge(item.stream().map(Candidate::example).toList());
        long agreeing = 0;
        for (int i = 0; i < item.size(); i++) {
            agreeing += verdicts.get(i).reason().equals(item.get(i).reason()) ? 1 : 0;
        }
        return agreeing;
    }
}
