package dev.espalier.cli;

import dev.espalier.engine.StagePlan;
import dev.espalier.engine.StagePlan.NamedStep;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import dev.espalier.step.StepContext;
import java.util.List;
import java.util.Optional;

/** Runs a step up to the first question that it would ask a model, and takes down that question. */
final class Rehearsal implements StepContext {

    /** What a step would ask. */
    record Question(String model, List<Message> messages, Operation operation) {}

    /** Ends a step at its first question. */
    private static final class Asked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Question question;

        Asked(Question question) {
            super("a rehearsal ends here", null, false, false);
            this.question = question;
        }
    }

    private final SeededRandom random;

    private Rehearsal(SeededRandom random) {
        this.random = random;
    }

    /** Returns what a step asks first about the first item; empty if it asks nothing, or cannot go on with this example. */
    static Optional<Question> of(StagePlan stage, NamedStep step, Example example, long seed) {
        var random = SeededRandom.of(seed, stage.name(), "0", step.name());
        try {
            step.step().apply(example, new Rehearsal(random));
            return Optional.empty();
        } catch (Asked asked) {
            return Optional.of(asked.question);
        } catch (IllegalArgumentException | IllegalStateException notForPlaceholders) {
            return Optional.empty();
        } catch (LlmException | InterruptedException never) {
            throw new IllegalStateException("nobody was asked", never);
        }
    }

    @Override
    public SeededRandom random() {
        return random;
    }

    /** Empty, as it is for the first item of a run. */
    @Override
    public List<Example> pool() {
        return List.of();
    }

    @Override
    public Answer ask(String model, List<Message> messages, Operation operation) {
        throw new Asked(new Question(model, messages, operation));
    }
}
