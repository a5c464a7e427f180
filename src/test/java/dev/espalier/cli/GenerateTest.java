package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs: what is printed, how they end, how they continue, and what they refuse. */
final class GenerateTest {

    private static final String KEY = "sk-test-0123456789abcdef";

    @TempDir
    private Path temp;

    private Cli cli;
    private StubTeacher teacher;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli(temp);
        teacher = new StubTeacher();
        StubTeacher.recipe(cli);
    }

    @AfterEach
    void stop() {
        teacher.close();
    }

    private Cli.Result generate(String... more) {
        var arguments = new ArrayList<>(List.of("generate"));
        arguments.addAll(teacher.arguments());
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name), StandardCharsets.UTF_8);
    }

    /** How many calls were under way beyond the target when it was reached depends on timing. */
    private static String withoutCalls(String summary) {
        return summary.replaceAll("\\d+ calls? \\(\\d+ more replayed\\), \\d+ tokens in, \\d+ out", "CALLS")
                .replaceAll("\"calls\":\\{.*\\},\"seconds\"", "\"calls\":{},\"seconds\"");
    }

    @Test
    void tellsWhatItMadeAndWhatComesNext() throws IOException {
        var result = generate("--target", "3", "--out", "DIR/run");
        assertThat(new Cli.Result(result.exit(), withoutCalls(result.out()), result.err()))
                .isEqualTo(new Cli.Result(0, """
                                3 examples in DIR/run/dataset.jsonl (target reached)
                                  6 produced = 3 accepted + 3 rejected + 0 consumed by steps

                                  stage                                 items accepted rejected
                                  tasks                                     2        3        3
                                    surplus:target-reached                                    2
                                    word-length:too-short                                     1

                                  CALLS, T s
                                  teacher: openai:stub
                                  next: espalier export DIR/run --format alpaca --out dataset.json
                                """, ""));
        assertThat(read("run/dataset.jsonl").lines()).hasSize(3);
        assertThat(read("run/.lock")).as("nobody works here any more").isEmpty();
    }

    @Test
    void runningAgainChangesNothingAndAsksNobody() throws IOException {
        generate("--target", "3", "--out", "DIR/run");
        var dataset = read("run/dataset.jsonl");
        int replies = teacher.replies();
        var again = generate("--target", "3", "--out", "DIR/run", "--offline", "--quiet");
        assertThat(again).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(read("run/dataset.jsonl")).isEqualTo(dataset);
        assertThat(teacher.replies()).isEqualTo(replies);
    }

    @Test
    void aHigherTargetExtendsARun() throws IOException {
        generate("--target", "3", "--out", "DIR/run", "--quiet");
        var dataset = read("run/dataset.jsonl");
        assertThat(generate("--target", "5", "--out", "DIR/run", "--quiet").exit())
                .isZero();
        assertThat(read("run/dataset.jsonl")).startsWith(dataset);
        assertThat(read("run/dataset.jsonl").lines()).hasSize(5);
    }

    @Test
    void aLowerTargetIsRefused() {
        generate("--target", "3", "--out", "DIR/run", "--quiet");
        assertThat(generate("--target", "2", "--out", "DIR/run")).isEqualTo(new Cli.Result(2, "", """
                                espalier: DIR/run holds 3 examples already; use --target 3 or more, or another --out
                                Try "espalier generate --help".
                                """));
    }

    @Test
    void jsonIsOneLine() {
        var result = generate("--target", "3", "--out", "DIR/run", "--json", "--quiet");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(withoutCalls(result.out()).replaceAll("\"(seconds|accepted-per-second)\":[0-9.]+", "\"$1\":0"))
                .isEqualTo("{\"run\":\"DIR/run\",\"dataset\":\"DIR/run/dataset.jsonl\",\"examples\":3,\"exit\":0,"
                        + "\"ending\":\"target reached\",\"totals\":{\"produced\":6,\"accepted\":3,\"rejected\":3,"
                        + "\"consumed\":0},\"stages\":{\"tasks\":{\"items\":2,\"made\":6,\"consumed\":0,\"rejected\":3,"
                        + "\"accepted\":3,\"rejections\":{\"target\":{\"surplus:target-reached\":2},\"word-length\":{"
                        + "\"word-length:too-short\":1}}}},\"calls\":{},\"seconds\":0,"
                        + "\"accepted-per-second\":0}\n");
    }

    @Test
    void aLimitOfCallsStopsAndTheSameCommandContinues() throws IOException {
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-calls", "2"))
                .isEqualTo(new Cli.Result(6, """
                                4 examples in DIR/run/dataset.jsonl (stopped at --max-calls)
                                  6 produced = 4 accepted + 2 rejected + 0 consumed by steps

                                  stage                                 items accepted rejected
                                  tasks                                     2        4        2
                                    word-length:too-short                                     2

                                  2 calls (0 more replayed), 20 tokens in, 10 out, T s
                                  teacher: openai:stub
                                  to continue, run the same command again
                                """, ""));
        var dataset = read("run/dataset.jsonl");
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-calls", "2", "--quiet")
                        .exit())
                .isEqualTo(6);
        assertThat(read("run/dataset.jsonl")).startsWith(dataset);
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-calls", "2", "--quiet")
                        .exit())
                .isZero();
        assertThat(teacher.replies()).isBetween(5, 6);
    }

    @Test
    void aLimitThatAllowsNoCallAtAllSaysSo() {
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-tokens", "5"))
                .isEqualTo(new Cli.Result(6, """
                                0 examples in DIR/run/dataset.jsonl (stopped at --max-tokens)
                                  0 produced = 0 accepted + 0 rejected + 0 consumed by steps

                                  stage                                 items accepted rejected
                                  tasks                                     0        0        0

                                  0 calls (0 more replayed), 0 tokens in, 0 out, T s
                                  teacher: openai:stub
                                  not even one call is sure to fit; raise --max-tokens
                                """, ""));
    }

    @Test
    void aLimitOfMoneyNeedsPricesAndABoundOfEachReply() throws IOException {
        cli.file("tiny.yaml", read("tiny.yaml").replace("{ max-tokens: 100 }", "{}"));
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-cost", "5usd"))
                .isEqualTo(new Cli.Result(3, "", """
                                espalier: --max-cost: model "teacher" is openai:stub, whose price is not known; give its prices in a model file, or use --max-tokens
                                espalier: --max-cost: model "teacher" has no max-tokens, so a call could cost any amount; add --set models.teacher.max-tokens=1024, for instance
                                """));
    }

    @Test
    void theBuiltinTeacherNeedsNoPrices() {
        assertThat(cli.run("generate", "--target", "2", "--out", "DIR/run", "--max-cost", "0.01 usd", "--quiet"))
                .isEqualTo(new Cli.Result(0, "", ""));
    }

    @Test
    void aLimitOfTokensNeedsABoundOfEachReply() throws IOException {
        cli.file("tiny.yaml", read("tiny.yaml").replace("{ max-tokens: 100 }", "{}"));
        assertThat(generate("--target", "9", "--out", "DIR/run", "--max-tokens", "500"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: --max-tokens: model \"teacher\" has no max-tokens, so a call could use any number; add"
                                + " --set models.teacher.max-tokens=1024, for instance\n"));
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void aLimitOfTimeStops() {
        var result = generate("--target", "1000000", "--out", "DIR/run", "--max-minutes", "0.01");
        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.out())
                .contains("(stopped at --max-minutes)")
                .endsWith("  to continue, run the same command again\n");
    }

    @Test
    void aLimitTakesThePlaceOfATarget() {
        assertThat(generate("--out", "DIR/run", "--max-calls", "1", "--quiet").exit())
                .isEqualTo(6);
    }

    @Test
    void offlineNamesTheReplyThatIsMissing() {
        assertThat(generate("--target", "3", "--out", "DIR/run", "--offline"))
                .isEqualTo(new Cli.Result(
                        4,
                        """
                                0 examples in DIR/run/dataset.jsonl (stopped: a model gave no reply)
                                  0 produced = 0 accepted + 0 rejected + 0 consumed by steps

                                  stage                                 items accepted rejected
                                  tasks                                     0        0        0

                                  0 calls (0 more replayed), 0 tokens in, 0 out, T s
                                  teacher: openai:stub
                                """,
                        "espalier: --offline: 4 replies are missing, for tasks/generate-examples of item 0,"
                                + " tasks/generate-examples of item 1, tasks/generate-examples of item 2 and others,"
                                + " perhaps more behind them; run without --offline to ask openai:stub\n"));
    }

    @Test
    void whatAnotherRunRecordedIsNotPaidForAgain() throws IOException {
        generate("--target", "3", "--out", "DIR/first", "--quiet");
        int replies = teacher.replies();
        var second = generate("--target", "3", "--out", "DIR/second", "--reuse", "DIR/first", "--offline", "--quiet");
        assertThat(second).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(read("second/dataset.jsonl")).isEqualTo(read("first/dataset.jsonl"));
        var alone = generate("--target", "3", "--out", "DIR/second", "--offline", "--quiet");
        assertThat(alone).as("the second run needs the first no more").isEqualTo(new Cli.Result(0, "", ""));
        assertThat(teacher.replies()).isEqualTo(replies);
    }

    @Test
    void onlyARunCanBeReused() {
        assertThat(generate("--target", "3", "--out", "DIR/run", "--reuse", "DIR"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: --reuse: DIR holds no calls.jsonl: it is no run; name its directory\n"));
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void aRefusedKeyIsToldWithTheServersWords() {
        teacher.server().reply(401, "{\"error\":{\"message\":\"no \\u001b[31m such key\"}}");
        var result = generate("--target", "3", "--out", "DIR/run", "--quiet");
        assertThat(result)
                .isEqualTo(new Cli.Result(
                        4,
                        "",
                        "espalier: openai:stub at " + teacher.url()
                                + ": the server wants a key (401), and no key variable"
                                + " is named for it: \"no \\u001b[31m such key\"\n"));
    }

    @Test
    void anotherIdentityIsRefusedAndEachDifferenceNamed() {
        generate("--target", "3", "--out", "DIR/run", "--quiet");
        var result = generate(
                "--target", "3", "--out", "DIR/run", "--seed", "7", "--set", "stages.tasks.filters.word-length.min=2");
        assertThat(result).isEqualTo(new Cli.Result(3, "", """
                                espalier: DIR/run/recipe.yaml: this is another run: seed was 42 and is now 7; choose another --out directory, or give what the run was made with
                                espalier: DIR/run/recipe.yaml: this is another run: stages[0].filters[0].word-length.min was 3 and is now 2; choose another --out directory, or give what the run was made with
                                """));
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefused() throws IOException {
        cli.file("folder/notes.txt", "mine");
        assertThat(generate("--target", "3", "--out", "DIR/folder"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/folder: holds notes.txt, but no recipe.yaml: it is no run; choose a new directory"
                                + " with --out\n"));
        try (var files = Files.list(temp.resolve("folder"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        cli.file("file", "mine");
        assertThat(generate("--target", "3", "--out", "DIR/file"))
                .isEqualTo(
                        new Cli.Result(5, "", "espalier: DIR/file: this is a file; choose a directory with --out\n"));
        var below = generate("--target", "3", "--out", "DIR/file/run");
        assertThat(below.exit()).isEqualTo(5);
        assertThat(below.err())
                .startsWith("espalier: DIR/file")
                .endsWith("; choose another one with --out\n")
                .hasLineCount(1);
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsTold() throws IOException {
        var folder = Files.createDirectory(temp.resolve("folder"));
        boolean isBinding = folder.toFile().setWritable(false) && !Files.isWritable(folder);
        if (!isBinding) {
            // Rights do not bind root, and Windows knows none for folders. No assumption: CI fails where a test is
            // skipped.
            return;
        }
        try {
            assertThat(generate("--target", "3", "--out", "DIR/folder"))
                    .isEqualTo(new Cli.Result(
                            5,
                            "",
                            "espalier: DIR/folder: no permission to write in this directory; choose another one with"
                                    + " --out\n"));
        } finally {
            assertThat(folder.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void aDatasetChangedByHandIsNotOverwritten() throws IOException {
        generate("--target", "3", "--out", "DIR/run", "--quiet");
        var changed = read("run/dataset.jsonl").replace("number", "NUMBER");
        Files.writeString(temp.resolve("run/dataset.jsonl"), changed, StandardCharsets.UTF_8);
        assertThat(generate("--target", "3", "--out", "DIR/run"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/run/dataset.jsonl:1:1: this line is not what recipe, seeds and journal give; was the"
                                + " file changed by hand? Move it away and run again: it will be written anew\n"));
        assertThat(read("run/dataset.jsonl")).isEqualTo(changed);
    }

    @Test
    void aTornLineOfTheJournalIsCutOffAndTold() throws IOException {
        generate("--target", "3", "--out", "DIR/run", "--quiet");
        Files.writeString(temp.resolve("run/calls.jsonl"), read("run/calls.jsonl") + "{\"torn", StandardCharsets.UTF_8);
        assertThat(generate("--target", "3", "--out", "DIR/run", "--quiet"))
                .isEqualTo(new Cli.Result(0, "", "espalier: calls.jsonl: the last line was torn; cut off 6 bytes\n"));
    }

    @Test
    void tooMuchConcurrencyIsTold() {
        var arguments = new ArrayList<>(List.of("generate"));
        arguments.addAll(teacher.arguments());
        arguments.set(arguments.size() - 1, "5");
        arguments.addAll(List.of("--target", "1", "--out", "DIR/run", "--json"));
        assertThat(cli.run(arguments.toArray(String[]::new)).err())
                .isEqualTo(
                        "espalier: the windows of the recipe let at most 4 items be under way; --concurrency 5 does not"
                                + " help beyond that\n");
    }

    @Test
    void theLogHoldsNeitherTextsNorSecrets() throws IOException {
        teacher.server().reply(500, "{\"error\":{\"message\":\"about " + KEY + "\"}}");
        cli.with("MY_KEY", KEY);
        var first = generate("--target", "9", "--out", "DIR/run", "--max-calls", "2", "--key-variable", "MY_KEY");
        assertThat(first.exit()).isEqualTo(6);
        assertThat(first.err()).matches("espalier: openai:stub: TRANSIENT; attempt 1 failed, waiting [0-9.]+ s\n");
        teacher.server().reply(401, "{\"error\":{\"message\":\"about " + KEY + "\"}}");
        assertThat(generate("--target", "9", "--out", "DIR/run", "--key-variable", "MY_KEY")
                        .exit())
                .isEqualTo(4);
        var log = read("run/run.log");
        assertThat(log.lines().map(line -> line.replaceFirst("^\\S+Z ", "").replaceAll("waiting .*", "waiting")))
                .containsExactly(
                        "INFO  run recipe tiny seed 42 concurrency 1 target 9 recorded calls 0",
                        "WARN  RetryingModel openai:stub: TRANSIENT; attempt 1 failed, waiting",
                        "INFO  run stopped at --max-calls; {produced=6, accepted=4, rejected=2, consumed=0}",
                        "INFO  run recipe tiny seed 42 concurrency 1 target 9 recorded calls 2",
                        "INFO  run stopped: a model gave no reply (PERMANENT); {produced=6, accepted=4, rejected=2,"
                                + " consumed=0}");
        try (var files = Files.list(temp.resolve("run"))) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.UTF_8))
                        .as(file.toString())
                        .doesNotContain(KEY);
            }
        }
    }

    @Test
    void theBuiltinTeacherSaysWhatItIs() throws IOException {
        var result = cli.run("generate", "--target", "3", "--out", "DIR/run");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("3 examples in DIR/run/dataset.jsonl (target reached)\n")
                .endsWith("""
                          teacher: builtin:6
                          builtin is a program that computes its tasks and answers, not a language model; use --model for one
                          task families: 2 of 75, the largest truth-tellers (66.7 %); by level, 1 to 5: 0 1 1 0 1
                          rouge-l compared by the tokenizer rouge
                          next: espalier export DIR/run --format alpaca --out dataset.json
                        """);
        assertThat(read("run/report.json").replaceAll("\\s", ""))
                .contains("\"levels\":{\"2\":1,\"3\":1,\"5\":1},\"others\":0}");
    }

    @Test
    void aRunEndsWithAPageForPeopleAndItsCallsTellWhenTheyEnded() throws IOException {
        assertThat(generate("--target", "3", "--out", "DIR/run", "--quiet").exit())
                .isZero();
        assertThat(read("run/report.html"))
                .startsWith("<!doctype html>")
                .contains("From produced to accepted", "<b>Latency</b>, from median to p95", "all 3 accepted");
        assertThat(read("run/calls.jsonl").lines().filter(line -> line.startsWith("{\"key\"")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*\"time\":\\{\"ended-ms\":\\d+,\"took-ms\":\\d+}} ?"));
    }

    @Test
    void aPageThatCannotBeWrittenFailsNoRun() throws IOException {
        assertThat(generate("--target", "3", "--out", "DIR/run", "--quiet").exit())
                .isZero();
        Files.delete(temp.resolve("run/report.html"));
        Files.createDirectory(temp.resolve("run/report.html"));
        assertThat(generate("--target", "4", "--out", "DIR/run", "--quiet"))
                .isEqualTo(new Cli.Result(
                        0,
                        "",
                        "espalier: report.html was not written (DIR/run/report.html: this is a directory; choose another"
                                + " name); the run itself is not affected\n"));
        assertThat(read("run/dataset.jsonl").lines()).hasSize(4);
    }
}
