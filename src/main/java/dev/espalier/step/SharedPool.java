package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import java.util.List;

/** The examples that every item of a stage may use: seed tasks, what its stage accepted, what an earlier one came to. Immutable. */
final class SharedPool {

    private final String from;
    private final List<Example> seeds;

    /**
     * @param from as {@link Step#pool} has it
     */
    SharedPool(String from, List<SeedTask> seeds) {
        this.from = from;
        this.seeds = from.equals(Step.SEEDS)
                ? seeds.stream().map(SharedPool::example).toList()
                : List.of();
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
            case Step.SEEDS -> seeds;
            case Step.OWN -> context.pool();
            default -> context.value(from);
        };
    }
}
