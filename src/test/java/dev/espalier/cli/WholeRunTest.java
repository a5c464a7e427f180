package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Fault;
import dev.espalier.llm.FaultPlan;
import dev.espalier.llm.ModelServer;
import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import dev.espalier.llm.WireProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs from the command line to the last byte on the disk, in every protocol. */
final class WholeRunTest {

    private static final String KEY = "sk-test-0123456789abcdef-0123";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource(WireProtocol.class)
    void noByteThatIsWrittenHoldsTheKey(WireProtocol protocol) throws IOException {
        var cli = new Cli(temp).with("MY_KEY", KEY);
        StubTeacher.recipe(cli);
        try (var server = new ModelServer(FaultPlan.always(Fault.NONE), WholeRunTest::tasks)) {
            var result = generate(cli, protocol, server);

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(server.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).containsOnlyOnce(KEY));
            assertSilent(result);
            assertThat(log())
                    .contains("tasks/generate-examples of 0, attempt 0, key ")
                    .contains(": STOP\n")
                    .contains(" POST " + server.url(protocol))
                    .contains(", status 200, ");
        }
        try (var server = new ModelServer(FaultPlan.always(Fault.BAD_KEY), prompt -> "")) {
            var result = generate(cli, protocol, server);

            assertThat(result.exit()).isEqualTo(4);
            assertThat(result.err()).contains("the key in MY_KEY was refused");
            assertSilent(result);
            assertThat(log()).contains(", status 40").contains(": PERMANENT\n");
        }
    }

    private String log() throws IOException {
        var logs = new StringBuilder();
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(path -> path.endsWith("run.log")).toList()) {
                logs.append(Files.readString(file));
            }
        }
        return logs.toString();
    }

    /** The model says its key, too: a reply is written to the journal and to the dataset. */
    private static String tasks(String prompt) {
        return StubTeacher.text(Math.floorMod(prompt.hashCode(), 1000)).replace("red:", KEY + ":");
    }

    private void assertSilent(Cli.Result result) throws IOException {
        assertThat(result.out() + result.err()).doesNotContain(KEY).doesNotContainIgnoringCase("authorization");
        try (var files = Files.walk(temp)) {
            var written = files.filter(Files::isRegularFile).toList();
            assertThat(written).hasSizeGreaterThan(4);
            for (var file : written) {
                // Byte by byte: not every file is text.
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY)
                        .doesNotContainIgnoringCase("authorization")
                        .doesNotContain("x-api-key", "x-goog-api-key");
            }
        }
    }

    @Test
    void harmlessFaultsChangeNothing() throws IOException {
        var cli = new Cli(temp);
        StubTeacher.recipe(cli);
        byte[] undisturbed;
        try (var server = new ModelServer(FaultPlan.always(Fault.NONE), WholeRunTest::tasks)) {
            undisturbed = dataset(cli, server, "plain");
        }
        try (var server = new ModelServer(FaultPlan.seeded(1, 60, Fault.HARMLESS), WholeRunTest::tasks)) {
            assertThat(dataset(cli, server, "faults")).isEqualTo(undisturbed);
        }
    }

    @Test
    void continuesThePromptAsItIsWhereTheRecipeSaysSo() throws IOException {
        var cli = baseModel();
        try (var server = new StubServer()) {
            server.otherwise(request -> Scripted.ok(StubTeacher.completion(StubTeacher.text(1))
                    .replace("\"message\":{\"role\":\"assistant\",\"content\"", "\"text\"")
                    .replace("\"}}],", "\"}],")));
            var result = cli.run(
                    "generate",
                    "--recipe",
                    "DIR/base.yaml",
                    "--model",
                    "openai:base",
                    "--base-url",
                    server.url() + "/v1",
                    "--target",
                    "2",
                    "--concurrency",
                    "1",
                    "--out",
                    "DIR/run");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(server.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request.path()).isEqualTo("/v1/completions");
                assertThat(request.body()).contains("\"prompt\":").doesNotContain("\"messages\"");
            });
            assertThat(Files.readString(temp.resolve("run/calls.jsonl")))
                    .contains("\"shape\":{\"protocol\":\"completions\",\"choices\":1}");
        }
    }

    @Test
    void saysBeforeTheFirstCallWhichLevelAModelLacks() throws IOException {
        var result = baseModel()
                .run(
                        "generate",
                        "--recipe",
                        "DIR/base.yaml",
                        "--model",
                        "ollama:m",
                        "--target",
                        "2",
                        "--out",
                        "DIR/run");

        assertThat(result)
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: model \"teacher\": ollama:m does not offer level L1 (raw completion), which this recipe "
                                + "needs; use a server that does, such as vLLM (openai:NAME with its base URL), or a recipe "
                                + "that needs less\n"));
    }

    private Cli baseModel() throws IOException {
        var cli = new Cli(temp);
        var recipe = Files.readString(StubTeacher.recipe(cli));
        cli.file("base.yaml", recipe.replace("max-tokens: 100", "max-tokens: 100, protocol: completions"));
        return cli;
    }

    private byte[] dataset(Cli cli, ModelServer server, String name) throws IOException {
        var result = cli.run(
                "generate",
                "--recipe",
                "DIR/tiny.yaml",
                "--model",
                ModelServer.model(WireProtocol.OPENAI),
                "--base-url",
                server.url(WireProtocol.OPENAI),
                "--target",
                "12",
                "--quiet",
                "--out",
                "DIR/" + name);
        assertThat(result.exit()).as(result.err()).isZero();
        return Files.readAllBytes(temp.resolve(name).resolve("dataset.jsonl"));
    }

    private static Cli.Result generate(Cli cli, WireProtocol protocol, ModelServer server) {
        return cli.run(
                "generate",
                "--recipe",
                "DIR/tiny.yaml",
                "--model",
                ModelServer.model(protocol),
                "--base-url",
                server.url(protocol),
                "--key-variable",
                "MY_KEY",
                "--target",
                "3",
                "--debug",
                "--out",
                "DIR/" + protocol.name() + server.requests().size()
                        + server.url(protocol).hashCode());
    }
}
