package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks a {@link ChatServer}, read from the JSON of OpenAI's chat completions.
 *
 * @param n how many choices are wanted, 1 to {@value #MOST_CHOICES}
 * @param maxTokens where each is cut off; null for nowhere
 * @param stop texts at which each ends
 * @param isStreamed whether they are sent in pieces
 * @param wantsUsage whether a stream ends with the number of tokens
 */
record ChatRequest(
        List<Message> messages,
        Operation operation,
        int n,
        @Nullable Integer maxTokens,
        List<String> stop,
        boolean isStreamed,
        boolean wantsUsage) {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    /** More would be a mistake, or an attack. */
    private static final int MOST_CHOICES = 128;

    /** What is asked of a request that says nothing of an operation. */
    private static final String CHAT = "chat";

    /** The request is not what the protocol allows. */
    static final class Unacceptable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String field;

        Unacceptable(String field, String message) {
            super(message);
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    /**
     * Reads a request.
     *
     * @throws Unacceptable if it is no JSON, or a field is missing or not of its kind
     */
    static ChatRequest read(byte[] body) throws Unacceptable {
        var json = object(body);
        if (!json.path("model").isTextual()) {
            throw new Unacceptable("model", "\"model\" is missing; name any model");
        }
        var messages = messages(json.path("messages"));
        int n = whole(json, "n", 1, MOST_CHOICES, 1);
        var maxTokens = json.hasNonNull("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return new ChatRequest(
                messages,
                operation(json.path("metadata"), messages),
                n,
                json.hasNonNull(maxTokens) ? (Integer) whole(json, maxTokens, 1, Integer.MAX_VALUE, 1) : null,
                stop(json.path("stop")),
                json.path("stream").asBoolean(false),
                json.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static JsonNode object(byte[] body) throws Unacceptable {
        try {
            var json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException notJson) {
            throw new Unacceptable("", "the body of the request is not valid JSON");
        }
        throw new Unacceptable("", "the body of the request is no JSON object");
    }

    private static List<Message> messages(JsonNode given) throws Unacceptable {
        var messages = new ArrayList<Message>();
        for (var message : given) {
            var content = content(message.path("content"));
            var role =
                    switch (message.path("role").asText("")) {
                        case "system", "developer" -> Role.SYSTEM;
                        case "user" -> Role.USER;
                        case "assistant" -> Role.ASSISTANT;
                        default ->
                            throw new Unacceptable(
                                    "messages", "the role of a message must be system, developer, user or assistant");
                    };
            messages.add(new Message(role, List.of(new Segment(content, false))));
        }
        if (messages.isEmpty()) {
            throw new Unacceptable("messages", "\"messages\" must be a list of one message or more");
        }
        return messages;
    }

    /** A text, or the texts among its parts. */
    private static String content(JsonNode content) throws Unacceptable {
        if (content.isTextual()) {
            return content.asText();
        }
        if (!content.isArray()) {
            throw new Unacceptable("messages", "the content of a message must be a text or a list of parts");
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    private static int whole(JsonNode json, String field, int low, int high, int usual) throws Unacceptable {
        var value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.isInt() || value.asInt() < low || value.asInt() > high) {
            throw new Unacceptable(field, "\"" + field + "\" must be a whole number from " + low + " to " + high);
        }
        return value.asInt();
    }

    private static List<String> stop(JsonNode given) throws Unacceptable {
        var stop = new ArrayList<String>();
        if (given.isTextual()) {
            stop.add(given.asText());
        }
        given.forEach(text -> stop.add(text.asText("")));
        if (stop.size() > 4 || stop.contains("")) {
            throw new Unacceptable("stop", "\"stop\" must be a text, or a list of at most 4, none of them empty");
        }
        return stop;
    }

    /** The operation stands in {@code metadata}: an object, or its JSON as a text; so do the variables within it. */
    private static Operation operation(JsonNode metadata, List<Message> messages) throws Unacceptable {
        var given = opened(metadata);
        if (!given.has("operation")) {
            return new Operation(CHAT, Map.of("message", lastOfUser(messages)));
        }
        var variables = opened(given.path("variables"));
        if (!given.path("operation").isTextual() || !(variables.isObject() || variables.isMissingNode())) {
            throw new Unacceptable(
                    "metadata",
                    "\"metadata\" must hold \"operation\", a text, and \"variables\", an object or its JSON");
        }
        var map = new HashMap<String, Object>();
        variables.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                map.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class));
            }
        });
        return new Operation(given.path("operation").asText(), map);
    }

    private static JsonNode opened(JsonNode node) throws Unacceptable {
        if (!node.isTextual()) {
            return node;
        }
        try {
            return JSON.readTree(node.asText());
        } catch (JsonProcessingException notJson) {
            throw new Unacceptable("metadata", "the text in \"metadata\" is not valid JSON");
        }
    }

    private static String lastOfUser(List<Message> messages) throws Unacceptable {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER) {
                return messages.get(i).content();
            }
        }
        throw new Unacceptable("messages", "there is no message of the user to answer");
    }
}
