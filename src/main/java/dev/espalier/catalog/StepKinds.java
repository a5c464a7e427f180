package dev.espalier.catalog;

import dev.espalier.step.Ask;
import dev.espalier.step.Choose;
import dev.espalier.step.Classify;
import dev.espalier.step.Draw;
import dev.espalier.step.Each;
import dev.espalier.step.ExtractConstraints;
import dev.espalier.step.Fill;
import dev.espalier.step.Forget;
import dev.espalier.step.Gather;
import dev.espalier.step.GenerateExamples;
import dev.espalier.step.GenerateInstances;
import dev.espalier.step.GenerateInstructions;
import dev.espalier.step.Grade;
import dev.espalier.step.MaskPii;
import dev.espalier.step.Match;
import dev.espalier.step.Measure;
import dev.espalier.step.NamedStep;
import dev.espalier.step.Pair;
import dev.espalier.step.Pick;
import dev.espalier.step.Repeat;
import dev.espalier.step.Require;
import dev.espalier.step.Sample;
import dev.espalier.step.Spread;
import dev.espalier.step.Step;
import dev.espalier.step.Template;
import dev.espalier.step.Turn;
import dev.espalier.step.Verify;
import dev.espalier.step.Vote;
import dev.espalier.step.WeightedSum;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of step. To add one: a class in {@code step} with its options record, and a row here. */
final class StepKinds {

    /** Those that take steps within them. */
    static final Set<String> COMPOSITE = Set.of(Repeat.KIND, Choose.KIND, Gather.KIND, Each.KIND);

    static final Map<String, Kind<?, Step>> ALL = Kind.table(List.of(
            new Kind<>(
                    GenerateInstructions.KIND,
                    "asks for new instructions after showing some",
                    GenerateInstructions.Options.class,
                    StepKinds::generateInstructions),
            new Kind<>(
                    Classify.KIND,
                    "asks whether an instruction is a classification task",
                    Classify.Options.class,
                    StepKinds::classify),
            new Kind<>(
                    GenerateInstances.KIND,
                    "asks for inputs and outputs of an instruction",
                    GenerateInstances.Options.class,
                    StepKinds::generateInstances),
            new Kind<>(
                    GenerateExamples.KIND,
                    "asks for whole examples after showing some",
                    GenerateExamples.Options.class,
                    StepKinds::generateExamples),
            new Kind<>(
                    Ask.KIND,
                    "asks anything about an example and keeps the answer in fields",
                    Ask.Options.class,
                    (options, where, materials) ->
                            new Ask(options, materials.prompts().load(options.prompt(), where, materials.problems()))),
            new Kind<>(
                    Sample.KIND,
                    "draws from a pool and keeps what was drawn in a field",
                    Sample.Options.class,
                    (options, where, materials) -> new Sample(options, materials.seeds())),
            new Kind<>(
                    Match.KIND,
                    "tells which of those shown a reply copies, and makes that a parent; asks no model",
                    Match.Options.class,
                    (options, where, materials) -> new Match(options, materials.seeds())),
            new Kind<>(
                    Require.KIND,
                    "rejects an example whose field is not as wanted",
                    Require.Options.class,
                    (options, where, materials) -> new Require(options)),
            new Kind<>(
                    Template.KIND,
                    "writes a field from others, without a model",
                    Template.Options.class,
                    (options, where, materials) -> new Template(options)),
            new Kind<>(
                    Forget.KIND,
                    "takes fields away that served on the way",
                    Forget.Options.class,
                    (options, where, materials) -> new Forget(options)),
            new Kind<>(
                    Repeat.KIND,
                    "runs steps round after round, each on what the last one made",
                    Repeat.Options.class,
                    StepKinds::repeat),
            new Kind<>(
                    Choose.KIND,
                    "sends an example through one of several branches of steps",
                    Choose.Options.class,
                    StepKinds::choose),
            new Kind<>(
                    Fill.KIND,
                    "puts a field in the place of a placeholder in another; asks no model",
                    Fill.Options.class,
                    (options, where, materials) -> new Fill(options)),
            new Kind<>(
                    Gather.KIND,
                    "runs steps several times on one example and keeps what they made as a list",
                    Gather.Options.class,
                    StepKinds::gather),
            new Kind<>(
                    Vote.KIND,
                    "lets the answers of a list vote; asks no model",
                    Vote.Options.class,
                    (options, where, materials) -> new Vote(options)),
            new Kind<>(
                    Pick.KIND,
                    "takes the answer of a list with the highest number; asks no model",
                    Pick.Options.class,
                    (options, where, materials) -> new Pick(options)),
            new Kind<>(
                    Pair.KIND,
                    "makes a preference pair of the best and the worst answer of a list; asks no model",
                    Pair.Options.class,
                    (options, where, materials) -> new Pair(options)),
            new Kind<>(
                    ExtractConstraints.KIND,
                    "writes down constraints that a text meets; asks no model",
                    ExtractConstraints.Options.class,
                    (options, where, materials) -> new ExtractConstraints(options)),
            new Kind<>(
                    Verify.KIND,
                    "holds a text to constraints by computing them; asks no model",
                    Verify.Options.class,
                    (options, where, materials) -> new Verify(options)),
            new Kind<>(
                    Draw.KIND,
                    "draws from lists that the example holds",
                    Draw.Options.class,
                    (options, where, materials) -> new Draw(options)),
            new Kind<>(
                    Spread.KIND,
                    "makes an example of every element of a list",
                    Spread.Options.class,
                    (options, where, materials) -> new Spread(options)),
            new Kind<>(
                    Measure.KIND,
                    "measures a field and keeps the number; asks no model",
                    Measure.Options.class,
                    (options, where, materials) -> new Measure(options)),
            new Kind<>(
                    WeightedSum.KIND,
                    "adds up numbers of an example by weights; asks no model",
                    WeightedSum.Options.class,
                    (options, where, materials) -> new WeightedSum(options)),
            new Kind<>(
                    Grade.KIND,
                    "says in a word whether a number is below, within or above a range",
                    Grade.Options.class,
                    (options, where, materials) -> new Grade(options)),
            new Kind<>(
                    Each.KIND,
                    "runs steps on every element of a list and keeps what comes through",
                    Each.Options.class,
                    (options, where, materials) -> new Each(options, row(where, materials))),
            new Kind<>(
                    MaskPii.KIND,
                    "replaces personal data by labels, or marks examples that hold some; asks no model",
                    MaskPii.Options.class,
                    (options, where, materials) -> new MaskPii(options)),
            new Kind<>(
                    Turn.KIND,
                    "adds what the user says and the answer to a conversation; asks no model",
                    Turn.Options.class,
                    (options, where, materials) -> new Turn(options))));

