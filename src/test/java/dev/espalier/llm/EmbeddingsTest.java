package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.LlmException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingsTest {

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void putsTheVectorsOfOpenAisProtocolIntoTheOrderOfTheTexts() throws Exception {
        server.reply(200, WireExamples.read("openai/embeddings.json"));

        var vectors = open("openai:e", "/v1").embed(List.of("oak", "fir"));

        assertThat(vectors).containsExactly(new float[] {0.5f, -1}, new float[] {0.25f, 0});
        assertThat(server.request().path()).isEqualTo("/v1/embeddings");
        assertThat(server.request().body())
                .isEqualTo("{\"model\":\"e\",\"input\":[\"oak\",\"fir\"],\"encoding_format\":\"float\"}");
        assertThat(server.request().headers()).containsEntry("Authorization", "Bearer embedding-key-0123456789");
    }

    @Test
    void readsTheVectorsOfOllama() throws Exception {
        server.reply(200, "{\"model\":\"e\",\"embeddings\":[[0.5,-1],[0.25,0]],\"total_duration\":7}");

        var vectors = open("ollama:e", "").embed(List.of("oak", "fir"));

        assertThat(vectors).containsExactly(new float[] {0.5f, -1}, new float[] {0.25f, 0});
        assertThat(server.request().path()).isEqualTo("/api/embed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"embeddings\":[[1,2]]}",
                "{\"embeddings\":[[1,2],[1]]}",
                "{\"embeddings\":[[1,2],[]]}",
                "{\"embeddings\":[[1],[2],[3]]}",
                "{\"embeddings\":[\"x\",\"y\"]}"
            })
    void takesAnythingElseForUndecodable(String body) {
        server.reply(200, body);

        assertThatThrownBy(() -> open("ollama:e", "").embed(List.of("oak", "fir")))
                .isInstanceOfSatisfying(
                        LlmException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT));
    }

    @Test
    void saysThatATextIsTooLong() {
        server.reply(400, "{\"error\":{\"message\":\"maximum context length is 512 tokens\"}}");

        assertThatThrownBy(() -> open("openai:e", "/v1").embed(List.of("oak")))
                .hasMessage("openai:e: a text is too long for the model");
    }

    @Test
    void namesTheLevelThatAProviderLacks() {
        assertThatThrownBy(() -> open("anthropic:e", ""))
                .hasMessage("model: anthropic:e does not offer level L4 (embeddings); use openai:NAME or ollama:NAME");
    }

    private EmbeddingModel open(String name, String path) {
        var settings = new ProviderSettings(server.url() + path, "E_KEY", Duration.ofSeconds(20));
        return Providers.openEmbeddings(
                ModelName.parse(name), settings, Map.of("E_KEY", "embedding-key-0123456789")::get);
    }
}
