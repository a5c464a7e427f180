package dev.espalier.engine;

import dev.espalier.engine.Commit.Rejected;
import dev.espalier.engine.ItemWork.Candidate;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the filters of a stage judge candidates that a run recorded, as they judged in the run: items in their order, siblings
 * together. Asks no model and writes nothing. Not thread-safe.
 */
public final class Rejudgement {

    private final Committer committer;

    public Rejudgement(List<NamedFilter> filters) {
        this.committer = new Committer(List.copyOf(filters));
    }

    /**
     * What was said of a candidate.
     *
     * @param by the filter that rejected it; null if it was accepted
     * @param rejection why; null if it was accepted
     */
    public record Judged(
            Example example, @Nullable String by, @Nullable Rejection rejection) {

        public boolean isAccepted() {
            return by == null;
        }

        /** Returns the code of the rejection; {@code ""} if it was accepted. */
        public String reason() {
            return rejection == null ? "" : rejection.reason();
        }
    }

    /** Judges what came of the next item, and returns a verdict for each, in their order. */
    public List<Judged> judge(List<Example> siblings) {
        if (siblings.isEmpty()) {
            return List.of();
        }
        var left = new ArrayList<Candidate>();
        for (int i = 0; i < siblings.size(); i++) {
            left.add(new Candidate(String.valueOf(i), siblings.get(i)));
        }
        var candidates = committer.ahead(left, false);
        var item = new Item(0, 0, 0, "0", () -> siblings.get(0), Item.Origin.MADE);
        var commit = committer.commit(item, new ItemWork.Result(candidates, siblings.size(), 0), Integer.MAX_VALUE);
        var rejected = new HashMap<String, Rejected>();
        commit.rejected().forEach(rejection -> rejected.put(rejection.path(), rejection));
        var judged = new ArrayList<Judged>();
        for (var candidate : candidates) {
            var rejection = rejected.get(candidate.path());
            judged.add(
                    rejection == null
                            ? new Judged(candidate.example(), null, null)
                            : new Judged(candidate.example(), rejection.by(), rejection.rejection()));
        }
        return judged;
    }
}
