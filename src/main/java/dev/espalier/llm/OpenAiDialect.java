package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Reply.Finish;
import java.net.http.HttpHeaders;
import java.util.List;

/** OpenAI's chat completions. */
final class OpenAiDialect implements Dialect {

    @Override
    public ObjectNode reply(ObjectNode reply, HttpHeaders headers) {
        var choice = reply.path("choices").path(0);
        checkChoice(choice, headers);
        var usage = WireJson.usage(reply.path("usage"), "prompt_tokens", "completion_tokens");
        var message = choice.path("message");
        if (isRefusal(message)) {
            throw new EndedReplyException(new Reply(List.of(refusal(message)), usage, List.of()));
        }
        var shown = WireJson.JSON.createObjectNode();
        var only = shown.putArray("choices").addObject();
        only.set("finish_reason", textOrNull(choice.path("finish_reason")));
        only.putObject("message").put("role", "assistant").set("content", textOrNull(message.path("content")));
        shown.putObject("usage")
                .put("prompt_tokens", usage.inputTokens())
                .put("completion_tokens", usage.outputTokens())
                .put("total_tokens", Math.min(usage.total(), Integer.MAX_VALUE));
        return shown;
    }

    private static JsonNode textOrNull(JsonNode value) {
        return value.isTextual() ? value : WireJson.JSON.nullNode();
    }

    /**
     * Checks one choice.
     *
     * @throws UndecodableReplyException if it holds no text though it should
     * @throws HttpFailureException if it is an error
     */
    static void checkChoice(JsonNode choice, HttpHeaders headers) {
        WireJson.throwIfError(choice, headers);
        if (choice.isMissingNode()) {
            throw new UndecodableReplyException("the reply has no choices");
        }
        var message = choice.path("message");
        if (!message.isObject() || (isDone(choice) && !hasText(message))) {
            throw new UndecodableReplyException("the reply has no content");
        }
    }

    /** Only then must there be a text: a filter or the token limit may have left none. */
    private static boolean isDone(JsonNode choice) {
        var reason = choice.path("finish_reason");
        return !reason.isTextual() || reason.textValue().equals("stop");
    }

    private static boolean hasText(JsonNode message) {
        return message.path("content").isTextual() || message.path("refusal").isTextual();
    }

    /** A refusal that the server marks as one, with the model's words. */
    static boolean isRefusal(JsonNode message) {
        return message.path("refusal").isTextual() && !message.path("content").isTextual();
    }

    static Choice refusal(JsonNode message) {
        return new Choice(message.path("refusal").textValue(), Finish.CONTENT_FILTER, List.of());
    }

    /** Returns how a choice ended; what is not known ended by itself. */
    static Finish finish(JsonNode reason) {
        return switch (reason.asText()) {
            case "length" -> Finish.LENGTH;
            case "content_filter" -> Finish.CONTENT_FILTER;
            default -> Finish.STOP;
        };
    }
}
