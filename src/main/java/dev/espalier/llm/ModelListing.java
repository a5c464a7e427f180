package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a server which models it has: {@code GET /models} of OpenAI's protocol, {@code /api/tags} of Ollama's. Only of use for
 * advice, so a server that does not say is no failure.
 *
 * @param isOllama whether it speaks Ollama's protocol
 */
record ModelListing(Endpoint endpoint, boolean isOllama) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    List<String> names() throws InterruptedException {
        try {
            var url = endpoint.baseUrl() + (isOllama ? "/api/tags" : "/models");
            var answer = new Transport(endpoint.within(PATIENCE)).send("GET", url, Map.of(), null);
            return answer.status() == 200
                    ? read(answer.body()).stream().map(endpoint.secrets()::mask).toList()
                    : List.of();
        } catch (UncheckedIOException nothingSaid) {
            return List.of();
        } catch (CallInterruptedException interrupt) {
            throw new InterruptedException("interrupted while waiting for a list of models");
        }
    }

    /** OpenAI's {@code data[].id}, Ollama's {@code models[].name}. */
    private static List<String> read(byte[] answer) {
        var names = new ArrayList<String>();
        try {
            var body = WireJson.JSON.readTree(answer);
            for (JsonNode model : body.path("data")) {
                names.add(model.path("id").asText());
            }
            for (JsonNode model : body.path("models")) {
                // Gemini writes models/gemini-… where requests write gemini-….
                names.add(model.path("name").asText().replaceFirst("^models/", ""));
            }
        } catch (IOException nothingSaid) {
            return List.of();
        }
        names.removeIf(String::isEmpty);
        return names;
    }
}
