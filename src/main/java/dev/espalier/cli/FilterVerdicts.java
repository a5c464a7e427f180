package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.cli.RecordedStages.Candidate;
import dev.espalier.engine.Rejudgement;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Filter;
import dev.espalier.filter.FilterWatch;
import dev.espalier.filter.FilterWatch.Said;
import dev.espalier.filter.SiblingFilter;
import dev.espalier.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the filters of a run said of a candidate, stage by stage: they are asked again, after all that they had accepted
 * before it. Of a stage that a later one built on, the fields of what became of its candidates are judged; where its filters
 * then say anything else than the run recorded, no more is told of that stage than a rejected candidate itself tells.
 *
 * @param chains the filters of each stage, in order
 * @param stagesBefore the stage whose examples a stage takes
 */
record FilterVerdicts(RecordedStages recorded, Map<String, FilterChain> chains, Map<String, String> stagesBefore) {

    /**
     * What the filters of a stage said.
     *
     * @param id of what they judged: the candidate asked about, or what it was made from
     * @param isOfLater whether the fields of what became of it were judged, as its own were not recorded
     * @param said by filter, in order, up to the one that rejected; empty if that cannot be told from what the run recorded
     */
    record StageVerdict(String stage, String id, boolean isOfLater, Map<String, Said> said) {}

    /** Returns what each stage said that judged the candidate, or what it was made from. */
    List<StageVerdict> of(Found candidate) {
        var ids = recorded.ancestry(candidate.example());
        var verdicts = new ArrayList<StageVerdict>();
        for (var stage : stagesTo(lastStage(candidate))) {
            var filters = chains.getOrDefault(stage, FilterChain.EMPTY).filters();
            boolean isRejectedBefore = candidate.isRejected()
                    && candidate.text("stage").equals(stage)
                    && !names(filters).contains(candidate.text("by"));
            if (!filters.isEmpty() && !isRejectedBefore) {
                var told = again(stage, filters, ids);
                verdicts.addAll(told.isEmpty() ? List.of(recorded(stage, filters, candidate)) : told);
            }
        }
        return verdicts;
    }

    private String lastStage(Found candidate) {
        return candidate.isRejected()
                ? candidate.text("stage")
                : chains.keySet().stream().reduce("", (first, second) -> second);
    }

    /** Returns the stages that lead to one, and it. */
    private List<String> stagesTo(String stage) {
        var stages = new ArrayList<String>();
        for (var at = stage; at != null; at = stagesBefore.get(at)) {
            stages.add(0, at);
        }
        return stages;
    }

    private static Set<String> names(List<NamedFilter> filters) {
        return filters.stream().map(NamedFilter::name).collect(Collectors.toSet());
    }

    /** Returns nothing where the filters say anything else than the run recorded. */
    private List<StageVerdict> again(String stage, List<NamedFilter> filters, Set<String> ids) {
        var items = recorded.candidates(stage, names(filters));
        var wanted = items.stream()
                .flatMap(List::stream)
                .map(Candidate::id)
                .filter(ids::contains)
                .toList();
        var watch = new FilterWatch(Set.copyOf(wanted));
        var filtersAgain = new Rejudgement(filters.stream()
                .map(named -> new NamedFilter(named.name(), watch.on(named.name(), named.filter())))
                .toList());
        var left = new HashSet<>(wanted);
        boolean isAsRecorded = !wanted.isEmpty();
        for (int i = 0; isAsRecorded && !left.isEmpty(); i++) {
            isAsRecorded = agree(items.get(i), filtersAgain);
            items.get(i).forEach(candidate -> left.remove(candidate.id()));
        }
        return isAsRecorded
                ? wanted.stream()
                        .map(id -> new StageVerdict(stage, id, !recorded.holds(id), inOrder(filters, watch.of(id))))
                        .toList()
                : List.of();
    }

    /** Without what a stage had accepted before, only of what it rejected anything is known. */
    private static StageVerdict recorded(String stage, List<NamedFilter> filters, Found candidate) {
        boolean isItsStage = candidate.text("stage").equals(stage);
        return new StageVerdict(stage, candidate.id(), false, isItsStage ? said(filters, candidate) : Map.of());
    }

    /**
     * A filter that remembers nothing says again what it said, by the candidate alone. One that remembers is asked after
     * those, so if such a one rejected the candidate, those before it had accepted it.
     */
    private static Map<String, Said> said(List<NamedFilter> filters, Found candidate) {
        var rejection = candidate.rejection();
        boolean isLate = filters.stream()
                .anyMatch(named -> named.name().equals(candidate.text("by")) && needsOthers(named.filter()));
        var said = new LinkedHashMap<String, Said>();
        for (var named : filters) {
            if (rejection != null && named.name().equals(candidate.text("by"))) {
                said.put(named.name(), new Said(new Verdict.Reject(rejection), List.of()));
                return said;
            }
            var filter = named.filter();
            if (!needsOthers(filter)) {
                var verdict = filter.judge(candidate.example());
                if (verdict instanceof Verdict.Reject) {
                    return Map.of();
                }
                said.put(named.name(), new Said(verdict, filter.measure(candidate.example())));
            } else if (isLate) {
                said.put(named.name(), new Said(Verdict.ACCEPT, List.of()));
            }
        }
        return Map.of();
    }

    private static boolean needsOthers(Filter filter) {
        return filter.remembers() || filter instanceof SiblingFilter;
    }

    private static boolean agree(List<Candidate> item, Rejudgement filters) {
        var verdicts = filters.judge(item.stream().map(Candidate::example).toList());
        for (int i = 0; i < item.size(); i++) {
            var candidate = item.get(i);
            var rejection = verdicts.get(i).rejection();
            var neighbour = rejection == null ? null : rejection.neighbour();
            if (!Objects.equals(candidate.by(), verdicts.get(i).by())
                    || !candidate.reason().equals(verdicts.get(i).reason())
                    || !Objects.equals(candidate.value(), rejection == null ? null : rejection.value())
                    || !Objects.equals(candidate.neighbour(), neighbour == null ? null : neighbour.id())) {
                return false;
            }
        }
        return true;
    }

    /** Filters that remember nothing are asked first. */
    private static Map<String, Said> inOrder(List<NamedFilter> filters, Map<String, Said> said) {
        var inOrder = new LinkedHashMap<String, Said>();
        for (var filter : filters) {
            var words = said.get(filter.name());
            if (words != null) {
                inOrder.put(filter.name(), words);
                if (words.isRejection()) {
                    break;
                }
            }
        }
        return inOrder;
    }
}
