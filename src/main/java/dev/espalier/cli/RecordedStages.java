package dev.espalier.cli;

import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.model.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run recorded of the candidates of its stages, as far as filters judged them.
 *
 * <p>Of the last stage the dataset holds the accepted ones. An earlier stage's accepted example is often replaced by a later
 * stage; then its id stands among the parents of what came of it, and its fields are taken from the first of these.
 */
final class RecordedStages {

    private static final NaturalOrder ORDER = new NaturalOrder();

    private final List<String> stages;
    private final List<Found> dataset = new ArrayList<>();
    private final List<Found> ledger = new ArrayList<>();
    private final Map<String, String> firstItems;

    /**
     * A candidate that reached the filters of a stage.
     *
     * @param by the filter that rejected it; null if it was accepted
     */
    record Candidate(Example example, @Nullable String by, String reason) {

        String id() {
            return example.id();
        }
    }

    /**
     * Reads a run.
     *
     * @param stages their names, in order
     */
    RecordedStages(RecordedExamples run, List<String> stages) throws IOException {
        this.stages = List.copyOf(stages);
        this.firstItems = RecordedCalls.firstItems(run.run());
        run.each(found -> (found.isRejected() ? ledger : dataset).add(found));
    }

    /** Returns how many examples the dataset holds. */
    int accepted() {
        return dataset.size();
    }

    /** Returns how many candidates were rejected by something else than the filters of their stage. */
    long otherwiseRejected(Map<String, Set<String>> filtersByStage) {
        return ledger.stream()
                .filter(found -> !filtersByStage
                        .getOrDefault(found.text("stage"), Set.of())
                        .contains(found.text("by")))
                .count();
    }

    /**
     * Returns the candidates that reached the filters of a stage, those that came of one item together, in the order in which they
     * were judged.
     *
     * @param filters the names of the filters
     * @return empty if what the stage accepted is not recorded: a later one replaced it, and neither a rejection nor a call tells
     *     which of the ids it had
     */
    List<List<Candidate>> candidates(String stage, Set<String> filters) {
        var candidates = new TreeMap<String, Candidate>(ORDER);
        ledger.stream()
                .filter(found -> found.text("stage").equals(stage) && filters.contains(found.text("by")))
                .forEach(found -> candidates.put(
                        found.id(), new Candidate(found.example(), found.text("by"), found.text("reason"))));
        int index = stages.indexOf(stage);
        if (index == stages.size() - 1) {
            dataset.forEach(found -> candidates.put(found.id(), new Candidate(found.example(), null, "")));
        } else {
            var depths = candidates.isEmpty()
                    ? depthsByCalls(index)
                    : candidates.keySet().stream().map(RecordedStages::depth).collect(Collectors.toSet());
            if (depths.size() != 1) {
                return List.of();
            }
            addAccepted(index, depths.iterator().next(), candidates);
        }
        return grouped(candidates, index);
    }

    /** The items of the next stage that asks a model are what this one accepted, or what those between made of it. */
    private Set<Integer> depthsByCalls(int index) {
        for (var stage : stages.subList(index + 1, stages.size())) {
            if (firstItems.containsKey(stage)) {
                return Set.of(depth(firstItems.get(stage)));
            }
        }
        return Set.of();
    }

    private void addAccepted(int index, int depth, Map<String, Candidate> candidates) {
        var later = new ArrayList<Found>();
        for (var found : ledger) {
            if (stages.indexOf(found.text("stage")) > index) {
                later.add(found);
            }
        }
        later.addAll(dataset);
        later.sort(Comparator.comparing(Found::id, ORDER));
        for (var found : later) {
            var chain = new ArrayList<>(found.example().lineage().parents());
            chain.add(found.id());
            chain.stream()
                    .filter(id -> depth(id) == depth)
                    .forEach(id -> candidates.putIfAbsent(
                            id, new Candidate(found.example().withId(id), null, "")));
        }
    }

    /** The ids of a run are paths; how many steps replaced the example is how many dots there are. */
    private static int depth(String id) {
        return (int) id.chars().filter(c -> c == '.').count();
    }

    private static List<List<Candidate>> grouped(Map<String, Candidate> candidates, int stage) {
        var items = new LinkedHashMap<String, List<Candidate>>();
        candidates.forEach((id, candidate) ->
                items.computeIfAbsent(item(id, stage), key -> new ArrayList<>()).add(candidate));
        return List.copyOf(items.values());
    }

    /** In the first stage the item is the source item; later what the stage before accepted. */
    private static String item(String id, int stage) {
        int dot = stage == 0 ? id.indexOf('.') : id.lastIndexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    /** Returns whether an example came of one of these. */
    static boolean descends(Example example, Set<String> ids) {
        return ids.contains(example.id())
                || example.lineage().parents().stream().anyMatch(ids::contains);
    }

    /** Returns counts of reasons, sorted. */
    static Map<String, Long> reasons(List<String> reasons) {
        var counts = new HashMap<String, Long>();
        reasons.forEach(reason -> counts.merge(reason, 1L, Long::sum));
        return new TreeMap<>(counts);
    }
}
