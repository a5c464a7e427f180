package dev.espalier.step;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A context whose models answer as a test says; keeps what they were asked. */
final class ScriptedContext implements StepContext {

    /** A call: the name of the step within which it was made, the text of all messages, and the operation. */
    record Asked(String within, String model, String prompt, Operation operation) {}

    private final BiFunction<String, Operation, Reply> model;
    private final List<Example> pool;
    private final Map<String, List<Example>> values;
    private final String within;
    private final List<Asked> asked;
    private final SeededRandom random;
    private int item;

    private ScriptedContext(
            BiFunction<String, Operation, Reply> model,
            List<Example> pool,
            Map<String, List<Example>> values,
            String within,
            List<Asked> asked) {
        this.model = model;
        this.pool = pool;
        this.values = values;
        this.within = within;
        this.asked = asked;
        this.random = SeededRandom.of(1, within);
    }

    /**
     * @param model gives the reply to a prompt and an operation
     */
    static ScriptedContext of(BiFunction<String, Operation, Reply> model) {
        return new ScriptedContext(model, List.of(), Map.of(), "", new ArrayList<>());
    }

    /** Returns a context in which every question has the same answer. */
    static ScriptedContext saying(String reply) {
        return of((prompt, operation) -> Reply.of(reply));
    }

    ScriptedContext withPool(List<Example> examples) {
        return new ScriptedContext(model, examples, values, within, asked);
    }

    ScriptedContext withValue(String stage, List<Example> examples) {
        return new ScriptedContext(model, pool, Map.of(stage, examples), within, asked);
    }

    ScriptedContext ofItem(int number) {
        var other = new ScriptedContext(model, pool, values, within, asked);
        other.item = number;
        return other;
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> prompts() {
        return asked.stream().map(Asked::prompt).toList();
    }

    @Override
    public SeededRandom random() {
        return random;
    }

    @Override
    public int item() {
        return item;
    }

    @Override
    public List<Example> pool() {
        return pool;
    }

    @Override
    public List<Example> value(String stage) {
        return values.getOrDefault(stage, List.of());
    }

    @Override
    public StepContext within(String name) {
        return new ScriptedContext(model, pool, values, within.isEmpty() ? name : within + "/" + name, asked);
    }

    @Override
    public Answer ask(String alias, List<Message> messages, Operation operation, ReplyShape shape) {
        var prompt = String.join("\n", messages.stream().map(Message::content).toList());
        asked.add(new Asked(within, alias, prompt, operation));
        return new Answer(model.apply(prompt, operation), new CallRef("stage/" + within, "0" + asked.size(), "m"));
    }
}
