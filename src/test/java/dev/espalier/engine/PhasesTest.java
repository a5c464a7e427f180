package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.Phase.NamedSelector;
import dev.espalier.engine.Phase.Source;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.PrefixFilter;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.select.Selector;
import dev.espalier.step.NamedStep;
import dev.espalier.step.Step;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages that begin when others have ended: values, selections, and the end of each. */
final class PhasesTest {

    private static final long SEED = 7;

    @TempDir
    Path temp;

    private static StepResult topics(Example example, StepContext context) throws LlmException, InterruptedException {
        var answer = context.ask("teacher", Toy.question("topics " + example.id()), Toy.OPERATION);
        var outcomes = new ArrayList<Outcome>();
        for (var word : answer.reply().text().split("\\|")) {
            outcomes.add(new Outcome.Made(Example.ofInstruction(word)));
        }
        return new StepResult.Replaced(outcomes);
    }

    private static StepResult task(Example example, StepContext context) throws LlmException, InterruptedException {
        var topic = context.random().pick(context.value("topics")).instruction();
        var answer = context.ask("teacher", Toy.question(topic + " of " + example.instruction()), Toy.OPERATION);
        return new StepResult.Passed(
                example.withInputAndOutput(topic, answer.reply().text()));
    }

    /** Keeps the first two of three. */
    private static Selector.Selection twoOfThree(List<Example> all, SeededRandom random) {
        var selected = new ArrayList<Example>();
        var rejected = new ArrayList<Selector.Rejected>();
        for (int i = 0; i < all.size(); i++) {
            if (i % 3 == 2) {
                rejected.add(new Selector.Rejected(all.get(i), new Rejection("third:unlucky", "every third")));
            } else {
                selected.add(all.get(i));
            }
        }
        return new Selector.Selection(selected, rejected);
    }

    private static Plan plan(StubModel model, int topics) {
        var noDigit = new NamedFilter(
                "no-seven", new PrefixFilter(new PrefixFilter.Options("instruction", List.of("7"), false)));
        var first = new StagePlan(
                "topics", false, 4, List.of(new NamedStep("propose", PhasesTest::topics)), List.of(noDigit));
        var second = new StagePlan("tasks", false, 4, List.of(new NamedStep("task", PhasesTest::task)), List.of());
        return new Plan(
                "toy",
                SEED,
                List.of(
                        new Phase(new Source.Blanks(topics), List.of(first)),
                        new Phase(
                                new Source.Selected(
                                        List.of("topics"), List.of(new NamedSelector("third", PhasesTest::twoOfThree))),
                                List.of(second))),
                Map.of("teacher", new BoundModel(model, Sampling.DEFAULT)),
                0,
                20);
    }

    @Test
    void laterPhasesSelectFromWhatEarlierOnesCameToAndSeeItAsAValue() throws IOException {
        var result = Toy.run(plan(new StubModel(2), 10), new Limits(null, null, null, null, 4, false), temp);
        assertThat(result.ending()).isEqualTo(Ending.INPUT_FINISHED);
        var totals = result.totals();
        long produced = (Long) totals.get("produced");
        assertThat(produced)
                .isEqualTo(
                        (Long) totals.get("accepted") + (Long) totals.get("rejected") + (Long) totals.get("consumed"));
        var ledger = Files.readAllLines(Toy.ledger(temp));
        assertThat(ledger).isNotEmpty().allMatch(line -> line.contains("\"id\":\"toy-0."));
        assertThat(ledger).anyMatch(line -> line.contains("third:unlucky") && line.contains("\"stage\":\"tasks\""));
        assertThat((Long) totals.get("rejected")).isEqualTo(ledger.size());
        assertThat(Files.readAllLines(Toy.dataset(temp)))
                .hasSize((int) result.accepted())
                .allMatch(line -> line.contains("\"id\":\"toy-0."));
    }

    @Test
    void theSameBytesComeOutWhateverTheConcurrencyAndWhereverTheRunStopped() throws IOException {
        Toy.run(plan(new StubModel(2), 30), Limits.target(40, 1), temp.resolve("one"));
        Toy.run(plan(new StubModel(2), 30), Limits.target(40, 8), temp.resolve("eight"));
        assertThat(Toy.outputs(temp.resolve("eight"))).isEqualTo(Toy.outputs(temp.resolve("one")));
        var stopped = temp.resolve("stopped");
        for (long calls = 5; calls < 100; calls += 9) {
            Toy.run(plan(new StubModel(2), 30), new Limits(40, calls, null, null, 8, false), stopped);
        }
        Toy.run(plan(new StubModel(2), 30), Limits.target(40, 8), stopped);
        assertThat(Toy.outputs(stopped)).isEqualTo(Toy.outputs(temp.resolve("one")));
        Toy.run(plan(new StubModel(2), 30), new Limits(40, null, null, null, 8, true), stopped);
        assertThat(Toy.outputs(stopped)).isEqualTo(Toy.outputs(temp.resolve("one")));
    }

