package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.Abilities.Treatment;
import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code models} lists and what {@code models check} finds out. */
final class ModelsTest {

    private static final String KEY = "sk-not-a-real-key-0123456789abcdef";

    @TempDir
    private Path temp;

    private final StubServer server = new StubServer();
    private Cli cli;

    @BeforeEach
    void makeCli() {
        cli = new Cli(temp);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void file() throws IOException {
        cli.file("models.yaml", """
                models:
                  mine:
                    provider: openai
                    model: meta/llama
                    base-url: [https://a.example.org/v1, https://b.example.org/v1]
                    key-variable: MY_KEY
                    limits: { requests-per-minute: 600, tokens-per-minute: 200000, concurrency: 64 }
                    prices: { input: 0.4, output: 1.25, as-of: 2026-11-01 }
                """);
    }

    @Test
    void theListTellsWhereKeyLimitsAndPrices() throws IOException {
        file();
        var result = cli.with("OPENAI_API_KEY", KEY).run("models", "--models", "DIR/models.yaml");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("""
                Of your file:
                  mine
                    openai:meta/llama at https://a.example.org/v1, https://b.example.org/v1
                    key: MY_KEY, not set
                    limits: 600 requests a minute, 200000 tokens a minute, 64 at once
                    $0.40 in, $1.25 out per million tokens (as of 2026-11-01)

                With espalier:
                """).contains("""
                  gpt-4.1-mini
                    openai:gpt-4.1-mini at https://api.openai.com/v1
                    key: OPENAI_API_KEY, set
                    $0.40 in, $1.60 out per million tokens (as of 2025-06-01)
                """, """
                  llama3.2
                    ollama:llama3.2 at http://localhost:11434
                    no key
                """).doesNotContain(KEY);
    }

    @Test
    void aNarrowTerminalGetsNarrowLines() throws IOException {
        file();
        var out = cli.with("COLUMNS", "60")
                .run("models", "--models", "DIR/models.yaml")
                .out();
        assertThat(out).contains("""
                    openai:meta/llama at https://a.example.org/v1,
                      https://b.example.org/v1
                """);
        assertThat(out.lines()).allMatch(line -> line.length() <= 60);
    }

    @Test
    void jsonIsOneLine() throws IOException {
        file();
        var result = cli.with("MY_KEY", KEY).run("models", "--models", "DIR/models.yaml", "--json");
        assertThat(result.out())
                .hasLineCount(1)
                .contains(
                        "{\"name\":\"mine\",\"model\":\"openai:meta/llama\",\"of\":\"user\",\"base-urls\":[\"https://a"
                                + ".example.org/v1\",\"https://b.example.org/v1\"],\"key-variable\":\"MY_KEY\",\"key-set\":true,"
                                + "\"requests-per-minute\":600,\"tokens-per-minute\":200000,\"concurrency\":64,"
                                + "\"patience-seconds\":600,\"timeout-seconds\":300,\"input-per-million\":0.4,"
                                + "\"output-per-million\":1.25,\"prices-as-of\":\"2026-11-01\"}")
                .doesNotContain(KEY);
    }

    private Cli.Result check(String... more) {
        var arguments = new String[more.length + 5];
        System.arraycopy(
                new String[] {"models", "check", "openai:m", "--base-url", server.url() + "/v1"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return cli.run(arguments);
    }

    @Test
    void aCheckTellsWhatTheModelCanDoAndWhatItTook() {
        server.otherwise(new Abilities(Map.of()));
        assertThat(check()).isEqualTo(new Cli.Result(0, """
                openai:m at %s/v1
                  it answers, T s, 10 tokens in, 5 out: "reply 1"
                  system messages    works
                  seed               works: the same reply twice
                  stop texts         works
                  several choices    works
                  JSON mode          works: json: mode lets recipes use it
                  JSON schema        works: json: schema lets recipes use it
                  log probabilities  works
                  this took 9 calls, 90 tokens in, 45 out
                """.formatted(server.url()), ""));
        assertThat(server.requests()).hasSize(9);
    }

    @Test
    void whatItCostIsToldWherePricesAreKnown() throws IOException {
        server.otherwise(new Abilities(Map.of()));
        cli.file("models.yaml", """
                models:
                  mine: { provider: openai, model: m, base-url: "%s/v1", prices: { input: 100, output: 1000 } }
                """.formatted(server.url()));
        assertThat(cli.run("models", "check", "mine", "--models", "DIR/models.yaml")
                        .out())
                .endsWith("  this took 9 calls, 90 tokens in, 45 out, 0.0540 USD\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            system          | system messages   | it answers as if there were none
            seed            | seed              | two replies with the same seed differ
            stop            | stop texts        | the reply goes on behind them
            n               | several choices   | one reply came; a run asks for them one by one
            response_format | JSON mode         | the reply is not JSON alone; replies are read tolerantly all the same
            response_format | JSON schema       | the reply does not keep to it; replies are read tolerantly all the same
            logprobs        | log probabilities | none came
            """)
    void whatIsIgnoredAndWhatIsRefusedIsTold(String field, String label, String note) {
        server.otherwise(new Abilities(Map.of(field, Treatment.IGNORED)));
        assertThat(check().out()).contains(String.format("  %-18s ignored: %s\n", label, note));
        server.otherwise(new Abilities(Map.of(field, Treatment.REFUSED)));
        var refused = check();
        assertThat(refused.exit()).isZero();
        assertThat(refused.out())
                .contains(String.format(
                        "  %-18s refused: openai:m at %s/v1: 400: \"unsupported parameter\"", label, server.url()));
        assertThat(check("--json").out()).hasLineCount(1).contains("\"" + label + "\":\"refused\"");
    }

    @Test
    void whatAProviderDoesNotHaveIsNotAsked() {
        server.otherwise(request -> Scripted.ok("""
                {"model":"m","message":{"role":"assistant","content":"Plum."},"done":true,"done_reason":"stop",\
                "prompt_eval_count":9,"eval_count":2}"""));
        var result = cli.run("models", "check", "ollama:m", "--base-url", server.url());
        assertThat(result.out())
                .contains(
                        "  several choices    not there: the protocol has none, or a model file says so; a run asks for"
                                + " them one by one\n")
                .contains("  log probabilities  not there: not to be had from this provider\n")
                .contains("  stop texts         unclear: the reply does not count as it was asked to\n");
    }

    @Test
    void aCallThatTellsNoProbabilitiesCountsAsOne() {
        server.otherwise(new Abilities(Map.of("logprobs", Treatment.IGNORED)));
        assertThat(check().out()).endsWith("  this took 9 calls, 80 tokens in, 40 out\n");
    }

    @Test
    void aServerThatFailsOnceIsNoReasonToEnd() {
        server.otherwise(request -> request.body().contains("\"stop\"")
                ? new Scripted(500, Map.of(), "{\"error\":{\"message\":\"oops\"}}")
                : new Abilities(Map.of()).apply(request));
        assertThat(check().out()).containsPattern("  stop texts         unclear: .*oops");
    }

    @Test
    void anUnknownModelIsToldWithTheNearestTheServerLists() {
        server.otherwise(request -> request.path().endsWith("/models")
                ? Scripted.ok("{\"data\":[{\"id\":\"m1\"},{\"id\":\"other\"}]}")
                : new Scripted(404, Map.of(), "{\"error\":{\"message\":\"no such model\"}}"));
        var result = check();
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("espalier: openai:m at " + server.url() + "/v1: 404: \"no such model\"; the model is unknown"
                        + " there or the base URL is wrong: check the model's name and the base URL; the server lists 2"
                        + " models and none of this name: did you mean m1?\n");
    }

    @Test
    void aRefusedKeyIsToldWithoutTheKey() {
        server.reply(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}");
        var result = cli.with("MY_KEY", KEY)
                .run("models", "check", "openai:m", "--base-url", server.url() + "/v1", "--key-variable", "MY_KEY");
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("the key in MY_KEY was refused (401)").doesNotContain(KEY);
    }

    @Test
    void nobodyAtHomeIsToldAtOnce() {
        server.close();
        var result = cli.run("models", "check", "ollama:llama3.2", "--base-url", server.url());
        assertThat(result.exit()).isEqualTo(4);
        assertThat(result.err()).contains("connection refused; is Ollama running?");
    }

    @Test
    void aKeyThatIsNotSetIsToldBeforeAnythingIsSent() {
        assertThat(cli.run("models", "check", "gpt-4.1-mini"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: environment: OPENAI_API_KEY is not set, but"
                                + " https://api.openai.com/v1 wants a key; set it to your key, or choose a model that needs"
                                + " none, such as ollama:llama3.2\n"));
        assertThat(cli.run("models", "check", "gpt-4.1-mni").err())
                .isEqualTo("espalier: --model: there is no model \"gpt-4.1-mni\"; did you mean \"gpt-4.1-mini\"?\n");
    }
}