    private StepKinds() {}

    private static Step generateInstructions(GenerateInstructions.Options options, String where, Materials materials) {
        var prompt = materials
                .prompts()
                .load(
                        options.prompt(),
                        where,
                        Set.of("demonstrations"),
                        GenerateInstructions.SLOTS,
                        Map.of(),
                        materials.problems());
        var step = new GenerateInstructions(options, prompt, materials.seeds());
        checkSeeds(
                step.hasSeedsToShow(), options.classificationOnly() ? "classification task" : "task", where, materials);
        return step;
    }

    private static Step classify(Classify.Options options, String where, Materials materials) {
        var prompt = materials
                .prompts()
                .load(options.prompt(), where, Classify.SLOTS, Classify.SLOTS, Classify.LAYOUTS, materials.problems());
        return new Classify(options, prompt, materials.seeds(), materials.seed());
    }

    private static Step generateInstances(GenerateInstances.Options options, String where, Materials materials) {
        var needed = Set.of("demonstrations", "instruction");
        var prompt = materials
                .prompts()
                .load(
                        options.prompt(),
                        where,
                        needed,
                        GenerateInstances.SLOTS,
                        GenerateInstances.LAYOUTS,
                        materials.problems());
        var forLabels = materials
                .prompts()
                .load(
                        options.classificationPrompt(),
                        where,
                        needed,
                        GenerateInstances.SLOTS,
                        GenerateInstances.LAYOUTS,
                        materials.problems());
        return new GenerateInstances(options, prompt, forLabels, materials.seeds(), materials.seed());
    }

    private static Step generateExamples(GenerateExamples.Options options, String where, Materials materials) {
        var prompt = materials
                .prompts()
                .load(
                        options.prompt(),
                        where,
                        Set.of("demonstrations"),
                        GenerateExamples.SLOTS,
                        Map.of(),
                        materials.problems());
        var step = new GenerateExamples(options, prompt, materials.seeds());
        checkSeeds(step.hasSeedsToShow(), "task with an output", where, materials);
        return step;
    }

    private static Step repeat(Repeat.Options options, String where, Materials materials) {
        return new Repeat(options, row(where, materials));
    }

    /** Returns the steps within one that takes a single row of them. */
    private static List<NamedStep> row(String where, Materials materials) {
        if (materials.branches().size() != 1) {
            materials.problems().add(where, "what is repeated is one row of steps", "write \"steps:\" with a list");
        }
        return materials.branches().isEmpty()
                ? List.of()
                : materials.branches().get(0).steps();
    }

    private static Step choose(Choose.Options options, String where, Materials materials) {
        if (materials.branches().stream().mapToDouble(Choose.Branch::weight).sum() <= 0) {
            materials.problems().add(where, "no branch has a weight above 0", "give one of them a weight");
            return new Repeat(new Repeat.Options(1, Repeat.Keep.LAST), List.of());
        }
        return new Choose(options, materials.branches());
    }

    private static Step gather(Gather.Options options, String where, Materials materials) {
        if (options.atLeast() > options.times() * materials.branches().size()) {
            materials.problems().add(where, "at-least is more than are gathered", "lower it, or raise times");
        }
        return new Gather(options, materials.branches());
    }

    /** Where there are no seeds at all, whoever loaded them has complained. */
    private static void checkSeeds(boolean hasSeedsToShow, String what, String where, Materials materials) {
        if (!hasSeedsToShow && !materials.seeds().isEmpty()) {
            materials
                    .problems()
                    .add(
                            where,
                            "none of the seeds is a " + what + " that can be shown",
                            "add some; see seeds/README.md");
        }
    }
}
