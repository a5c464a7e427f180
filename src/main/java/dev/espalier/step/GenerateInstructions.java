package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeedTask;
import dev.espalier.option.Option;
import dev.espalier.prompt.NumberedList;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.prompt.Whitespace;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks for new instructions: shows a numbered list of some, drawn from the seed tasks and from what the stage has accepted, and
 * reads the list that the model continues it with (Self-Instruct, section 2.2, step 1).
 */
public final class GenerateInstructions implements Step {

    public static final String KIND = "generate-instructions";

    /** What a prompt of this step may hold; {@code demonstrations} it must. */
    public static final Set<String> SLOTS = Set.of("demonstrations", "next-number", "last-number", "count");

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "alias of the model that is asked", value = "teacher")
            String model,

            @Option(about = "template, below the prompts folder", value = "self-instruct/instructions.txt")
            String prompt,

            @Option(about = "how many instructions are shown", value = "8")
            int demonstrations,

            @Option(
                    about = "how many of them come from what the stage has accepted, once there are so many",
                    value = "2")
            int own,

            @Option(about = "how many new instructions are asked for", value = "7")
            int count,

            @Option(about = "shows classification tasks only", value = "false")
            boolean classificationOnly,

            @Option(about = "what becomes of capital letters", value = "first")
            Capitalise capitalise,

            @Option(about = "reads replies exactly as the released code of Self-Instruct does", value = "false")
            boolean compat) {

        public Options {
            if (demonstrations < 1 || own < 0 || own > demonstrations) {
                throw new IllegalArgumentException(
                        "own must be from 0 to demonstrations, and those 1 or more, but they were " + own + " and "
                                + demonstrations);
            }
            if (count < 1) {
                throw new IllegalArgumentException("count must be 1 or more but was " + count);
            }
        }
    }

    /** What becomes of capital letters. */
    public enum Capitalise {
        /** The first letter becomes a capital, the others stay. */
        FIRST,
        /** The first letter becomes a capital, all others small: what Self-Instruct's code does, at the cost of names and acronyms. */
        SENTENCE,
        /** All stay as they are. */
        NONE
    }

    private record Shown(String id, String instruction) {}

    private final Options options;
    private final PromptTemplate prompt;
    private final List<Shown> seeds;

    public GenerateInstructions(Options options, PromptTemplate prompt, List<SeedTask> seeds) {
        this.options = options;
        this.prompt = prompt;
        this.seeds = seeds.stream()
                .filter(seed -> !options.classificationOnly || seed.isClassification())
                .map(seed -> new Shown(seed.id(), listed(seed.instruction())))
                .filter(GenerateInstructions::canBeShown)
                .toList();
    }

    /** An instruction that the list's own format would read as something else ({@code 3. Do this}) cannot be shown. */
    private static boolean canBeShown(Shown shown) {
        try {
            shownFormat().render(List.of(shown.instruction));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static NumberedList shownFormat() {
        return new NumberedList(new NumberedList.Options(1, false, false));
    }

    /** Written out, not rendered by the format: that refuses what it would not read back, and the run would end here. */
    private static String numbered(List<String> instructions) {
        return IntStream.range(0, instructions.size())
                .mapToObj(i -> (i + 1) + ". " + instructions.get(i))
                .collect(Collectors.joining("\n"));
    }

    /** Returns whether there is a seed to show, without which the step cannot ask. */
    public boolean hasSeedsToShow() {
        return !seeds.isEmpty();
    }

    @Override
    public Set<String> sets() {
        return Set.of("instruction");
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var shown = draw(context);
        var instructions = shown.stream().map(Shown::instruction).toList();
        int next = shown.size() + 1;
        var values = Map.of(
                "demonstrations", numbered(instructions),
                "next-number", Integer.toString(next),
                "last-number", Integer.toString(shown.size() + options.count),
                "count", Integer.toString(options.count));
        var operation = new Operation(
                "propose-instructions",
                Map.of(
                        "demonstrations",
                        instructions,
                        "count",
                        options.count,
                        "start-at",
                        next,
                        "item",
                        Long.toHexString(context.random().nextLong())));
        var answer = context.ask(options.model, prompt.render(Map.of(), values), operation);
        var lineage =
                Lineage.NONE.withDemonstrations(shown.stream().map(Shown::id).toList());
        var blank = Example.ofInstruction("").withLineage(lineage);
        var refusal = Replies.refusal(KIND, answer);
        if (refusal.isPresent()) {
            return new StepResult.Replaced(List.of(new Outcome.Failed(Replies.called(blank, answer), refusal.get())));
        }
        var format = new NumberedList(new NumberedList.Options(next, true, options.compat));
        return Replies.read(
                KIND, format, answer, blank, (known, instruction) -> known.withInstruction(capitalised(instruction)));
    }

    /** Draws own instructions first, then seeds up to the number wanted, and shuffles all. */
    private List<Shown> draw(StepContext context) {
        var own = context.random().sample(context.pool(), options.own).stream()
                .map(example -> new Shown(example.id(), listed(example.instruction())))
                .filter(GenerateInstructions::canBeShown)
                .toList();
        var shown = new ArrayList<>(own);
        shown.addAll(context.random().sample(seeds, options.demonstrations - own.size()));
        return context.random().shuffled(shown);
    }

    /** Returns an instruction as it stands in a list: on one line, without colons at its end. */
    private static String listed(String instruction) {
        return Whitespace.trim(Whitespace.collapse(instruction).replaceAll("[: ]+$", ""));
    }

    private String capitalised(String instruction) {
        if (instruction.isEmpty() || options.capitalise == Capitalise.NONE) {
            return instruction;
        }
        int first = instruction.codePointAt(0);
        var rest = instruction.substring(Character.charCount(first));
        return Character.toString(Character.toUpperCase(first))
                + (options.capitalise == Capitalise.SENTENCE ? rest.toLowerCase(Locale.ROOT) : rest);
    }
}
