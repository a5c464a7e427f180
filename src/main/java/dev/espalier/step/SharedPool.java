package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import java.util.List;
import java.util.Set;

/** The examples that every item of a stage may use: seed tasks, what its stage accepted, what an earlier one came to. Immutable. */
final class SharedPool {

    /** The seed tasks. */
    static final String SEEDS = "seeds";

    /** What the stage itself has accepted, if it feeds back. */
    static final String OWN = "own";

    private final String from;
    private final List<Example> seeds;

    /**
     * @param from {@link #SEEDS}, {@link #OWN}, or the name of an earlier stage that has ended
     */
    SharedPool(String from, List<SeedTask> seeds) {
        this.from = from;
        this.seeds =
                from.equals(SEEDS) ? seeds.stream().map(SharedPool::example).toList() : List.of();
    }

    /** A task with its first instance. */
    private static Example example(SeedTask task) {
        var first = task.instances().isEmpty() ? null : task.instances().get(0);
        return Example.of(task.instruction(), first == null ? "" : first.input(), first == null ? "" : first.output())
                .with(Example.IS_CLASSIFICATION, task.isClassification())
                .withId(task.id());
    }

    List<Example> in(StepContext context) {
        return switch (from) {
            case SEEDS -> seeds;
            case OWN -> context.pool();
            default -> context.value(from);
        };
    }

    /** Returns the name of the stage whose result it is; empty if it is anything else. */
    String stage() {
        return Set.of("", SEEDS, OWN).contains(from) ? "" : from;
    }
}
