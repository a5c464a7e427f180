package dev.espalier.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that came of one item of the first stage, until its lines are released. Used by one thread. */
final class SourceItem {

    private final List<Commit> commits = new ArrayList<>();

    /** Descendants that are not committed yet, the item itself included. */
    private int open = 1;

    /**
     * Adds a commit of one of its items.
     *
     * @param children how many items of the next stage came of it
     */
    void add(Commit commit, int children) {
        commits.add(commit);
        open += children - 1;
    }

    boolean isComplete() {
        return open == 0;
    }

    /** Returns the commits by stage, and in commit order within a stage. */
    List<Commit> inOrder() {
        if (commits.size() < 2) {
            return commits;
        }
        var ordered = new ArrayList<>(commits);
        ordered.sort(Comparator.comparingInt(commit -> commit.item().stage()));
        return ordered;
    }

    /**
     * Cuts off what lies beyond the last example wanted. Which of it had been worked on already depends on timing; so every
     * branch beyond is cut where it left the path to that example, and its first example becomes surplus.
     *
     * @param lastPath the path of the N-th example
     */
    void cutBeyond(String lastPath) {
        commits.removeIf(commit -> Item.isBeyond(commit.item().path(), lastPath));
        for (var commit : commits) {
            for (var accepted : List.copyOf(commit.accepted())) {
                if (Item.isBeyond(accepted.path(), lastPath)) {
                    commit.accepted().remove(accepted);
                    commit.reject(accepted.path(), accepted.example(), Committer.TARGET, Committer.SURPLUS);
                }
            }
        }
        open = 0;
    }
}
