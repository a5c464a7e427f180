package dev.espalier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.StubServer.Received;
import dev.espalier.llm.StubServer.Scripted;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server of OpenAI's protocol that can do everything, but for what it is told to ignore or to refuse: the names of fields of a
 * request.
 */
final class Abilities implements Function<Received, Scripted> {

    /** How it treats a field. */
    enum Treatment {
        WORKS,
        IGNORED,
        REFUSED
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Treatment> treatments;
    private final AtomicInteger replies = new AtomicInteger();

    Abilities(Map<String, Treatment> treatments) {
        this.treatments = treatments;
    }

    @Override
    public Scripted apply(Received received) {
        try {
            var request = (ObjectNode) JSON.readTree(received.body());
            if (request.path("messages").path(0).path("role").asText().equals("system")) {
                request.put("system", "there");
            }
            for (var treatment : treatments.entrySet()) {
                if (request.has(treatment.getKey()) && treatment.getValue() == Treatment.REFUSED) {
                    return new Scripted(400, Map.of(), "{\"error\":{\"message\":\"unsupported parameter\"}}");
                }
                if (treatment.getValue() == Treatment.IGNORED) {
                    request.remove(treatment.getKey());
                }
            }
            return Scripted.ok(answer(request).toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode answer(JsonNode request) {
        var answer = JSON.createObjectNode().put("id", "1").put("object", "chat.completion");
        var choices = answer.putArray("choices");
        for (int i = 0; i < request.path("n").asInt(1); i++) {
            var choice = choices.addObject().put("index", i).put("finish_reason", "stop");
            choice.putObject("message").put("role", "assistant").put("content", text(request));
            if (request.has("logprobs")) {
                choice.putObject("logprobs")
                        .putArray("content")
                        .addObject()
                        .put("token", "x")
                        .put("logprob", -0.5)
                        .putArray("top_logprobs");
            }
        }
        answer.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 5);
        return answer;
    }

    private String text(JsonNode request) {
        var format = request.path("response_format").path("type").asText();
        if (format.equals("json_schema")) {
            return "{\"plum\": \"red\"}";
        }
        if (format.equals("json_object")) {
            return "{\"colour\": \"red\"}";
        }
        if (request.has("system")) {
            return "Plum.";
        }
        if (request.toString().contains("Count from 1")) {
            return request.has("stop") ? "1 2 3 4 " : "1 2 3 4 5 6 7 8 9";
        }
        return request.has("seed") ? "one two three four five" : "reply " + replies.incrementAndGet();
    }
}
