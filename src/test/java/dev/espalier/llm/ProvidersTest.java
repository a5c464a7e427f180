package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {

    private static final String KEY = "sk-not-a-real-key-0123456789";
    private static final ModelName OPENAI = ModelName.parse("openai:m");
    private static final ModelName OLLAMA = ModelName.parse("ollama:m");

    private final Map<String, String> environment = new TreeMap<>(Map.of("OPENAI_API_KEY", KEY));

    @Test
    void opensOpenAiWithTheKeyFromTheEnvironment() {
        assertThat(Providers.open(OPENAI, ProviderSettings.DEFAULT, environment::get)
                        .id())
                .isEqualTo("openai:m");
    }

    @Test
    void saysWhichKeyIsMissing() {
        environment.clear();

        assertThatThrownBy(() -> Providers.open(OPENAI, ProviderSettings.DEFAULT, environment::get))
                .isInstanceOf(ProblemException.class)
                .hasMessage("environment: OPENAI_API_KEY is not set, but https://api.openai.com/v1 wants a key; "
                        + "set it to your key, or choose a model that needs none, such as ollama:llama3.2");
    }

    @Test
    void saysThatAKeyIsEmpty() {
        environment.put("OPENAI_API_KEY", " ");

        assertThatThrownBy(() -> Providers.open(OPENAI, ProviderSettings.DEFAULT, environment::get))
                .hasMessageStartingWith("environment: OPENAI_API_KEY is empty, but ");
    }

    @Test
    void wantsTheKeyForOpenAisOwnAddressHoweverItIsWritten() {
        environment.clear();
        for (var url : List.of("https://api.openai.com/v1", "https://API.OpenAI.com:443/v1/")) {
            assertThatThrownBy(() -> Providers.open(OPENAI, at(url, null), environment::get))
                    .hasMessageStartingWith("environment: OPENAI_API_KEY is not set");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.openai.com.example.org/v1",
                "https://openai.com/v1",
                "https://api.openai.com:8443/v1",
                "http://localhost:8080/v1"
            })
    void looksUpNoKeyForAnotherHost(String url) {
        Providers.open(OPENAI, at(url, null), variable -> {
            if (variable.contains("KEY")) {
                throw new AssertionError("looked up " + variable);
            }
            return null;
        });
    }

    @Test
    void sendsNoKeyToAnotherHost() throws Exception {
        try (var server = new StubServer().reply(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")) {
            Providers.open(OPENAI, at(server.url() + "/v1/", null), environment::get)
                    .reply(request());

            assertThat(server.request().path()).isEqualTo("/v1/chat/completions");
            assertThat(server.request().headers()).doesNotContainKey("Authorization");
            assertThat(server.request().headers().values()).noneMatch(value -> value.contains(KEY));
        }
    }

    @Test
    void sendsTheKeyThatIsNamedToAnotherHost() throws Exception {
        environment.put("MY_KEY", "my-own-key-0123456789\n");
        try (var server = new StubServer().reply(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")) {
            Providers.open(OPENAI, at(server.url(), "MY_KEY"), environment::get).reply(request());

            assertThat(server.request().headers()).containsEntry("Authorization", "Bearer my-own-key-0123456789");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.openai.com/v1",
                "http://192.168.1.10:8080/v1",
                "http://127.example.org/v1",
                "http://127.0.0.1.example.org/v1",
                "http://localhost.example.org/v1",
                "HTTP://example.org/v1"
            })
    void refusesToSendAKeyInTheClear(String url) {
        assertThatThrownBy(() -> Providers.open(OPENAI, at(url, "OPENAI_API_KEY"), environment::get))
                .isInstanceOf(ProblemException.class)
                .hasMessage("base URL: " + url + " would show the key in OPENAI_API_KEY to everybody on the way; "
                        + "use https, or a server on this machine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/v1",
                "http://LOCALHOST/v1",
                "http://127.1.2.3/v1",
                "http://[::1]:8080/v1",
                "https://example.org"
            })
    void sendsAKeyWhereItStaysPrivate(String url) {
        assertThat(Providers.open(OPENAI, at(url, "OPENAI_API_KEY"), environment::get)
                        .id())
                .isEqualTo("openai:m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words-0123456789", "line\nend-0123456789", "naïve-key-0123456789"})
    void rejectsWhatCannotBeAKeyWithoutShowingIt(String key) {
        environment.put("OPENAI_API_KEY", key);

        assertThatThrownBy(() -> Providers.open(OPENAI, ProviderSettings.DEFAULT, environment::get))
                .hasMessage("environment: OPENAI_API_KEY holds characters that no key has, such as blanks or line "
                        + "ends; set it to the key alone");
    }

    @Test
    void opensOllamaWithoutAKey() {
        var model = Providers.open(OLLAMA, ProviderSettings.DEFAULT, variable -> {
            if (variable.contains("KEY")) {
                throw new AssertionError("looked up " + variable);
            }
            return null;
        });

        assertThat(model.id()).isEqualTo("ollama:m");
    }

    @Test
    void leavesTheBuiltInTeacherToOthers() {
        var teacher = ModelName.parse("builtin:teacher");

        assertThatThrownBy(() -> Providers.open(teacher, ProviderSettings.DEFAULT, environment::get))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    localhost:8080          | it starts with neither http:// nor https://; start it with one of them
                    ftp://example.org       | it starts with neither http:// nor https://; start it with one of them
                    http://                 | what is given is not a URL; use one such as http://localhost:8080/v1
                    http://127.0.0.1:65536/v1 | there is no port 65536; use one up to 65535
                    http://a b              | what is given is not a URL; use one such as http://localhost:8080/v1
                    http:///v1              | it names no host that could exist; use letters, digits, dots and hyphens
                    http://my_host/v1       | it names no host that could exist; use letters, digits, dots and hyphens
                    https://me:pw@host/v1   | it holds a user or a password; name the variable of a key instead
                    https://host/v1?key=abc | it has a query or a fragment; take away what follows the path
                    https://host/v1#x       | it has a query or a fragment; take away what follows the path
                    """)
    void rejectsABaseUrlThatCannotServe(String url, String complaint) {
        assertThatThrownBy(() -> at(url, null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("base URL: " + complaint);
    }

    @Test
    void takesSlashesOffTheEndOfABaseUrl() {
        assertThat(at(" http://localhost:8080/v1// ", null).baseUrl()).isEqualTo("http://localhost:8080/v1");
    }

    @Test
    void rejectsAKeyWhereTheNameOfAVariableBelongsWithoutShowingIt() {
        assertThatThrownBy(() -> at(null, KEY))
                .hasMessage("key variable: what is given is not the name of an environment variable; "
                        + "give the name, such as OPENAI_API_KEY, not the key");
    }

    @Test
    void rejectsATimeoutOutOfRange() {
        assertThatThrownBy(() -> new ProviderSettings(null, null, Duration.ZERO))
                .hasMessage("timeout: 0 s is out of range; use more than 0 s, and a day at most");
        assertThatThrownBy(() ->
                        new ProviderSettings(null, null, Duration.ofDays(1).plusMillis(1)))
                .isInstanceOf(ProblemException.class);
        assertThat(new ProviderSettings(null, null, Duration.ofDays(1)).timeout())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThatThrownBy(() -> new ProviderSettings("x://y?z", "a-b", Duration.ZERO))
                .hasMessage("""
                        base URL: it starts with neither http:// nor https://; start it with one of them
                        base URL: it has a query or a fragment; take away what follows the path
                        key variable: what is given is not the name of an environment variable; give the name, such as \
                        OPENAI_API_KEY, not the key
                        timeout: 0 s is out of range; use more than 0 s, and a day at most""");
    }

    private static ProviderSettings at(String url, String keyVariable) {
        return new ProviderSettings(url, keyVariable, Duration.ofSeconds(20));
    }

    private static Request request() {
        return new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));
    }
}
