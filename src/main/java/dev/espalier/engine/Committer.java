package dev.espalier.engine;

import dev.espalier.engine.ItemWork.Candidate;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.SiblingFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the filters of a stage judge what came of an item. Filters up to the last that looks at siblings judge all candidates,
 * filter by filter; the others judge candidate by candidate, each accepted one counting at once for the next.
 */
final class Committer {

    /** The reason of candidates that came in the same reply as the last one wanted. */
    static final Rejection SURPLUS = new Rejection(
            "surplus:target-reached", "the target was reached by an example before it; a higher --target takes it in");

    /** What the ledger names as the one that rejects surplus. */
    static final String TARGET = "target";

    private final List<NamedFilter> filters;
    private final List<NamedFilter> amongSiblings;
    private final List<NamedFilter> oneByOne;

    Committer(List<NamedFilter> filters) {
        int split = 0;
        for (int i = 0; i < filters.size(); i++) {
            split = filters.get(i).filter() instanceof SiblingFilter ? i + 1 : split;
        }
        this.filters = filters;
        this.amongSiblings = filters.subList(0, split);
        this.oneByOne = filters.subList(split, filters.size());
    }

    /**
     * Returns what left the steps of an item, judged by those filters that remember nothing, as far as they do not look at siblings.
     * May be called on any thread.
     *
     * @param writes whether what is not rejected gets its line of the dataset
     */
    List<Candidate> ahead(List<Candidate> candidates, boolean writes) {
        if (candidates.size() == 1) {
            return List.of(ahead(candidates.get(0), true, writes));
        }
        var judged = new ArrayList<Candidate>(candidates.size());
        for (var candidate : candidates) {
            judged.add(ahead(candidate, false, writes));
        }
        return judged;
    }

    private Candidate ahead(Candidate candidate, boolean isAlone, boolean writes) {
        return candidate.rejectedBy() != null
                ? candidate
                : candidate.judged(Ahead.of(isAlone ? filters : oneByOne, candidate.example()), isAlone, writes);
    }

    /**
     * Judges.
     *
     * @param wanted how many may be accepted; what is left then is surplus
     */
    Commit commit(Item item, ItemWork.Result result, int wanted) {
        var commit = new Commit(item, result.made(), result.consumed());
        List<Candidate> standing = new ArrayList<>();
        for (var candidate : result.candidates()) {
            if (candidate.rejection() == null || candidate.rejectedBy() == null) {
                standing.add(candidate);
            } else {
                reject(commit, candidate, candidate.rejectedBy(), candidate.rejection());
            }
        }
        for (var filter : standing.size() == 1 && standing.get(0).alone() ? List.<NamedFilter>of() : amongSiblings) {
            standing = judgeSiblings(filter, standing, commit);
        }
        for (var candidate : standing) {
            judge(candidate, commit, wanted);
        }
        return commit;
    }

    private static List<Candidate> judgeSiblings(NamedFilter named, List<Candidate> siblings, Commit commit) {
        var examples = siblings.stream().map(Candidate::example).toList();
        var verdicts = named.filter() instanceof SiblingFilter filter
                ? examples.isEmpty() ? List.<Verdict>of() : filter.judge(examples)
                : examples.stream().map(named.filter()::judge).toList();
        List<Candidate> standing = new ArrayList<>();
        for (int i = 0; i < siblings.size(); i++) {
            if (verdicts.get(i) instanceof Verdict.Reject reject) {
                reject(commit, siblings.get(i), named.name(), reject.rejection());
            } else {
                standing.add(siblings.get(i));
            }
        }
        return standing;
    }

    private void judge(Candidate candidate, Commit commit, int wanted) {
        Example example = candidate.example();
        if (commit.accepted().size() == wanted) {
            reject(commit, candidate, TARGET, SURPLUS);
            return;
        }
        var late = candidate.ahead().late();
        var settled = late == null ? candidate.ahead() : late;
        if (settled.by() != null && settled.rejection() != null) {
            reject(commit, candidate, settled.by(), settled.rejection());
            return;
        }
        if (!candidate.alone()) {
            amongSiblings.forEach(named -> named.filter().accepted(example));
        }
        commit.accept(candidate.path(), example, candidate.line());
    }

    private static void reject(Commit commit, Candidate candidate, String by, Rejection rejection) {
        commit.reject(candidate.path(), candidate.example(), by, rejection);
    }
}
