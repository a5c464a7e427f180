package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import dev.espalier.prompt.InputFirstInstances;
import dev.espalier.prompt.OutputFirstInstances;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.prompt.ReplyFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for instances of an instruction: for a classification task the label first and then an input that has it, because models
 * asked for an input first write inputs of one label only; for any other task the input first (Self-Instruct, section 2.2, step
 * 3). The demonstrations are drawn once for a run.
 */
public final class GenerateInstances implements Step {

    public static final String KIND = "generate-instances";

    /** What a prompt of this step may hold; {@code demonstrations} and {@code instruction} it must. */
    public static final Set<String> SLOTS = Set.of("demonstrations", "instruction", "max-instances");

    /** The layout of a demonstration, and what it may hold. */
    public static final Map<String, Set<String>> LAYOUTS = Map.of("demonstration", Set.of("instruction", "instances"));

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "alias of the model that is asked", value = "teacher")
            String model,

            @Option(about = "alias of the model that is asked for classification tasks", value = "teacher")
            String classificationModel,

            @Option(about = "template, below the prompts folder", value = "self-instruct/input-first.txt")
            String prompt,

            @Option(about = "template for classification tasks", value = "self-instruct/output-first.txt")
            String classificationPrompt,

            @Option(about = "how many seed tasks are shown", value = "11")
            int demonstrations,

            @Option(about = "how many are shown for classification tasks", value = "16")
            int classificationDemonstrations,

            @Option(about = "how many instances the prompt asks for at most", value = "5")
            int maxInstances,

            @Option(
                    about = "looks for markers anywhere in a line, as the released code of Self-Instruct does",
                    value = "false")
            boolean compat) {

        public Options {
            if (demonstrations < 0 || classificationDemonstrations < 0) {
                throw new IllegalArgumentException("demonstrations must be 0 or more but were " + demonstrations
                        + " and " + classificationDemonstrations);
            }
            if (maxInstances < 1) {
                throw new IllegalArgumentException("max-instances must be 1 or more but was " + maxInstances);
            }
        }
    }

    /** One of the two ways to ask. */
    private record Layout(
            String name,
            String model,
            PromptTemplate prompt,
            ReplyFormat<Instance> format,
            Map<String, String> demonstrations) {}

    private final int maxInstances;
    private final Layout inputFirst;
    private final Layout outputFirst;

    public GenerateInstances(
            Options options,
            PromptTemplate prompt,
            PromptTemplate classificationPrompt,
            List<SeedTask> seeds,
            long seed) {
        this.maxInstances = options.maxInstances;
        this.inputFirst = layout(
                "input-first",
                options.model,
                prompt,
                new InputFirstInstances(options.compat),
                seeds.stream().filter(task -> !task.isClassification()).toList(),
                options.demonstrations,
                seed);
        this.outputFirst = layout(
                "output-first",
                options.classificationModel,
                classificationPrompt,
                new OutputFirstInstances(options.compat),
                seeds.stream().filter(SeedTask::isClassification).toList(),
                options.classificationDemonstrations,
                seed);
    }

    private static Layout layout(
            String name,
            String model,
            PromptTemplate prompt,
            ReplyFormat<Instance> format,
            List<SeedTask> candidates,
            int count,
            long seed) {
        var rows = new ArrayList<Map<String, String>>();
        for (var task : SeededRandom.of(seed, KIND, name).shuffled(candidates)) {
            if (rows.size() < count) {
                row(task, format).ifPresent(rows::add);
            }
        }
        var demonstrations = Map.of("demonstrations", prompt.each("demonstration", rows));
        return new Layout(name, model, prompt, format, demonstrations);
    }

    /** A seed whose text holds markers of the format would be read as something else: it is not shown. */
    private static Optional<Map<String, String>> row(SeedTask task, ReplyFormat<Instance> format) {
        if (task.instances().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Map.of("instruction", task.instruction(), "instances", format.render(task.instances())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Set<String> reads() {
        return Set.of("instruction");
    }

    @Override
    public Set<String> sets() {
        return Set.of("input", "output");
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        boolean isClassification = Boolean.TRUE.equals(example.more().get(Example.IS_CLASSIFICATION));
        var layout = isClassification ? outputFirst : inputFirst;
        var values = new HashMap<String, String>();
        values.put("instruction", example.instruction());
        values.put("max-instances", Integer.toString(maxInstances));
        var operation = new Operation(
                "make-instances",
                Map.of("instruction", example.instruction(), "count", maxInstances, "layout", layout.name));
        var answer = context.ask(layout.model, layout.prompt.render(layout.demonstrations, values), operation);
        var refusal = Replies.refusal(KIND, answer);
        if (refusal.isPresent()) {
            return new StepResult.Rejected(Replies.called(example, answer), refusal.get());
        }
        return Replies.read(
                KIND,
                layout.format,
                answer,
                example,
                (known, instance) -> known.withInputAndOutput(instance.input(), instance.output()));
    }
}
