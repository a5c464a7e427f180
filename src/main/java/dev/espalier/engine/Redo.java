package dev.espalier.engine;

import dev.espalier.engine.Item.Redone;
import dev.espalier.engine.RedoLog.Generation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that the user had made again, and those that are to be made again now. The items that asked them are worked on once more,
 * as new source items behind all that were released when the user said so: what was in dataset and ledger stays where it is, and a
 * replay finds the same order. Used by one thread.
 */
final class Redo {

    private static final Logger LOG = LoggerFactory.getLogger(Redo.class);

    /** An item that asked calls which are made again at some time. */
    private record Asked(Item item, ItemWork.Result result) {}

    private static final Comparator<Asked> LATEST_STAGE_FIRST = Comparator.comparingInt(
                    (Asked one) -> -one.item().stage())
            .thenComparingInt(one -> one.item().number());

    /**
     * An item to be worked on again.
     *
     * @param lot which of all such items of the run it is, from 1
     */
    record Again(Item item, int lot, Redone redone) {}

    private final RedoLog log;
    private final Deque<Generation> due;
    private final Set<String> watched = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Asked> asked = new ArrayList<>();
    private @Nullable RedoRequest request;
    private int lots;

    /**
     * @param request what is to be made again now; null for nothing
     * @throws IOException if the disk fails
     */
    Redo(RedoLog log, @Nullable RedoRequest request) throws IOException {
        this.log = log;
        this.request = request;
        this.due = new ArrayDeque<>(log.generations());
        due.forEach(generation -> watched.addAll(generation.calls()));
        if (request != null) {
            watched.addAll(request.calls());
        }
    }

    /** Returns the keys of all calls that are made again at some time; never changes. */
    Set<String> watched() {
        return watched;
    }

    /** Takes note of an item of any stage that has been committed. */
    void committed(Item item, ItemWork.Result result) {
        if (!result.asked().isEmpty()) {
            asked.add(new Asked(item, result));
        }
    }

    /** Returns whether it is not known yet behind which source item the wanted calls have their place. */
    boolean isWanted() {
        return request != null;
    }

    /** Returns whether items have their place behind so many of the source. */
    boolean isDueAfter(int sourceItems) {
        var next = due.peek();
        return next != null && next.after() <= sourceItems;
    }

    /**
     * Takes note that all that was on disk has come again.
     *
     * @param sourceItems how many of the source have entered
     * @param isAllReleased whether these and all that was made again have been released
     * @throws IOException if the disk fails
     */
    void caughtUp(int sourceItems, boolean isAllReleased) throws IOException {
        if (request == null) {
            return;
        }
        if (isAllReleased && due.isEmpty()) {
            // Recorded before the first of these calls is sent: killed from here on, the run goes on with them.
            due.add(log.append(request, sourceItems));
        } else {
            LOG.info("a redo that was interrupted is finished first");
        }
        request = null;
    }

    /** Returns the items of those that are due, in the order in which they are to enter: the latest stage first. */
    List<Again> take() {
        var generation = due.remove();
        taken.addAll(generation.calls());
        var calls = Set.copyOf(taken);
        var open = new HashSet<>(generation.calls());
        asked.sort(LATEST_STAGE_FIRST);
        var chosen = new ArrayList<Asked>();
        for (int i = asked.size() - 1; i >= 0; i--) {
            // Where an item was worked on again with the same call, the last time it was knows all that came of it
            // before.
            if (open.removeAll(asked.get(i).result().asked())) {
                chosen.add(0, asked.get(i));
            }
        }
        var again = new ArrayList<Again>();
        chosen.forEach(one -> again.add(new Again(one.item(), ++lots, redone(one, calls))));
        return again;
    }

    private static Redone redone(Asked one, Set<String> calls) {
        var candidates = new ArrayList<>(one.result().candidates());
        if (one.item().redone() != null) {
            candidates.addAll(one.item().redone().candidates());
        }
        return new Redone(one.item().firstNumber(), calls, candidates);
    }
}