    /** Two stages with a look at the same topics, one of which changes them, and a third that takes both. */
    private static Plan mixing(StubModel model) {
        var given = new Source.Given(List.of(Example.ofInstruction("one"), Example.ofInstruction("two")));
        var asks = new NamedStep("task", (example, context) -> {
            var answer = context.ask("teacher", Toy.question(example.instruction()), Toy.OPERATION);
            return new StepResult.Passed(
                    example.withInputAndOutput("", answer.reply().text()));
        });
        return new Plan(
                "toy",
                SEED,
                List.of(
                        new Phase(given, List.of(new StagePlan("plain", false, 4, List.of(), List.of()))),
                        new Phase(
                                new Source.Selected(List.of("plain"), List.of()),
                                List.of(new StagePlan("answered", false, 4, List.of(asks), List.of()))),
                        new Phase(
                                new Source.Selected(List.of("answered", "plain"), List.of()),
                                List.of(new StagePlan("both", false, 4, List.of(), List.of())))),
                Map.of("teacher", new BoundModel(model, Sampling.DEFAULT)),
                0,
                20);
    }

    @Test
    void whatSeveralStagesMadeComesInTheirOrderEachExampleWithItsStageAndAnIdOfItsOwn() throws IOException {
        Toy.run(mixing(new StubModel(0)), new Limits(null, null, null, null, 4, false), temp);
        var lines = Files.readAllLines(Toy.dataset(temp));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .contains("\"id\":\"toy-0.0\"", "\"stage\":\"answered\",\"lineage\"", "\"stage\":\"answered\"}");
        assertThat(lines.get(1)).contains("\"id\":\"toy-0.1\"", "\"stage\":\"answered\",\"lineage\"");
        assertThat(lines.get(2))
                .contains("\"id\":\"toy-0.0-plain\"", "\"output\":\"\"", "\"stage\":\"plain\",\"lineage\"")
                .contains("\"parents\":[\"toy-0.0\"]", "\"stage\":\"plain\"}");
        assertThat(lines.get(3)).contains("\"id\":\"toy-0.1-plain\"");
    }

    @Test
    void aLimitDuringAnEarlyPhaseNeverLetsALaterOneBegin() throws IOException {
        var result = Toy.run(plan(new StubModel(2), 30), new Limits(40, 5L, null, null, 2, false), temp);
        assertThat(result.ending()).isEqualTo(Ending.MAX_CALLS);
        assertThat(result.accepted()).isZero();
        assertThat(Files.readString(Toy.journal(temp))).doesNotContain("\"tasks\"");
    }

    @Test
    void tooFewSelectedEndTheRunBelowItsTarget() throws IOException {
        var result = Toy.run(plan(new StubModel(2), 2), Limits.target(1000, 2), temp);
        assertThat(result.ending()).isEqualTo(Ending.INPUT_EXHAUSTED);
    }

    @Test
    void whatIsGivenKeepsItsIdAndIsTheParentOfWhatIsMadeOfIt() throws IOException {
        var twice = (Step) (example, context) -> new StepResult.Replaced(List.of(
                new Outcome.Made(example.withInstruction("first")),
                new Outcome.Made(example.withInstruction("second"), 0),
                new Outcome.Failed(example.withInstruction("-"), new Rejection("x:y", "z"), 1, "inner")));
        Toy.run(
                Toy.sourced(List.of(Example.ofInstruction("a").withId("mine-1")), twice),
                new Limits(null, null, null, null, 1, false),
                temp);
        var lines = Files.readAllLines(Toy.dataset(temp));
        assertThat(lines.get(0)).contains("\"id\":\"toy-0.0\"").contains("\"parents\":[\"mine-1\"]");
        assertThat(lines.get(1)).contains("\"id\":\"toy-0.1\"").contains("\"parents\":[\"toy-0.0\"]");
        assertThat(Files.readString(Toy.ledger(temp)))
                .contains("\"parents\":[\"toy-0.1\"]")
                .contains("\"by\":\"inner\"");
    }

    @Test
    void nothingCanFollowAPhaseThatNeverEnds() {
        var stage = StagePlan.NOTHING;
        var endless = new Phase(new Source.Endless(), List.of(stage));
        assertThatThrownBy(() -> new Plan("toy", SEED, List.of(endless, endless), Map.of(), 0, 20))
                .hasMessageContaining("never ends");
    }
}
