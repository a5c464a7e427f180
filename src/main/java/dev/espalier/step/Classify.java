package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.prompt.YesNo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks whether an instruction is a classification task, and puts the answer into {@link Example#IS_CLASSIFICATION}
 * (Self-Instruct, section 2.2, step 2). The demonstrations are drawn once for a run.
 */
public final class Classify implements Step {

    public static final String KIND = "classify";

    /** What a prompt of this step must hold. */
    public static final Set<String> SLOTS = Set.of("demonstrations", "instruction");

    /** The layout of a demonstration, and what it may hold. */
    public static final Map<String, Set<String>> LAYOUTS = Map.of("demonstration", Set.of("instruction", "answer"));

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "alias of the model that is asked", value = "teacher")
            String model,

            @Option(about = "template, below the prompts folder", value = "self-instruct/classify.txt")
            String prompt,

            @Option(about = "how many seed tasks are shown that are classification", value = "12")
            int classificationDemonstrations,

            @Option(about = "how many are shown that are not", value = "19")
            int otherDemonstrations,

            @Option(about = "what holds if the reply says neither yes nor no", value = "false")
            boolean whenUnclear) {

        public Options {
            if (classificationDemonstrations < 0 || otherDemonstrations < 0) {
                throw new IllegalArgumentException("classification-demonstrations and other-demonstrations must be 0 or"
                        + " more but were " + classificationDemonstrations + " and " + otherDemonstrations);
            }
        }
    }

    private final Options options;
    private final PromptTemplate prompt;
    private final Map<String, String> demonstrations;

    public Classify(Options options, PromptTemplate prompt, List<SeedTask> seeds, long seed) {
        this.options = options;
        this.prompt = prompt;
        var random = SeededRandom.of(seed, KIND, "demonstrations");
        var shown = new ArrayList<SeedTask>();
        var byLabel = seeds.stream().filter(SeedTask::isClassification).toList();
        var others = seeds.stream().filter(task -> !task.isClassification()).toList();
        shown.addAll(random.sample(byLabel, options.classificationDemonstrations));
        shown.addAll(random.sample(others, options.otherDemonstrations));
        var rows = random.shuffled(shown).stream()
                .map(task ->
                        Map.of("instruction", task.instruction(), "answer", task.isClassification() ? "Yes" : "No"))
                .toList();
        this.demonstrations = Map.of("demonstrations", prompt.each("demonstration", rows));
    }

    @Override
    public Set<String> reads() {
        return Set.of("instruction");
    }

    @Override
    public Set<String> sets() {
        return Set.of(Example.IS_CLASSIFICATION);
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var messages = prompt.render(demonstrations, Map.of("instruction", example.instruction()));
        var operation = new Operation("is-classification", Map.of("instruction", example.instruction()));
        var answer = context.ask(options.model, messages, operation);
        var known = Replies.called(example, answer);
        var refusal = Replies.refusal(KIND, answer);
        if (refusal.isPresent() && answer.reply().finish() != Reply.Finish.STOP) {
            return new StepResult.Rejected(known, refusal.get());
        }
        // A reply of one word is cut off by design: what was read counts.
        var parsed = new YesNo().parse(answer.reply().text(), false);
        boolean isClassification =
                parsed.items().isEmpty() ? options.whenUnclear : parsed.items().get(0);
        return new StepResult.Passed(known.with(Example.IS_CLASSIFICATION, isClassification));
    }
}
