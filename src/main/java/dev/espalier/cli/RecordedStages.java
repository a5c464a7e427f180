package dev.espalier.cli;

import dev.espalier.cli.RecordedExamples.Found;
import dev.espalier.engine.RecordedCalls;
import dev.espalier.model.Example;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final List<Example> dataset = new ArrayList<>();
    private final List<Rejected> ledger = new ArrayList<>();
    private final Map<String, Example> byId = new HashMap<>();
    private final Map<String, String> firstItems;

    /**
     * A candidate that reached the filters of a stage.
     *
     * @param by the filter that rejected it; null if it was accepted
     * @param value what it measured; null if nothing, or if the candidate was accepted
     * @param neighbour the id of what it was too near to; null if there was none
     */
    record Candidate(
            Example example,
            @Nullable String by,
            String reason,
            @Nullable Object value,
            @Nullable Object neighbour) {

        static Candidate accepted(Example example) {
            return new Candidate(example, null, "", null, null);
        }

        String id() {
            return example.id();
        }
    }

    private record Rejected(String stage, Candidate candidate) {

        String id() {
            return candidate.id();
        }

        String by() {
            return candidate.by() == null ? "" : candidate.by();
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
        run.each(this::add);
    }

    private void add(Found found) {
        if (found.isRejected()) {
            var candidate = new Candidate(
                    found.example(),
                    found.text("by"),
                    found.text("reason"),
                    found.line().get("value"),
                    found.line().get("neighbour") instanceof Map<?, ?> neighbour ? neighbour.get("id") : null);
            ledger.add(new Rejected(found.text("stage"), candidate));
        } else {
            dataset.add(found.example());
        }
        byId.put(found.id(), found.example());
    }

    /** Returns how many examples the dataset holds. */
    int accepted() {
        return dataset.size();
    }

    /** Returns how many candidates were rejected by something else than the filters of their stage. */
    long otherwiseRejected(Map<String, Set<String>> filtersByStage) {
        return ledger.stream()
                .filter(rejected ->
                        !filtersByStage.getOrDefault(rejected.stage(), Set.of()).contains(rejected.by()))
                .count();
    }

    /**
     * Returns the candidates that reached the filters of a stage, those that came of one item together, in the order in
     * which they were judged.
     *
     * @param filters the names of the filters
     * @return empty if what the stage accepted is not recorded: a later one replaced it, and neither a rejection nor a call tells
     *     which of the ids it had
     */
    List<List<Candidate>> candidates(String stage, Set<String> filters) {
        var candidates = new TreeMap<String, Candidate>(ORDER);
        ledger.stream()
                .filter(rejected -> rejected.stage().equals(stage) && filters.contains(rejected.by()))
                .forEach(rejected -> candidates.put(rejected.id(), rejected.candidate()));
        int index = stages.indexOf(stage);
        if (index == stages.size() - 1) {
            dataset.forEach(example -> candidates.put(example.id(), Candidate.accepted(example)));
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
        var later = new ArrayList<Example>();
        for (var rejected : ledger) {
            if (stages.indexOf(rejected.stage()) > index) {
                later.add(rejected.candidate().example());
            }
        }
        later.addAll(dataset);
        later.sort(Comparator.comparing(Example::id, ORDER));
        for (var example : later) {
            var chain = new ArrayList<>(example.lineage().parents());
            chain.add(example.id());
            // Parents that were shown first are what a step chose beside the one that the example came of.
            var chosen = new HashSet<>(example.lineage().demonstrations());
            chosen.removeAll(chain.subList(Math.max(0, chain.size() - 2), chain.size()));
            // The first may be one that was given to the run, whose id tells no depth.
            chain.stream()
                    .filter(id -> depth(id) == depth && !chosen.contains(id))
                    .reduce((first, second) -> second)
                    .ifPresent(id -> candidates.putIfAbsent(id, Candidate.accepted(example.withId(id))));
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

    /** Returns whether an example stands in the dataset or the ledger, as it was. */
    boolean holds(String id) {
        return byId.containsKey(id);
    }

    /** Returns the ids of an example and of all that it was made from, as far as the run recorded them. */
    Set<String> ancestry(Example example) {
        var ids = new LinkedHashSet<String>();
        addAncestry(example, ids);
        return ids;
    }

    private void addAncestry(Example example, Set<String> ids) {
        if (ids.add(example.id())) {
            for (var parent : example.lineage().parents()) {
                addAncestry(byId.getOrDefault(parent, example.withId(parent)), ids);
            }
        }
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
