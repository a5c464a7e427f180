package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.problem.ProblemException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another provider is a jar beside the program. The source below is all that such a jar needs. */
class PluginsTest {

    private static final String KEY = "plugin-key-0123456789-0123";
    private static final String SOURCE = """
            package example;

            import dev.espalier.llm.*;
            import dev.langchain4j.model.openai.OpenAiChatModel;

            public final class Echo implements ModelProvider {
                public String prefix() { return "PREFIX"; }
                public LanguageModel open(String name, ProviderSettings settings, String key) {
                    var chat = OpenAiChatModel.builder().httpClientBuilder(ChatModelAdapter.http(settings, key))
                            .baseUrl(settings.baseUrl()).modelName(name).maxRetries(0).build();
                    return new ChatModelAdapter("echo:" + name, chat, settings, key);
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void asksAModelOfAProviderInAJar() throws Exception {
        jar("echo");
        try (var server = new StubServer()) {
            server.reply(200, WireExamples.read("openai/logprobs.json"))
                    .reply(new StubServer.Scripted(429, Map.of("Retry-After", "7"), "slow down, " + KEY));
            var model = open("echo:x", server.url()).orElseThrow();
            var request = new Request(
                    List.of(Message.user("Name a tree.")),
                    new Sampling(0.5, null, 20, null, null, List.of("###"), null),
                    new Operation("respond", Map.of()));

            assertThat(model.reply(request)).isEqualTo(new Reply("An oak", Finish.STOP, new Usage(5, 2)));
            assertThatThrownBy(() -> model.reply(request))
                    .hasMessage("echo:x at " + server.url() + ": 429: \"slow down, [key]\"")
                    .isInstanceOfSatisfying(LlmException.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
                        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                    });
            assertThat(server.requests())
                    .allSatisfy(
                            received -> assertThat(received.headers()).containsEntry("Authorization", "Bearer " + KEY));
            assertThat(server.requests().get(0).body())
                    .contains("\"model\"", "\"temperature\"", "0.5", "\"max_tokens\"", "20", "###");
        }
    }

    @Test
    void leavesOtherNamesToTheProgram() throws Exception {
        jar("echo");

        assertThat(Plugins.in(folder).prefixes()).containsExactly("echo");
        assertThat(open("openai:x", "http://localhost:1")).isEmpty();
        assertThat(open("echo", "http://localhost:1")).isEmpty();
        assertThat(Plugins.in(folder.resolve("none")).prefixes()).isEmpty();
        assertThat(Plugins.besideProgram().prefixes()).isEmpty();
    }

    @Test
    void refusesAProviderThatTakesThePlaceOfAnother() throws Exception {
        jar("openai");

        assertThatThrownBy(() -> Plugins.in(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessage("plugins: example.Echo calls itself \"openai\", which is taken or is not made of small "
                        + "letters, digits and hyphens; take one of the jars out");
    }

    @Test
    void refusesAModelThatCallsItselfOtherwise() throws Exception {
        jar("other");

        assertThatThrownBy(() -> open("other:x", "http://localhost:1"))
                .hasMessage("plugins: the model other:x calls itself echo:x; this is a fault of its jar");
    }

    @Test
    void namesAJarThatCannotBeLoaded() throws Exception {
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("broken.jar")))) {
            service(jar, "example.Missing");
        }

        assertThatThrownBy(() -> Plugins.in(folder))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a provider cannot be loaded: ")
                .hasMessageContaining("example.Missing");
    }

    private Optional<LanguageModel> open(String written, String url) {
        var settings = new ProviderSettings(url, "ECHO_KEY", Duration.ofSeconds(20));
        return Plugins.in(folder).open(written, settings, Map.of("ECHO_KEY", KEY)::get);
    }

    private void jar(String prefix) throws IOException {
        var classes = Files.createDirectory(folder.resolve("classes"));
        var source = Files.writeString(folder.resolve("Echo.java"), SOURCE.replace("PREFIX", prefix));
        var compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), "-d", classes.toString(), source.toString());
        assertThat(compiled).isZero();
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("echo.jar")))) {
            service(jar, "example.Echo");
            jar.putNextEntry(new JarEntry("example/Echo.class"));
            jar.write(Files.readAllBytes(classes.resolve("example/Echo.class")));
        }
    }

    /** What a plugin is compiled against, wherever that lies. */
    private static String classPath() {
        return Stream.of(ModelProvider.class, OpenAiChatModel.class, ChatModel.class, HttpClientBuilder.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void service(JarOutputStream jar, String implementation) throws IOException {
        jar.putNextEntry(new JarEntry("META-INF/services/dev.espalier.llm.ModelProvider"));
        jar.write(implementation.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }
}
