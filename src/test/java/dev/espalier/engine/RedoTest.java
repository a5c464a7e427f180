package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.PrefixFilter;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.problem.ProblemException;
import dev.espalier.step.NamedStep;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking again for what was rejected: only that, never by the same call, behind what was there, and replayed to the same bytes. */
final class RedoTest {

    private static final int TASKS = 30;

    @TempDir
    private Path temp;

    /** Prompt and bound of each call that was sent. */
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    private int failAfter = Integer.MAX_VALUE;

    /** A task {@code n} needs {@code n} tokens, and is answered by what fits into the bound. */
    private Reply reply(Request request) throws LlmException {
        var prompt = request.messages().get(0).content();
        int bound = request.sampling().maxTokens() == null
                ? 1000
                : request.sampling().maxTokens();
        synchronized (sent) {
            if (sent.size() >= failAfter) {
                throw new LlmException(LlmException.Kind.PERMANENT, "the key was refused");
            }
            sent.add(prompt + " @" + bound);
        }
        int needed = Integer.parseInt(prompt.replaceAll("\\D", ""));
        var text = prompt.replace(' ', '-') + "-in-" + bound;
        return new Reply(text, needed > bound ? Finish.LENGTH : Finish.STOP, new Usage(3, Math.min(needed, bound)));
    }

    private LanguageModel model() {
        return new LanguageModel() {
            @Override
            public String id() {
                return "stub:1";
            }

            @Override
            public Reply reply(Request request) throws LlmException {
                return RedoTest.this.reply(request);
            }
        };
    }

    private static StepResult answer(Example example, StepContext context) throws LlmException, InterruptedException {
        var answer = context.ask("teacher", Toy.question("answer " + example.instruction()), Toy.OPERATION);
        var known = example.withLineage(example.lineage().withCall(answer.call()));
        return answer.reply().finish() == Finish.LENGTH
                ? new StepResult.Rejected(known, new Rejection("answer:truncated", "cut off"))
                : new StepResult.Passed(
                        known.withInputAndOutput("", answer.reply().text()));
    }

