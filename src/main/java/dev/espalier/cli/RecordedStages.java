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
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run recorded of the candidates of its stages, as far as filters judged them.
 *
 * <p>Of the last stage the dataset holds the accepted ones. An earlier stage's accepted example is often replaced by a later
 * stage; then its id stands among the parents of what came of it, and its fields are taken from the first of these. Where nothing
 * came of some, what the stage accepted is not recorded.
 */
final class RecordedStages {

    private static final NaturalOrder ORDER = new NaturalOrder();

    private final RunIds ids;
    private final List<String> stages;
    private final List<Example> dataset = new ArrayList<>();
    private final List<Rejected> ledger = new ArrayList<>();
    private final Map<String, Example> byId = new HashMap<>();
    private final Map<String, String> firstItems;

    /** How many examples a stage accepted, as the run told when it ended. */
    private final Map<String, Long> accepted;

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

        Example example() {
            return candidate.example();
        }

        String by() {
            return candidate.by() == null ? "" : candidate.by();
        }
    }

    /** Reads a run. */
    RecordedStages(RecordedExamples run, RunIds ids) throws IOException {
        this.ids = ids;
        this.stages = ids.stages();
        this.firstItems = RecordedCalls.firstItems(run.run());
        this.accepted = RecordedReport.accepted(run.run());
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
     * @return empty if not all is recorded that the stage accepted
     */
    List<List<Candidate>> candidates(String stage, Set<String> filters) {
        var candidates = new TreeMap<String, Candidate>(ORDER);
        ledger.stream()
                .filter(rejected -> rejected.stage().equals(stage) && filters.contains(rejected.by()))
                .forEach(rejected -> candidates.put(rejected.id(), rejected.candidate()));
        if (stages.indexOf(stage) == stages.size() - 1) {
            dataset.forEach(example -> candidates.put(example.id(), Candidate.accepted(example)));
            return grouped(candidates, stage);
        }
        long rejected = candidates.size();
        var depth = depth(stage, candidates.keySet());
        if (depth.isPresent()) {
            addAccepted(stage, depth.getAsInt(), candidates);
        }
        long found = candidates.size() - rejected;
        return found == accepted.getOrDefault(stage, found) ? grouped(candidates, stage) : List.of();
    }

    /** Returns how deep the ids are that a stage gave, by those that it rejected or by the calls of the stages after it. */
    private OptionalInt depth(String stage, Set<String> rejected) {
        int phase = ids.phase(stage);
        if (!rejected.isEmpty()) {
            var depths =
                    rejected.stream().map(id -> ids.depth(id, phase)).distinct().toList();
            return depths.size() == 1 ? OptionalInt.of(depths.get(0)) : OptionalInt.empty();
        }
        for (var later : stages.subList(stages.indexOf(stage) + 1, stages.size())) {
            if (ids.phase(later) == phase && firstItems.containsKey(later)) {
                // The items of the next stage that asks a model are what this one accepted, or what those between made
                // of it.
                return OptionalInt.of(ids.depth(firstItems.get(later)));
            }
        }
        return ids.isLast(stage)
                ? Stream.concat(dataset.stream(), ledger.stream().map(Rejected::example))
                        .flatMap(example -> chain(example).stream())
                        .mapToInt(id -> ids.depth(id, phase))
                        .max()
                : OptionalInt.empty();
    }

    private void addAccepted(String stage, int depth, Map<String, Candidate> candidates) {
        int index = stages.indexOf(stage);
        int phase = ids.phase(stage);
        var later = new ArrayList<Example>();
        for (var rejected : ledger) {
            if (stages.indexOf(rejected.stage()) > index) {
                later.add(rejected.example());
            }
        }
        later.addAll(dataset);
        later.sort(Comparator.comparing(Example::id, ORDER));
        for (var example : later) {
            // The first may be one that was given to the run.
            chain(example).stream()
                    .filter(id -> isOf(id, phase, depth))
                    .reduce((first, second) -> second)
                    .ifPresent(id -> candidates.putIfAbsent(id, Candidate.accepted(example.withId(id))));
        }
    }

    /** What no step of the phase has replaced has the id with which it came, perhaps from an earlier phase. */
    private boolean isOf(String id, int phase, int depth) {
        boolean isLater = IntStream.rangeClosed(phase + 1, ids.phase(stages.get(stages.size() - 1)))
                .anyMatch(other -> ids.path(id, other) != null);
        return !isLater && ids.depth(id, phase) == depth;
    }

    /** Returns the ids of what an example came of, and its own; without what a step had it join on the way. */
    private static List<String> chain(Example example) {
        var chain = new ArrayList<>(example.lineage().parents());
        chain.add(example.id());
        // Such a one was shown to a model before.
        var joined = new HashSet<>(example.lineage().demonstrations());
        joined.removeAll(chain.subList(Math.max(0, chain.size() - 2), chain.size()));
        chain.removeAll(joined);
        return chain;
    }

    private List<List<Candidate>> grouped(Map<String, Candidate> candidates, String stage) {
        int phase = ids.phase(stage);
        int depth = ids.isFirst(stage)
                ? 0
                : firstItems.containsKey(stage)
                        ? ids.depth(firstItems.get(stage))
                        : candidates.keySet().stream()
                                        .mapToInt(id -> ids.depth(id, phase))
                                        .max()
                                        .orElse(1)
                                - 1;
        var items = new LinkedHashMap<String, List<Candidate>>();
        candidates.forEach((id, candidate) -> items.computeIfAbsent(
                        ids.ancestor(id, phase, Math.max(0, depth)), key -> new ArrayList<>())
                .add(candidate));
        return List.copyOf(items.values());
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
