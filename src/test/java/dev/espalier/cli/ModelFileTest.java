package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The user's file of models: where it is looked for, what it binds, and everything that can be wrong with it. */
final class ModelFileTest {

    private static final String KEY = "sk-not-a-real-key-0123456789abcdef";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeCli() throws IOException {
        cli = new Cli(temp);
        StubTeacher.recipe(cli);
    }

    private static StubServer answering() {
        var server = new StubServer();
        return server.otherwise(request -> Scripted.ok(StubTeacher.completion(StubTeacher.text(1))));
    }

    private String file(String models) throws IOException {
        cli.file("models.yaml", models);
        return "DIR/models.yaml";
    }

    private void assertProblems(String models, String problems) throws IOException {
        assertThat(cli.run("check", "--models", file(models))).isEqualTo(new Cli.Result(3, "", problems));
    }

    /** The bound on replies stands in the recipe, the limit in the model file. */
    @Test
    void aLimitBelowOneReplyOfTheRecipeIsTold() throws IOException {
        var models = file("models:\n  mine: { provider: openai, model: m, base-url: \"http://localhost:1\","
                + " limits: { tokens-per-minute: 2047 } }\n");
        cli.file("in.jsonl", "{\"instruction\":\"Say hi\"}\n");
        var command = List.of("respond", "DIR/in.jsonl", "--model", "mine", "--models", models, "--dry-run");
        assertThat(cli.run(command.toArray(String[]::new))).isEqualTo(new Cli.Result(3, "", """
                espalier: model "teacher": one reply may have 2048 tokens (max-tokens), but tokens-per-minute is 2047; raise \
                tokens-per-minute, or lower max-tokens: --set models.teacher.max-tokens=2047
                """));
        file("models:\n  mine: { provider: openai, model: m, base-url: \"http://localhost:1\","
                + " limits: { tokens-per-minute: 2048 } }\n");
        assertThat(cli.run(command.toArray(String[]::new)).exit()).isZero();
    }

    @Test
    void aNamedModelBringsItsAddressKeyHeadersAndSampling() throws IOException {
        try (var server = answering()) {
            var models = file("""
                    models:
                      mine:
                        provider: openai
                        model: meta/llama
                        base-url: %s/v1
                        key-variable: MY_KEY
                        headers: { X-Title: espalier }
                        sampling: { temperature: 0.5, max-tokens: 999 }
                        limits: { concurrency: 4, patience: 0s, timeout: 20s }
                    """.formatted(server.url()));
            var result = cli.with("MY_KEY", KEY)
                    .run(
                            "generate",
                            "--recipe",
                            "DIR/tiny.yaml",
                            "--models",
                            models,
                            "--model",
                            "mine",
                            "--out",
                            "DIR/run",
                            "--max-calls",
                            "1",
                            "--concurrency",
                            "1",
                            "--quiet");
            assertThat(result).isEqualTo(new Cli.Result(6, "", ""));
            var request = server.request();
            assertThat(request.headers())
                    .containsEntry("Authorization", "Bearer " + KEY)
                    .containsEntry("X-Title", "espalier");
            assertThat(request.body())
                    .as("the recipe's max-tokens stands, the temperature it leaves open is the file's")
                    .contains("\"temperature\":0.5", "100", "meta/llama")
                    .doesNotContain("999");
            assertThat(Files.readString(temp.resolve("run/recipe.yaml")))
                    .contains("openai:meta/llama", "temperature: 0.5")
                    .doesNotContain("mine", server.url(), "MY_KEY");
        }
    }

    @Test
    void aKeyFileHoldsTheKeyAlone() throws IOException {
        try (var server = answering()) {
            cli.file("key.txt", KEY + "\n");
            var models = file("models: { mine: { provider: openai, model: m, base-url: " + server.url()
                    + "/v1, key-file: key.txt } }\n");
            assertThat(cli.run(
                                    "generate",
                                    "--recipe",
                                    "DIR/tiny.yaml",
                                    "--models",
                                    models,
                                    "--model",
                                    "mine",
                                    "--out",
                                    "DIR/run",
                                    "--max-calls",
                                    "1",
                                    "--quiet")
                            .exit())
                    .isEqualTo(6);
            assertThat(server.requests().get(0).headers()).containsEntry("Authorization", "Bearer " + KEY);
        }
    }

