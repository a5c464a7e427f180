package dev.espalier.engine;

import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.step.NamedStep;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A recipe of one stage that makes examples from nothing, with one call an item.
 *
 * @param feedsBack whether the window is strict
 * @param made examples of each reply
 */
record Workload(boolean feedsBack, int window, int made) {

    Plan plan(LanguageModel model) {
        var stage = new StagePlan("only", feedsBack, window, List.of(new NamedStep("make", this::make)), List.of());
        var models = Map.of("teacher", new BoundModel(model, Sampling.DEFAULT));
        return new Plan("bench", 7, new Phase.Source.Endless(), List.of(stage), models, 0, 1);
    }

    private StepResult make(Example example, StepContext context) throws LlmException, InterruptedException {
        var prompt = "Write something new about " + Long.toHexString(context.random().nextLong());
        var answer = context.ask("teacher", List.of(Message.user(prompt)), new Operation("make", Map.of()));
        return new StepResult.Replaced(IntStream.range(0, made)
                .mapToObj(i -> outcome(prompt + " " + i, answer))
                .toList());
    }

    private static Outcome outcome(String instruction, StepContext.Answer answer) {
        var example = Example.of(instruction, "", answer.reply().text());
        return new Outcome.Made(example.withLineage(example.lineage().withCall(answer.call())));
    }
}
