package dev.espalier.engine;

import dev.espalier.engine.Commit.Rejected;
import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what was released, by stage. For the whole run, produced = accepted + rejected + consumed, always. Used by one thread.
 */
final class StageTally {

    private static final class Count {
        private final String name;
        private long items;
        private long made;
        private long consumed;
        private long rejected;
        private long accepted;
        private final Map<String, Map<String, Long>> rejections = new TreeMap<>();
        private final Map<String, Map<String, long[]>> operators = new TreeMap<>();

        Count(String name) {
            this.name = name;
        }

        /** Counts success by operator and round, where examples say of both (Evol-Instruct and its kin). */
        void addOperator(Example example, int rejected) {
            var operator = example.text("operator").orElse("");
            var round = example.text("round").orElse("");
            if (!operator.isEmpty() && !round.isEmpty()) {
                operators.computeIfAbsent(operator, key -> new TreeMap<>())
                        .computeIfAbsent(round, key -> new long[2])[rejected]++;
            }
        }

        Map<String, Object> operators() {
            var byOperator = new LinkedHashMap<String, Object>();
            operators.forEach((operator, rounds) -> {
                var byRound = new LinkedHashMap<String, Object>();
                rounds.forEach((round, counts) -> byRound.put(
                        "round-" + round, new TreeMap<>(Map.of("accepted", counts[0], "rejected", counts[1]))));
                byOperator.put(operator, byRound);
            });
            return byOperator;
        }
    }

    private final List<Count> stages = new ArrayList<>();
    private long produced;
    private long rejected;
    private long consumed;
    private long accepted;

    StageTally(List<StagePlan> plans) {
        plans.forEach(plan -> stages.add(new Count(plan.name())));
    }

    /** Counts a released commit. */
    void add(Commit commit) {
        var count = stages.get(commit.item().stage());
        count.items++;
        count.made += commit.made();
        count.consumed += commit.consumed();
        var rejections = commit.rejected();
        count.rejected += rejections.size();
        count.accepted += commit.accepted().size();
        for (Rejected rejection : rejections) {
            count.rejections
                    .computeIfAbsent(rejection.by(), by -> new TreeMap<>())
                    .merge(rejection.rejection().reason(), 1L, Long::sum);
        }
        commit.accepted().forEach(accepted -> count.addOperator(accepted.example(), 0));
        rejections.forEach(rejection -> count.addOperator(rejection.example(), 1));
        produced += commit.produced();
        consumed += commit.consumed();
        rejected += rejections.size();
        if (commit.item().stage() == stages.size() - 1) {
            accepted += commit.accepted().size();
        }
    }

    /** Counts what a phase came to as consumed: it is a value now, or enters the next phase anew. */
    void addResult(int stage, int examples) {
        stages.get(stage).consumed += examples;
        consumed += examples;
    }

    /** Counts an example that a selector did not let into a stage. */
    void addUnselected(int stage, String by, String reason) {
        var count = stages.get(stage);
        count.made++;
        count.rejected++;
        count.rejections.computeIfAbsent(by, name -> new TreeMap<>()).merge(reason, 1L, Long::sum);
        produced++;
        rejected++;
    }

    long produced() {
        return produced;
    }

    long accepted() {
        return accepted;
    }

    long rejected() {
        return rejected;
    }

    /** Returns the sums that must agree. */
    Map<String, Object> totals() {
        var totals = new LinkedHashMap<String, Object>();
        totals.put("produced", produced);
        totals.put("accepted", accepted);
        totals.put("rejected", rejected);
        totals.put("consumed", consumed);
        return totals;
    }

    /** Returns the counts by stage, in order, for the report. */
    Map<String, Object> byStage() {
        var report = new LinkedHashMap<String, Object>();
        for (var count : stages) {
            var stage = new LinkedHashMap<String, Object>();
            stage.put("items", count.items);
            stage.put("made", count.made);
            stage.put("consumed", count.consumed);
            stage.put("rejected", count.rejected);
            stage.put("accepted", count.accepted);
            stage.put("rejections", new LinkedHashMap<>(count.rejections));
            if (!count.operators.isEmpty()) {
                stage.put("operators", count.operators());
            }
            report.put(count.name, stage);
        }
        return report;
    }
}
