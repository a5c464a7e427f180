package dev.espalier.engine;

import dev.espalier.engine.Phase.Source;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.ExactDuplicateFilter;
import dev.espalier.filter.PrefixFilter;
import dev.espalier.filter.SampleSiblingsFilter;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.step.NamedStep;
import dev.espalier.step.Step;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A small recipe with everything that could leak timing into a result: a stage that feeds back, one that passes through and may
 * reject, one that makes several of one, filters that remember and a filter that looks at siblings.
 */
final class Toy {

    static final String RECIPE = "name: toy\n";
    static final Operation OPERATION = new Operation("toy", Map.of());
    private static final long SEED = 7;

    private Toy() {}

    static Plan plan(LanguageModel model) {
        return plan(model, 0);
    }

    static Plan plan(LanguageModel model, double dryUpFloor) {
        var proposals = new StagePlan(
                "proposals",
                true,
                4,
                List.of(new NamedStep("propose", Toy::propose)),
                List.of(new NamedFilter("new", duplicates("instruction"))));
        var labels = new StagePlan("labels", false, 8, List.of(new NamedStep("label", Toy::label)), List.of());
        var details = new StagePlan(
                "details",
                false,
                8,
                List.of(new NamedStep("detail", Toy::detail)),
                List.of(
                        new NamedFilter("few", new SampleSiblingsFilter(new SampleSiblingsFilter.Options(3), SEED)),
                        new NamedFilter("new", duplicates("output"))));
        var models = Map.of("teacher", new BoundModel(model, Sampling.DEFAULT));
        return new Plan("toy", SEED, new Source.Endless(), List.of(proposals, labels, details), models, dryUpFloor, 20);
    }

    private static ExactDuplicateFilter duplicates(String field) {
        return new ExactDuplicateFilter(new ExactDuplicateFilter.Options(List.of(field), true), List.of());
    }

    private static StepResult propose(Example example, StepContext context) throws LlmException, InterruptedException {
        var shown = context.random().sample(context.pool(), 2);
        var prompt = "propose " + context.random().nextInt(1000)
                + shown.stream().map(Example::instruction).toList();
        var answer = ask(context, prompt);
        var outcomes = new ArrayList<Outcome>();
        for (var word : answer.reply().text().split("\\|")) {
            var made = Example.ofInstruction(word);
            outcomes.add(new Outcome.Made(made.withLineage(made.lineage()
                    .withDemonstrations(shown.stream().map(Example::id).toList())
                    .withCall(answer.call()))));
        }
        return new StepResult.Replaced(outcomes);
    }

    private static StepResult label(Example example, StepContext context) throws LlmException, InterruptedException {
        var answer = ask(context, "label " + example.instruction());
        if (answer.reply().text().length() % 5 == 0) {
            return new StepResult.Rejected(example, new Rejection("label:none", "the stub gave no label"));
        }
        return new StepResult.Passed(example.with("label", answer.reply().text()));
    }

    private static StepResult detail(Example example, StepContext context) throws LlmException, InterruptedException {
        var first = ask(context, "detail " + example.instruction());
        var second = ask(context, "more of " + first.reply().text());
        var words = new ArrayList<>(Arrays.asList(first.reply().text().split("\\|")));
        words.addAll(Arrays.asList(second.reply().text().split("\\|")));
        var outcomes = new ArrayList<Outcome>();
        for (var word : words) {
            var made = example.withInputAndOutput("", word);
            outcomes.add(
                    word.endsWith("7")
                            ? new Outcome.Failed(made, new Rejection("detail:unlucky", "ends in 7", word))
                            : new Outcome.Made(made));
        }
        return new StepResult.Replaced(outcomes);
    }

    private static StepContext.Answer ask(StepContext context, String prompt)
            throws LlmException, InterruptedException {
        return context.ask("teacher", question(prompt), OPERATION);
    }

    static List<Message> question(String prompt) {
        return List.of(Message.user(prompt));
    }

    /** A plan of one step, for tests of one thing. */
    static Plan single(LanguageModel model, Step step) {
        var stage = new StagePlan("only", false, 8, List.of(new NamedStep("step", step)), List.of());
        var models = Map.of("teacher", new BoundModel(model, Sampling.DEFAULT));
        return new Plan("toy", SEED, new Source.Endless(), List.of(stage), models, 0, 20);
    }

    /** A plan of one step on these examples, without a model; the filter rejects instructions that start with a dash. */
    static Plan sourced(List<Example> source, Step step) {
        var noDash = new NamedFilter(
                "no-dash", new PrefixFilter(new PrefixFilter.Options("instruction", List.of("-"), false)));
        var stage = new StagePlan("only", false, 8, List.of(new NamedStep("step", step)), List.of(noDash));
        return new Plan("toy", SEED, new Source.Given(source), List.of(stage), Map.of(), 0, 20);
    }

    static RunResult run(Plan plan, Limits limits, Path directory) throws IOException {
        try (var open = open(directory)) {
            return new Run(plan, limits, open, progress -> {}, System::nanoTime).go();
        }
    }

    static RunDirectory open(Path directory) throws IOException {
        return RunDirectory.open(directory, RECIPE, (before, after) -> List.of());
    }

    static Path dataset(Path directory) {
        return directory.resolve(Outputs.DATASET);
    }

    static Path ledger(Path directory) {
        return directory.resolve(Outputs.LEDGER);
    }

    static Path journal(Path directory) {
        return directory.resolve("calls.jsonl");
    }

    /** Returns dataset and ledger, for comparing runs byte by byte. */
    static List<String> outputs(Path directory) throws IOException {
        return List.of(Files.readString(dataset(directory)), Files.readString(ledger(directory)));
    }
}
