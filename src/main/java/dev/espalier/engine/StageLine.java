package dev.espalier.engine;

import dev.espalier.model.Example;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The items of one stage: waiting, under way, finished and waiting for their turn, committed. Used by one thread. */
final class StageLine {

    private final StagePlan plan;
    private final int index;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final Map<Integer, Finished> finished = new HashMap<>();
    private final Pool pool = new Pool();
    private int entered;
    private int underWay;
    private int committed;

    /** An item with what came out of its steps. */
    record Finished(Item item, ItemWork.Result result) {}

    StageLine(StagePlan plan, int index) {
        this.plan = plan;
        this.index = index;
    }

    StagePlan plan() {
        return plan;
    }

    void enter(int source, String path, Supplier<Example> entering, Item.Origin origin) {
        waiting.add(new Item(source, index, entered++, path, entering, origin));
    }

    /** Enters what came of an item in the stage before. */
    void enterChild(Item parent, String path, Example example) {
        waiting.add(
                new Item(parent.source(), index, entered++, path, () -> example, Item.Origin.MADE, parent.lot(), null));
    }

    /** Enters an item that was worked on before. */
    void enterAgain(int source, Item item, int lot, Item.Redone redone) {
        // It is counted as given already; what it makes now is new.
        var origin = item.blank() ? Item.Origin.BLANK : Item.Origin.MADE;
        waiting.add(new Item(source, index, entered++, item.path(), item.entering(), origin, lot, redone));
    }

    /**
     * Returns whether one more item, behind those that wait, could start now. None should enter before: what waits for seconds is
     * old to the garbage collector, and when it dies it keeps alive for long what came of it.
     */
    boolean hasRoom() {
        return underWay + waiting.size() < plan.window() && entered < committed + plan.ahead();
    }

    /** Takes the next items, at most so many, whose window is open. */
    List<Item> startNext(int most) {
        var next = new ArrayList<Item>(most);
        while (next.size() < most && mayStart(waiting.peek())) {
            underWay++;
            next.add(waiting.remove());
        }
        return next;
    }

    private boolean mayStart(@Nullable Item next) {
        return next != null && underWay < plan.window() && next.number() < committed + plan.ahead();
    }

    /** Returns what steps of an item may see of the stage's own output. */
    List<Example> poolFor(Item item) {
        return plan.feedsBack() ? pool.after(item.firstNumber() - plan.window()) : List.of();
    }

    void finish(Item item, ItemWork.Result result) {
        underWay--;
        finished.put(item.number(), new Finished(item, result));
    }

    /** Takes the item whose turn it is to be committed, if it is finished. */
    Optional<Finished> nextToCommit() {
        return Optional.ofNullable(finished.remove(committed));
    }

    void accept(Example example) {
        if (plan.feedsBack()) {
            pool.add(example);
        }
    }

    void committed() {
        committed++;
        if (plan.feedsBack()) {
            pool.committed();
        }
    }
}
