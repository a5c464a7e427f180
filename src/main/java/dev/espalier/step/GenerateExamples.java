package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeedTask;
import dev.espalier.option.Option;
import dev.espalier.prompt.InstructionTriples;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.prompt.Triple;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for whole examples at once, instruction, input and output, after showing a few seed tasks (Alpaca, Taori et al. 2023).
 */
public final class GenerateExamples implements Step {

    public static final String KIND = "generate-examples";

    /** What a prompt of this step may hold; {@code demonstrations} it must. */
    public static final Set<String> SLOTS = Set.of("demonstrations", "next-number", "last-number", "count");

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "alias of the model that is asked", value = "teacher")
            String model,

            @Option(about = "template, below the prompts folder", value = "alpaca/examples.txt")
            String prompt,

            @Option(about = "how many seed tasks are shown, each with its first instance", value = "3")
            int demonstrations,

            @Option(about = "number of the last example in the list, those shown included", value = "20")
            int upTo,

            @Option(
                    about =
                            "rejects an example whose number is not the expected one, as the released code of Alpaca does",
                    value = "false")
            boolean compat) {

        public Options {
            if (demonstrations < 1 || upTo <= demonstrations) {
                throw new IllegalArgumentException(
                        "up-to must be above demonstrations, and those 1 or more, but they were " + upTo + " and "
                                + demonstrations);
            }
        }
    }

    private record Shown(String id, Triple triple) {}

    private final Options options;
    private final PromptTemplate prompt;
    private final List<Shown> seeds;

    public GenerateExamples(Options options, PromptTemplate prompt, List<SeedTask> seeds) {
        this.options = options;
        this.prompt = prompt;
        this.seeds = seeds.stream().flatMap(seed -> shown(seed).stream()).toList();
    }

    /** A seed without an instance, or whose text holds markers of the format, cannot be shown. */
    private static Optional<Shown> shown(SeedTask seed) {
        if (seed.instances().isEmpty()) {
            return Optional.empty();
        }
        var first = seed.instances().get(0);
        var triple = new Triple(seed.instruction(), first.input(), first.output());
        try {
            shownFormat().render(List.of(triple));
            return Optional.of(new Shown(seed.id(), triple));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InstructionTriples shownFormat() {
        return new InstructionTriples(new InstructionTriples.Options(1, false, false));
    }

    /** Returns whether there is a seed to show, without which the step cannot ask. */
    public boolean hasSeedsToShow() {
        return !seeds.isEmpty();
    }

    @Override
    public Set<String> sets() {
        return Set.of("instruction", "input", "output");
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var shown = context.random().sample(seeds, options.demonstrations);
        var triples = shown.stream().map(Shown::triple).toList();
        int next = shown.size() + 1;
        int count = options.upTo - shown.size();
        var values = Map.of(
                "demonstrations", shownFormat().render(triples).stripTrailing(),
                "next-number", Integer.toString(next),
                "last-number", Integer.toString(options.upTo),
                "count", Integer.toString(count));
        var answer =
                context.ask(options.model, prompt.render(Map.of(), values), operation(triples, next, count, context));
        var lineage =
                Lineage.NONE.withDemonstrations(shown.stream().map(Shown::id).toList());
        var blank = Example.ofInstruction("").withLineage(lineage);
        var refusal = Replies.refusal(KIND, answer);
        if (refusal.isPresent()) {
            return new StepResult.Replaced(List.of(new Outcome.Failed(Replies.called(blank, answer), refusal.get())));
        }
        var format = new InstructionTriples(new InstructionTriples.Options(next, true, options.compat));
        return Replies.read(
                KIND,
                format,
                answer,
                blank,
                (known, triple) -> known.withInstruction(triple.instruction())
                        .withInputAndOutput(triple.input(), triple.output()));
    }

    private static Operation operation(List<Triple> triples, int next, int count, StepContext context) {
        var demonstrations = triples.stream()
                .map(triple ->
                        Map.of("instruction", triple.instruction(), "input", triple.input(), "output", triple.output()))
                .toList();
        return new Operation(
                "propose-examples",
                Map.of(
                        "demonstrations", demonstrations,
                        "count", count,
                        "start-at", next,
                        "item", Long.toHexString(context.random().nextLong())));
    }
}