    /** Makes two rounds of an example, the second on top of the first. */
    private static StepResult rounds(Example example, StepContext context) throws LlmException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        var current = example;
        for (int round = 1; round <= 2; round++) {
            var result = answer(
                    current.withInstruction(example.instruction() + "0".repeat(round - 1)),
                    context.within("round-" + round));
            if (result instanceof StepResult.Rejected rejected) {
                outcomes.add(new Outcome.Failed(rejected.example(), rejected.rejection()));
            } else if (result instanceof StepResult.Passed passed) {
                current = passed.example();
                outcomes.add(new Outcome.Made(current));
            }
        }
        return new StepResult.Replaced(outcomes);
    }

    /** Asks twice, and makes an example of each reply. */
    private static StepResult twice(Example example, StepContext context) throws LlmException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        for (var name : List.of("one", "other")) {
            var prompt = name + " " + example.instruction();
            var answer = context.within(name).ask("teacher", Toy.question(prompt), Toy.OPERATION);
            var made = example.withLineage(example.lineage().withCall(answer.call()))
                    .withInputAndOutput("", answer.reply().text());
            outcomes.add(
                    answer.reply().finish() == Finish.LENGTH
                            ? new Outcome.Failed(made, new Rejection(name + ":truncated", "cut off"))
                            : new Outcome.Made(made));
        }
        return new StepResult.Replaced(outcomes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one:truncated", "other:truncated"})
    void whatCameOfOneRedoDoesNotComeAgainOfTheNext(String first) throws IOException {
        var second = first.startsWith("one") ? "other:truncated" : "one:truncated";
        var stage = new StagePlan("answers", false, 8, List.of(new NamedStep("answer", RedoTest::twice)), List.of());
        var plan = plan(stage);
        var directory = temp.resolve("run");
        run(plan, directory, 4);
        run(plan, directory, 4, first);
        assertThat(sent).hasSize(10);
        // Killed in the middle, and gone on with.
        failAfter = 5;
        run(plan, directory, 1, second);
        failAfter = Integer.MAX_VALUE;
        run(plan, directory, 4);
        assertThat(sent).hasSize(5);
        assertThat(Files.readAllLines(Toy.dataset(directory)))
                .extracting(line -> line.replaceAll(".*\"output\":\"([^\"]*)\".*", "$1"))
                .hasSize(2 * TASKS)
                .doesNotHaveDuplicates();
        assertReplays(plan, directory, OFFLINE);
    }

    private Plan plan(StagePlan... stages) {
        var tasks = IntStream.rangeClosed(1, TASKS)
                .mapToObj(number -> Example.ofInstruction("task " + number))
                .toList();
        return plan(new Phase.Source.Given(tasks), stages);
    }

    private Plan plan(Phase.Source source, StagePlan... stages) {
        var sampling = new Sampling(null, null, 20, null, null, List.of(), 5);
        var models = Map.of("teacher", new BoundModel(model(), sampling, Protocol.CHAT, null, null));
        return new Plan("toy", 7, source, List.of(stages), models, 0, 20);
    }

    private static StagePlan answers(NamedFilter... filters) {
        return new StagePlan("answers", false, 8, List.of(new NamedStep("answer", RedoTest::answer)), List.of(filters));
    }

    private RunResult run(Plan plan, Path directory, int concurrency, String... redo) throws IOException {
        return run(plan, directory, new Limits(null, null, null, null, concurrency, false), redo);
    }

    private RunResult run(Plan plan, Path directory, Limits limits, String... redo) throws IOException {
        sent.clear();
        try (var open = Toy.open(directory)) {
            if (redo.length > 0) {
                open.redo(RedoRequest.of(directory, plan, List.of(redo)));
            }
            return new Run(plan, limits, open, progress -> {}, System::nanoTime).go();
        }
    }

    private void assertReplays(Plan plan, Path directory, Limits limits) throws IOException {
        assertReplays(() -> plan, directory, limits);
    }

    /** Filters may remember, so each run may need a plan of its own. */
    private void assertReplays(Supplier<Plan> plan, Path directory, Limits limits) throws IOException {
        var before = Toy.outputs(directory);
        run(plan.get(), directory, limits);
        assertThat(sent).isEmpty();
        assertThat(Toy.outputs(directory)).isEqualTo(before);
        Files.delete(Toy.dataset(directory));
        Files.delete(Toy.ledger(directory));
        run(plan.get(), directory, limits);
        assertThat(sent).isEmpty();
        assertThat(Toy.outputs(directory)).isEqualTo(before);
    }

    private static final Limits OFFLINE = new Limits(null, null, null, null, 4, true);

    private static void assertSums(RunResult result) {
        var totals = result.totals();
        assertThat((long) totals.get("accepted") + (long) totals.get("rejected") + (long) totals.get("consumed"))
                .isEqualTo(totals.get("produced"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void onlyWhatWasCutOffIsAskedAgainWithTwiceTheBoundAndComesLast(int concurrency) throws IOException {
        var directory = temp.resolve("run");
        var plan = plan(answers());
        run(plan, directory, concurrency);
        assertThat(sent).hasSize(TASKS);
        var before = Toy.outputs(directory);
        var result = run(plan, directory, concurrency, "truncated");
        assertThat(sent).hasSize(10).allMatch(call -> call.endsWith("@40")).contains("answer task 21 @40");
        assertThat(result.totals()).containsEntry("produced", 40L).containsEntry("accepted", 30L);
        assertSums(result);
        assertThat(Files.readString(Toy.dataset(directory))).startsWith(before.get(0));
        assertThat(Files.readString(Toy.ledger(directory))).isEqualTo(before.get(1));
        assertThat(Files.readAllLines(Toy.dataset(directory)).subList(20, 30))
                .first()
                .asString()
                .startsWith("{\"id\":\"toyr1-20\",\"instruction\":\"task 21\"")
                .contains("\"parents\":[\"toy-20\"]");
        assertReplays(plan, directory, OFFLINE);
    }

    @Test
    void whatIsCutOffOnceMoreIsAskedWithMoreTheNextTime() throws IOException {
        var directory = temp.resolve("run");
        var plan = plan(
                new Phase.Source.Given(List.of(Example.ofInstruction("task 70"), Example.ofInstruction("task 3"))),
                answers());
        run(plan, directory, 2);
        run(plan, directory, 2, "answer:truncated");
        assertThat(sent).containsExactly("answer task 70 @40");
        run(plan, directory, 2, "answer:truncated");
        assertThat(sent).containsExactly("answer task 70 @80");
        assertThat(Files.readAllLines(Toy.dataset(directory)))
                .extracting(line -> line.replaceAll(".*\"output\":\"([^\"]*)\".*", "$1"))
                .containsExactly("answer-task-3-in-20", "answer-task-70-in-80");
        assertThat(Files.readAllLines(Toy.ledger(directory))).hasSize(2);
        run(plan, directory, 2, "answer:truncated");
        assertThat(sent).as("nothing is left of this reason").isEmpty();
        assertReplays(plan, directory, OFFLINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void endedInTheMiddleItGoesOnWithoutACallTwice(int calls) throws IOException {
        var plan = plan(answers());
        var whole = temp.resolve("whole");
        run(plan, whole, 1);
        run(plan, whole, 1, "truncated");
        var ended = temp.resolve("ended");
        run(plan, ended, 1);
        failAfter = calls;
        assertThat(run(plan, ended, 1, "truncated").ending()).isEqualTo(Ending.MODEL_FAILED);
        failAfter = Integer.MAX_VALUE;
        run(plan, ended, 3, "truncated");
        assertThat(sent).hasSize(10 - calls).doesNotHaveDuplicates();
        assertThat(Toy.outputs(ended)).isEqualTo(Toy.outputs(whole));
        assertReplays(plan, ended, OFFLINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void fromWhateverACrashLeavesItGoesOnToTheSameBytes(int seed) throws IOException {
        var plan = plan(answers());
        var whole = temp.resolve("whole");
        run(plan, whole, 1);
        var before = Toy.outputs(whole);
        run(plan, whole, 1, "truncated");
        var random = new Random(seed);
        var crashed = temp.resolve("crashed");
        Files.createDirectories(crashed);
        Files.writeString(crashed.resolve(RunDirectory.RECIPE), Toy.RECIPE);
        Files.copy(whole.resolve(RunDirectory.REDO), crashed.resolve(RunDirectory.REDO));
        var calls = Files.readAllLines(Toy.journal(whole)).subList(0, TASKS + random.nextInt(10));
        Files.writeString(Toy.journal(crashed), String.join("\n", calls) + "\n{\"key\":\"torn");
        int torn = random.nextInt(before.get(0).length());
        Files.writeString(
                Toy.dataset(crashed), seed == 1 ? before.get(0) : before.get(0).substring(0, torn));
        Files.writeString(
                Toy.ledger(crashed), before.get(1).substring(0, before.get(1).length() - 30 * seed));
        run(plan, crashed, 3, "truncated");
        assertThat(sent).hasSize(TASKS + 10 - calls.size());
        assertThat(Toy.outputs(crashed)).isEqualTo(Toy.outputs(whole));
        assertThat(Files.readString(crashed.resolve(RunDirectory.REDO)))
                .isEqualTo(Files.readString(whole.resolve(RunDirectory.REDO)));
    }

    @Test
    void whatSucceededInTheSameItemIsNeitherAskedNorWrittenAgain() throws IOException {
        var stage = new StagePlan("rounds", false, 4, List.of(new NamedStep("repeat", RedoTest::rounds)), List.of());
        var directory = temp.resolve("run");
        var plan = plan(new Phase.Source.Given(List.of(Example.ofInstruction("task 3"))), stage);
        run(plan, directory, 1);
        assertThat(sent).containsExactly("answer task 3 @20", "answer task 30 @20");
        var result = run(plan, directory, 1, "truncated");
        assertThat(sent).containsExactly("answer task 30 @40");
        assertSums(result);
        assertThat(Files.readAllLines(Toy.dataset(directory)))
                .extracting(line -> line.replaceAll("\\{\"id\":\"([^\"]*)\".*\"output\":\"([^\"]*)\".*", "$1 $2"))
                .containsExactly("toy-0.0 answer-task-3-in-20", "toyr1-0.1 answer-task-30-in-40");
        assertReplays(plan, directory, OFFLINE);
    }

    @Test
    void anItemOfALaterStageStartsThere() throws IOException {
        var first = new StagePlan(
                "first",
                false,
                4,
                List.of(new NamedStep("name", (example, context) -> {
                    var answer = context.ask(
                            "teacher",
                            Toy.question("name " + example.instruction().length()),
                            Toy.OPERATION);
                    return new StepResult.Replaced(List.of(new Outcome.Made(
                            example.withLineage(example.lineage().withCall(answer.call())))));
                })),
                List.of());
        var directory = temp.resolve("run");
        var plan = plan(first, answers());
        run(plan, directory, 4);
        var before = Files.readString(Toy.dataset(directory));
        var result = run(plan, directory, 4, "answer");
        assertThat(sent).hasSize(10).allMatch(call -> call.startsWith("answer"));
        assertSums(result);
        assertThat(Files.readString(Toy.dataset(directory))).startsWith(before).contains("\"toyr1-20.0\"");
        assertReplays(plan, directory, OFFLINE);
    }

    @Test
    void whatAFilterRejectedIsMadeAnew() throws IOException {
        var noSeven = new NamedFilter(
                "no-seven", new PrefixFilter(new PrefixFilter.Options("output", List.of("answer-task-7-"), false)));
        var directory = temp.resolve("run");
        var plan = plan(answers(noSeven));
        run(plan, directory, 1);
        run(plan, directory, 1, "no-seven");
        assertThat(sent).containsExactly("answer task 7 @20");
        assertThat(Files.readString(Toy.ledger(directory)))
                .as("it says the same again, and is rejected again")
                .contains("\"id\":\"toy-6\"", "\"id\":\"toyr1-6\"");
        assertReplays(plan, directory, OFFLINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void aStageThatFeedsOnItselfGoesOnBehindThem(int concurrency) throws IOException {
        var directory = temp.resolve("run" + concurrency);
        Supplier<Plan> plan = () -> Toy.plan(new StubModel(concurrency > 1 ? 300 : 0));
        run(plan.get(), directory, Limits.target(40, concurrency));
        var before = Files.readString(Toy.dataset(directory));
        run(plan.get(), directory, Limits.target(60, concurrency), "same");
        assertThat(Files.readString(Toy.dataset(directory))).startsWith(before);
        assertThat(Files.readAllLines(Toy.dataset(directory))).hasSize(60);
        assertThat(Files.readString(Toy.ledger(directory))).contains("{\"id\":\"toyr1-");
        assertReplays(plan, directory, new Limits(60, null, null, null, 4, true));
        var other = temp.resolve("other");
        run(plan.get(), other, Limits.target(40, 2));
        run(plan.get(), other, Limits.target(60, 5), "same");
        assertThat(Toy.outputs(other)).isEqualTo(Toy.outputs(directory));
        assertThat(Files.readString(other.resolve(RunDirectory.REDO)))
                .isEqualTo(Files.readString(directory.resolve(RunDirectory.REDO)));
    }

    @Test
    void aRunThatDriedUpGoesOnWithIt() throws IOException {
        var directory = temp.resolve("run");
        var tasks = IntStream.range(0, TASKS)
                .mapToObj(number -> Example.ofInstruction("task 30"))
                .toList();
        var whole = plan(new Phase.Source.Given(tasks), answers());
        var plan = new Plan("toy", 7, whole.phases(), whole.models(), 0.5, 8);
        assertThat(run(plan, directory, 4).ending()).isEqualTo(Ending.DRIED_UP);
        run(plan, directory, 4, "truncated");
        assertThat(Files.readAllLines(Toy.dataset(directory))).hasSizeGreaterThanOrEqualTo(8);
        assertReplays(plan, directory, OFFLINE);
    }

    @Test
    void aReasonThatNobodyGaveIsToldWithTheNearest() throws IOException {
        var directory = temp.resolve("run");
        var plan = plan(answers());
        run(plan, directory, 4);
        assertThatThrownBy(() -> RedoRequest.of(directory, plan, List.of("truncate")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("--redo: nothing was rejected for \"truncate\" in " + directory
                        + "; did you mean \"truncated\"?");
    }

    @Test
    void whatLaterPromptsHoldCannotBeAskedAgain() throws IOException {
        var directory = temp.resolve("run");
        var source = new Phase.Source.Given(List.of(Example.ofInstruction("task 50"), Example.ofInstruction("task 5")));
        var second = new StagePlan("second", false, 8, List.of(new NamedStep("answer", RedoTest::answer)), List.of());
        var plan = new Plan(
                "toy",
                7,
                List.of(
                        new Phase(source, List.of(answers())),
                        new Phase(new Phase.Source.Selected(List.of("answers"), List.of()), List.of(second))),
                plan(second).models(),
                0,
                20);
        run(plan, directory, 4);
        assertThatThrownBy(() -> RedoRequest.of(directory, plan, List.of("truncated")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nothing can be asked again")
                .hasMessageContaining("--reuse " + directory);
    }
}
