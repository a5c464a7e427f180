package dev.espalier.cli;

import dev.espalier.engine.StagePlan;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.FieldLayout;
import dev.espalier.step.NamedStep;
import dev.espalier.step.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a step without a model, and takes down what it would ask. Where a question says in which layout it wants its answer, the
 * step gets one of placeholders and goes on; else it ends there.
 */
final class Rehearsal implements StepContext {

    /**
     * What a step would ask.
     *
     * @param step stage and step, and the steps within it, without the numbers of rounds and elements
     */
    record Question(String step, String model, List<Message> messages, Operation operation) {}

    /** Ends a step at a question that nobody here can answer. */
    private static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended() {
            super("a rehearsal ends here", null, false, false);
        }
    }

    private final SeededRandom random;
    private final long seed;
    private final String place;
    private final List<Question> questions;
    private final Example placeholder;

    private Rehearsal(long seed, String place, List<Question> questions, Example placeholder) {
        this.random = SeededRandom.of(seed, place);
        this.seed = seed;
        this.place = place;
        this.questions = questions;
        this.placeholder = placeholder;
    }

    /**
     * Returns what a step asks about the first item, in order; empty if it asks nothing, or cannot go on with this example.
     *
     * @param placeholder stands for whatever earlier stages come to
     */
    static List<Question> of(StagePlan stage, NamedStep step, Example example, Example placeholder, long seed) {
        var questions = new ArrayList<Question>();
        var context = new Rehearsal(seed, questions, placeholder, stage, step);
        try {
            step.step().apply(example, context);
        } catch (Ended | IllegalArgumentException | IllegalStateException notForPlaceholders) {
            return questions;
        } catch (LlmException | InterruptedException never) {
            throw new IllegalStateException("nobody was asked", never);
        }
        return questions;
    }

    /** The first context of a step, with the randomness that the first item of a run has. */
    private Rehearsal(long seed, List<Question> questions, Example placeholder, StagePlan stage, NamedStep step) {
        this.random = SeededRandom.of(seed, stage.name(), "0", step.name());
        this.seed = seed;
        this.place = stage.name() + "/" + step.name();
        this.questions = questions;
        this.placeholder = placeholder;
    }

    @Override
    public SeededRandom random() {
        return random;
    }

    @Override
    public int item() {
        return 0;
    }

    /** Empty, as it is for the first item of a run. */
    @Override
    public List<Example> pool() {
        return List.of();
    }

    @Override
    public List<Example> value(String stage) {
        return List.of(placeholder);
    }

    @Override
    public boolean isRehearsal() {
        return true;
    }

    @Override
    public StepContext within(String name) {
        return new Rehearsal(seed, place + "/" + name, questions, placeholder);
    }

    @Override
    public Answer ask(String model, List<Message> messages, Operation operation, ReplyShape shape) {
        questions.add(new Question(place.replaceAll("/(?:round|element)-\\d+(?=/)", ""), model, messages, operation));
        var text = placeholders(operation.variables()).orElseThrow(Ended::new);
        return new Answer(Reply.of(text), new CallRef(place, "0", model), null);
    }

    private static Optional<String> placeholders(Map<String, Object> variables) {
        if (!(variables.get("reply-layout") instanceof String name)
                || !(variables.get("reply-fields") instanceof List<?> fields)) {
            return Optional.empty();
        }
        var layout = FieldLayout.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        double min = variables.get("reply-min") instanceof Double number ? number : 0;
        double max = variables.get("reply-max") instanceof Double number ? number : 1;
        var labels = variables.get("reply-labels") instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.<String>of();
        var marker = variables.get("reply-marker") instanceof String text ? text : "";
        var names = fields.stream().map(Object::toString).toList();
        var answer = new LinkedHashMap<String, Object>();
        for (var field : names) {
            answer.put(
                    field,
                    switch (layout) {
                        case YES_NO -> true;
                        case SCORE -> max;
                        case CHOICE -> labels.get(0);
                        case RANK -> List.of(1L);
                        default -> "«" + field + "»";
                    });
        }
        return Optional.of(layout.format(new FieldLayout.Particulars(names, labels, min, max, marker))
                .render(List.of(answer)));
    }
}
