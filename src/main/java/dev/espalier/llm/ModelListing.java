package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server which models it has: {@code GET /models} of OpenAI's protocol, {@code /api/tags} of Ollama's. Only of use for
 * advice, so a server that does not say is no failure.
 *
 * @param isOllama whether it speaks Ollama's protocol
 */
record ModelListing(Endpoint endpoint, boolean isOllama) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    List<String> names() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + (isOllama ? "/api/tags" : "/models")))
                .timeout(PATIENCE)
                .setHeader("User-Agent", "espalier");
        endpoint.allHeaders().forEach(request::setHeader);
        try {
            var response = endpoint.route()
                    .client()
                    .send(request.build(), info -> new BoundedBody(LlmHttpClient.MAX_BYTES, PATIENCE.toNanos()));
            return response.statusCode() == 200 ? read(response) : List.of();
        } catch (IOException nothingSaid) {
            return List.of();
        }
    }

    /** OpenAI's {@code data[].id}, Ollama's {@code models[].name}. */
    private static List<String> read(HttpResponse<byte[]> response) {
        var names = new ArrayList<String>();
        try {
            var body = JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
            for (JsonNode model : body.path("data")) {
                names.add(model.path("id").asText());
            }
            for (JsonNode model : body.path("models")) {
                // Gemini writes models/gemini-… where requests write gemini-….
                names.add(model.path("name").asText().replaceFirst("^models/", ""));
            }
        } catch (JsonProcessingException nothingSaid) {
            return List.of();
        }
        names.removeIf(String::isEmpty);
        return names;
    }
}