    @Test
    void aKeyFileThatHoldsNoKeyIsToldWithoutItsContent() throws IOException {
        cli.file("key.txt", "two words");
        assertThat(cli.run("check", "--model", "openai:m", "--key-file", "DIR/key.txt"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: --key-file: DIR/key.txt holds characters that no key has,"
                                + " such as blanks or line ends; write the key alone into it\n"));
        assertThat(cli.run("check", "--model", "openai:m", "--key-file", "DIR/missing"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: --key-file: DIR/missing cannot be read; name a file that"
                                + " holds the key alone\n"));
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlace() throws IOException {
        assertProblems("""
                models:
                  one: { provider: opnai, model: m }
                  two: { provider: openai, model: m, base-url: "localhost:8000", key-variable: %s }
                  three: { provider: openai, model: m, api-key: %s, temprature: 1 }
                  four:
                    provider: ollama
                    model: m
                    base-url: http://gpu.example.org:8000
                    key-variable: GPU_KEY
                    headers: { Authorization: Bearer x }
                    sampling: { max-tokens: 500, tempratur: 1 }
                    limits: { requests-per-minute: 0, concurrency: 0, patience: soon }
                    prices: { input: 1 }
                  five:
                    provider: openai
                    model: m
                    base-url: [http://localhost:1/v1, http://localhost:1/v1/]
                    sampling: { max-tokens: 500 }
                    limits: { tokens-per-minute: 400, patience: 10 }
                  six:
                    provider: openai
                    model: m
                    sampling: { max-tokens: 500 }
                    limits: { tokens-per-minute: 499 }
                    prices: { input: 1, output: 2, as-of: soon }
                  Seven: [a]
                  five: {}
                modles: {}
                """.formatted(KEY, KEY), """
                espalier: DIR/models.yaml:27:3: duplicate key "five"; it is at DIR/models.yaml:14:3 already
                espalier: DIR/models.yaml:2:20: "opnai" is no provider; did you mean "openai"?
                espalier: DIR/models.yaml:3:48: model "two": base URL: it starts with neither http:// nor https://; start it with one of them
                espalier: DIR/models.yaml:3:80: model "two": key variable: what is given is not the name of an environment variable; give the name, such as OPENAI_API_KEY, not the key
                espalier: DIR/models.yaml:4:40: model "three" has a "api-key"; no key stands in this file; write "key-variable:" and the name of the variable that holds it
                espalier: DIR/models.yaml:4:85: model "three" has no key "temprature"; use one of base-url, ca-file, features, headers, key-file, key-header, key-variable, limits, model, prices, provider, query, sampling
                espalier: DIR/models.yaml:11:34: "sampling" of model "four" has no option "tempratur"; did you mean "temperature"?
                espalier: DIR/models.yaml:12:65: "limits" of model "four": patience must be a number with s, m or h, such as 10m, but was "soon"
                espalier: DIR/models.yaml:12:36: "limits" of model "four": requests-per-minute must be 1 or more but was 0
                espalier: DIR/models.yaml:12:52: "limits" of model "four": concurrency must be 1 or more but was 0
                espalier: DIR/models.yaml:10:14: model "four": header: "Authorization" would hold a key in the open; name the variable of the key, and "Authorization" as the key header
                espalier: DIR/models.yaml:8:15: model "four": http://gpu.example.org:8000 would show the key in GPU_KEY to everybody on the way; use https, or a server on this machine, or say --allow-insecure
                espalier: DIR/models.yaml:13:13: "prices" of model "four" needs the option "output"; US dollars for a million tokens of replies
                espalier: DIR/models.yaml:19:49: "patience" of "limits" of model "five" is 10; use a text
                espalier: DIR/models.yaml:17:39: model "five" is at http://localhost:1/v1 twice; name each address once
                espalier: DIR/models.yaml:25:43: "prices" of model "six": as-of must be a day, such as 2026-11-01, but was "soon"
                espalier: DIR/models.yaml:24:13: model "six": one reply may have 500 tokens (max-tokens), but tokens-per-minute is 499; raise tokens-per-minute or lower max-tokens
                espalier: DIR/models.yaml:26:3: "Seven" cannot be the name of a model; use a-z, 0-9 and single dots, hyphens and underscores
                espalier: DIR/models.yaml:26:10: model "Seven" is a mapping, not a list; write "Seven: { provider: openai, model: its-name }"
                espalier: DIR/models.yaml:28:1: a model file has no key "modles"; did you mean "models"?
                """);
    }

    @Test
    void aKeyInTheOpenNeedsLeave() throws IOException {
        var models = file("models: { far: { provider: openai, model: m, base-url: \"http://gpu.example.org/v1\","
                + " key-variable: GPU_KEY } }\n");
        cli.with("GPU_KEY", KEY);
        assertThat(cli.run("check", "--recipe", "DIR/tiny.yaml", "--models", models, "--model", "far")
                        .err())
                .isEqualTo("espalier: DIR/models.yaml:1:56: model \"far\": http://gpu.example.org/v1 would show the key"
                        + " in GPU_KEY to everybody on the way; use https, or a server on this machine, or say"
                        + " --allow-insecure\n");
        assertThat(cli.run(
                                "check",
                                "--recipe",
                                "DIR/tiny.yaml",
                                "--models",
                                models,
                                "--model",
                                "far",
                                "--allow-insecure")
                        .out())
                .contains("model teacher: openai:m\n");
    }

    @Test
    void theUsersFileIsFoundByRuleAndOnlyThere() throws IOException {
        var mine = "models: { mine: { provider: ollama, model: m } }\n";
        for (var variable : new String[] {"XDG_CONFIG_HOME", "APPDATA"}) {
            cli.file(variable + "/espalier/models.yaml", mine);
            assertThat(new Cli(temp)
                            .with(variable, cli.path(variable))
                            .run("check", "--recipe", "DIR/tiny.yaml", "--model", "mine")
                            .exit())
                    .as(variable)
                    .isZero();
        }
        cli.file("home/.config/espalier/models.yaml", mine);
        assertThat(new Cli(temp)
                        .with("HOME", cli.path("home"))
                        .run("check", "--recipe", "DIR/tiny.yaml", "--model", "mine")
                        .exit())
                .isZero();
        assertThat(new Cli(temp)
                        .with("HOME", cli.path("home"))
                        .with("XDG_CONFIG_HOME", "relative")
                        .run("check", "--recipe", "DIR/tiny.yaml", "--model", "teacher=mine")
                        .exit())
                .as("a relative folder would depend on where the program is started")
                .isZero();
        assertThat(cli.run("check", "--recipe", "DIR/tiny.yaml", "--model", "mine")
                        .err())
                .isEqualTo("espalier: --model: there is no model \"mine\"; write provider:name, such as"
                        + " openai:gpt-4.1-mini, or a name from \"espalier models\"\n");
    }

    @Test
    void aFileThatIsNotNeededDoesNotStopARun() throws IOException {
        cli.file("XDG/espalier/models.yaml", "models: [\n");
        cli.with("XDG_CONFIG_HOME", cli.path("XDG"));
        assertThat(cli.run("check").exit()).isZero();
        assertThat(cli.run("check", "--model", "llama3.2").exit()).isEqualTo(3);
    }

    @Test
    void modelsThatComeWithTheProgramNeedNoFile() {
        assertThat(cli.run("check", "--recipe", "DIR/tiny.yaml", "--model", "llama3.2")
                        .out())
                .endsWith("model teacher: ollama:llama3.2\n");
        assertThat(cli.run("check", "--model", "lama3.2").err())
                .isEqualTo("espalier: --model: there is no model \"lama3.2\"; did you mean \"llama3.2\"?\n");
    }

    @Test
    void optionsThatSayWhereAModelIsAreNotForNamedOnes() {
        assertThat(cli.run("check", "--model", "llama3.2", "--base-url", "http://localhost:1"))
                .isEqualTo(new Cli.Result(2, "", """
                        espalier: --base-url says where a model is, but llama3.2 says so itself, in a model file; write provider:name, or change the file
                        Try "espalier check --help".
                        """));
    }
}
