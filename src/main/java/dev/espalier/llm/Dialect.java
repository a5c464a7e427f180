package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;

/**
 * What langchain4j leaves to be done about a server's protocol. It sends Ollama an empty list of stop texts, which would
 * switch off the model's own; and it takes a missing text for an empty one, and an error with status 200 for a reply.
 */
enum Dialect {
    /** For OpenAI's chat completions. */
    OPENAI {
        @Override
        void check(JsonNode reply, HttpHeaders headers) {
            var choice = reply.path("choices").path(0);
            throwIfError(choice, headers);
            if (choice.isMissingNode()) {
                throw new UndecodableReplyException("the reply has no choices");
            }
            var message = choice.path("message");
            if (!message.isObject() || (isDone(choice) && !hasText(message))) {
                throw new UndecodableReplyException("the reply has no content");
            }
        }

        /** Only then must there be a text: a filter or the token limit may have left none. */
        private boolean isDone(JsonNode choice) {
            var reason = choice.path("finish_reason");
            return !reason.isTextual() || reason.textValue().equals("stop");
        }

        private boolean hasText(JsonNode message) {
            return message.path("content").isTextual()
                    || message.path("refusal").isTextual();
        }
    },

    /** For Ollama's chat. */
    OLLAMA {
        @Override
        String request(String body) {
            var request = object(body);
            if (request.path("options") instanceof ObjectNode options
                    && options.path("stop").isEmpty()) {
                options.remove("stop");
            }
            return request.toString();
        }

        @Override
        void check(JsonNode reply, HttpHeaders headers) {
            if (!reply.path("message").path("content").isTextual()) {
                throw new UndecodableReplyException("the reply has no content");
            }
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_GATEWAY = 502;

    /** Returns the body to send instead of langchain4j's. */
    String request(String body) {
        return body;
    }

    /**
     * Returns if the body is a reply.
     *
     * @throws UndecodableReplyException if it is not
     * @throws HttpFailureException if it is an error that came with status 200, as from some gateways
     */
    void check(String body, HttpHeaders headers) {
        var reply = object(body);
        throwIfError(reply, headers);
        check(reply, headers);
    }

    abstract void check(JsonNode reply, HttpHeaders headers);

    private static JsonNode object(String body) {
        try {
            var reply = JSON.readTree(body);
            if (reply != null && reply.isObject()) {
                return reply;
            }
        } catch (JsonProcessingException notJson) {
            // Told below, by the beginning of what came instead.
        }
        throw new UndecodableReplyException(body.isBlank() ? "the reply is empty" : "the reply is not JSON: " + body);
    }

    /** OpenRouter, for one, answers 200 before it knows how the model behind it fares, and puts that one's status into the body. */
    static void throwIfError(JsonNode told, HttpHeaders headers) {
        var error = told.path("error");
        if (error.isObject() || error.isTextual()) {
            int status = error.path("code").asInt();
            boolean isStatus = status >= 400 && status < 600;
            throw new HttpFailureException(isStatus ? status : BAD_GATEWAY, headers, told.toString());
        }
    }
}
