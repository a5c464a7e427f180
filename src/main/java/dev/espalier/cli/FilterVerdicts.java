package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.cli.RecordedStages.Candidate;
import dev.espalier.engine.Rejudgement;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.FilterWatch;
import dev.espalier.filter.FilterWatch.Said;
import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the filters of a run said of a candidate, stage by stage: they are asked again, after all that they had accepted before it. Of
 * a stage that a later one built on, the fields of what became of the candidate are judged.
 *
 * @param chains the filters of each stage, in order
 */
record FilterVerdicts(RecordedStages recorded, Map<String, FilterChain> chains) {

    /**
     * What the filters of a stage said.
     *
     * @param candidate what they judged: the candidate asked about, or what it was made from
     * @param said by filter, in order, up to the one that rejected
     */
    record StageVerdict(String stage, Candidate candidate, Map<String, Said> said) {

        boolean isAccepted() {
            return said.values().stream().noneMatch(Said::isRejection);
        }

        boolean isAsRecorded() {
            return isAccepted() == (candidate.by() == null);
        }
    }

    /** Returns a verdict for each stage that judged the candidate, or what it was made from. */
    List<StageVerdict> of(Example candidate) {
        var ids = new HashSet<>(candidate.lineage().parents());
        ids.add(candidate.id());
        var verdicts = new ArrayList<StageVerdict>();
        chains.forEach((stage, chain) -> {
            if (!chain.filters().isEmpty()) {
                verdicts.addAll(of(stage, chain.filters(), ids));
            }
        });
        return verdicts;
    }

    private List<StageVerdict> of(String stage, List<NamedFilter> filters, Set<String> ids) {
        var names = filters.stream().map(NamedFilter::name).collect(Collectors.toSet());
        var items = recorded.candidates(stage, names);
        var wanted = items.stream()
                .flatMap(List::stream)
                .filter(candidate -> ids.contains(candidate.id()))
                .toList();
        var left = wanted.stream().map(Candidate::id).collect(Collectors.toCollection(HashSet::new));
        var watch = new FilterWatch(left);
        var filtersAgain = new Rejudgement(filters.stream()
                .map(named -> new NamedFilter(named.name(), watch.on(named.name(), named.filter())))
                .toList());
        for (int i = 0; !left.isEmpty(); i++) {
            filtersAgain.judge(items.get(i).stream().map(Candidate::example).toList());
            items.get(i).forEach(candidate -> left.remove(candidate.id()));
        }
        return wanted.stream()
                .map(candidate -> new StageVerdict(stage, candidate, inOrder(filters, watch.of(candidate.id()))))
                .toList();
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
