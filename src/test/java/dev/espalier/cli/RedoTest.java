package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Received;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --redo}: what it says, what it forecasts and what it refuses. (dev.espalier.engine.RedoTest has what it does.) */
final class RedoTest {

    @TempDir
    private Path temp;

    private Cli cli;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli(temp);
        server = new StubServer().otherwise(RedoTest::answer);
        cli.file("tasks.jsonl", """
                {"id": "short", "instruction": "Say a word."}
                {"id": "long", "instruction": "Write a long poem."}
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** The poem needs more than 100 tokens. */
    private static Scripted answer(Received request) {
        boolean isCut = request.body().contains("poem")
                && request.body().replaceAll("\\s", "").matches(".*\"max_tokens\":100\\D.*");
        return Scripted.ok("""
                {"id":"1","object":"chat.completion","model":"stub","choices":[{"index":0,"finish_reason":"%s",\
                "message":{"role":"assistant","content":"%s"}}],\
                "usage":{"prompt_tokens":10,"completion_tokens":100,"total_tokens":110}}""".formatted(isCut ? "length" : "stop", isCut ? " " : "Here it is."));
    }

    private Cli.Result respond(String... more) {
        var arguments = new ArrayList<>(List.of(
                "respond",
                "DIR/tasks.jsonl",
                "--model",
                "openai:stub",
                "--base-url",
                server.url() + "/v1",
                "--set",
                "models.teacher.max-tokens=100",
                "--set",
                "models.teacher.max-tokens-limit=100",
                "--out",
                "DIR/run"));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name));
    }

    @Test
    void whatWasCutOffIsAskedAgainWithMoreAndKeepsItsId() throws IOException {
        assertThat(respond("--quiet").exit()).isZero();
        var before = read("run/dataset.jsonl");
        assertThat(before.lines()).hasSize(1);
        var forecast = respond("--redo", "empty-reply", "--dry-run");
        assertThat(forecast).isEqualTo(new Cli.Result(0, """
                        dry run of --redo empty-reply: nothing is sent, nothing is written

                          what was rejected for empty-reply is asked again; rejections: 1, calls: 1
                          about 10 tokens in, 200 out
                          cost: not known; give openai:stub prices in a model file (see "espalier models")

                          assumed: each takes as many tokens as before, twice as many where it was cut off; the steps behind them
                          are asked as often, for each of these calls, as they were before
                        """, ""));
        int asked = server.requests().size();
        var again = respond("--redo", "empty-reply");
        assertThat(again.exit()).isZero();
        assertThat(again.err())
                .isEqualTo("espalier: what was rejected for empty-reply is asked again; rejections: 1, calls: 1\n");
        assertThat(server.requests()).hasSize(asked + 1);
        assertThat(server.requests().get(asked).body().replaceAll("\\s", "")).contains("\"max_tokens\":200");
        assertThat(read("run/dataset.jsonl")).startsWith(before).contains("{\"id\":\"long\"");
        assertThat(respond("--offline", "--quiet").exit()).isZero();
    }

    @Test
    void theForecastCountsTheStepsBehind() throws IOException {
        cli.file("two.yaml", """
                name: two
                about: Answers, then has the answer praised.
                models:
                  teacher: { max-tokens: 100, max-tokens-limit: 100 }
                stages:
                  - name: answered
                    from: input
                    steps:
                      - ask: { model: teacher, prompt: answer.txt, operation: respond, into: [output] }
                  - name: praised
                    steps:
                      - ask: { name: praise, model: teacher, prompt: praise.txt, operation: respond, into: [praise] }
                """);
        cli.file("prompts/answer.txt", "=== user ===\n${instruction}\n");
        cli.file("prompts/praise.txt", "=== user ===\nPraise this: ${output}\n");
        var arguments = new ArrayList<>(List.of(
                "generate",
                "--recipe",
                "DIR/two.yaml",
                "--prompts",
                "DIR/prompts",
                "--input",
                "DIR/tasks.jsonl",
                "--model",
                "openai:stub",
                "--base-url",
                server.url() + "/v1",
                "--out",
                "DIR/two"));
        assertThat(cli.run(arguments.toArray(String[]::new)).exit()).isZero();
        arguments.addAll(List.of("--redo", "empty-reply", "--dry-run"));
        // Of two calls one was followed by another.
        assertThat(cli.run(arguments.toArray(String[]::new)).out()).contains("""
                  about 10 tokens in, 200 out
                  behind them 1 call of praised/praise, about 5 tokens in, 50 out
                """);
    }

    @Test
    void theSameCommandOnceMoreChangesNothing() throws IOException {
        respond("--quiet");
        assertThat(respond("--redo", "empty-reply", "--target", "2", "--quiet").exit())
                .isZero();
        var dataset = read("run/dataset.jsonl");
        int asked = server.requests().size();
        assertThat(respond("--redo", "empty-reply", "--target", "2", "--quiet")).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(server.requests()).hasSize(asked);
        assertThat(read("run/dataset.jsonl")).isEqualTo(dataset);
    }

    @Test
    void theBuiltinTeacherSaysThatItRepeatsItself() {
        var generate = List.of(
                "generate",
                "--recipe",
                "alpaca",
                "--set",
                "stages.examples.filters.rouge-l.threshold=0.3",
                "--out",
                "DIR/builtin",
                "--target");
        var arguments = new ArrayList<>(generate);
        arguments.add("10");
        assertThat(cli.run(arguments.toArray(String[]::new)).exit()).isZero();
        arguments.set(arguments.size() - 1, "12");
        arguments.addAll(List.of("--redo", "too-near"));
        assertThat(cli.run(arguments.toArray(String[]::new)).err())
                .endsWith("espalier: builtin gives the same answer to the same question every time\n");
    }

    @Test
    void aReasonThatNobodyGaveIsRefused() {
        respond("--quiet");
        assertThat(respond("--redo", "empty-repli", "--redo", "rouge-l")).isEqualTo(new Cli.Result(3, "", """
                        espalier: --redo: nothing was rejected for "empty-repli" in DIR/run; did you mean "empty-reply"?
                        espalier: --redo: nothing was rejected for "rouge-l" in DIR/run; use one of ask, ask:empty-reply, \
                        empty-reply
                        """));
    }

    @Test
    void whatContradictsItIsRefused() {
        assertThat(respond("--redo", "empty-reply", "--offline").err())
                .startsWith("espalier: --redo asks a model and --offline forbids it; leave one of them out\n");
        assertThat(respond("--redo", "empty-reply"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/run: there is no such directory; name the directory of a run\n"));
        assertThat(cli.run("respond", "DIR/tasks.jsonl", "--redo", "empty-reply"))
                .extracting(
                        Cli.Result::exit,
                        result -> result.err().lines().findFirst().orElse(""))
                .containsExactly(2, "espalier: --redo continues a run; name its directory with --out");
        respond("--target", "1", "--quiet");
        assertThat(respond("--target", "1", "--redo", "empty-reply"))
                .extracting(
                        Cli.Result::exit,
                        result -> result.err().lines().findFirst().orElse(""))
                .containsExactly(
                        2,
                        "espalier: DIR/run holds 1 examples already; --redo adds to them only with a higher --target");
    }
}
