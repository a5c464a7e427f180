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

        boolean hasFilters() {
            return !before.filters().isEmpty() || !after.filters().isEmpty();
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
        var work = new StageWork(filters);
        items.forEach(work::judge);
        work.lost.forEach(change -> lostIds.add(change.candidate().id()));
        return new Outcome(
                filters.stage(),
                !items.isEmpty(),
                work.candidates,
                work.judged,
                work.rescued,
                work.lost,
                work.gone,
                work.agreeing);
    }

    /** The work on one stage. */
    private final class StageWork {

        private final Rejudgement before;
        private final Rejudgement after;
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Judged> judged = new ArrayList<>();
        private final List<Change> rescued = new ArrayList<>();
        private final List<Change> lost = new ArrayList<>();
        private final List<Candidate> gone = new ArrayList<>();
        private long agreeing;

        StageWork(StageFilters filters) {
            before = new Rejudgement(filters.before().filters());
            after = new Rejudgement(filters.after().filters());
        }

        void judge(List<Candidate> item) {
            candidates.addAll(item);
            agreeing += agreeing(item, before);
            var left = left(item);
            var verdicts = after.judge(left.stream().map(Candidate::example).toList());
            judged.addAll(verdicts);
            for (int i = 0; i < left.size(); i++) {
                compare(new Change(left.get(i), verdicts.get(i)));
            }
        }

        /** Returns those that would still be there. */
        private List<Candidate> left(List<Candidate> item) {
            var left = new ArrayList<Candidate>();
            for (var candidate : item) {
                if (!RecordedStages.descends(candidate.example(), lostIds)) {
                    left.add(candidate);
                    continue;
                }
                lostIds.add(candidate.id());
                if (candidate.by() == null) {
                    gone.add(candidate);
                }
            }
            return left;
        }

        private void compare(Change change) {
            boolean wasAccepted = change.candidate().by() == null;
            if (wasAccepted && !change.after().isAccepted()) {
                lost.add(change);
            } else if (!wasAccepted && change.after().isAccepted()) {
                rescued.add(change);
            }
        }
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
