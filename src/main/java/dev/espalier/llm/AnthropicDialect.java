package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import java.net.http.HttpHeaders;

/** Anthropic's messages. */
final class AnthropicDialect implements Dialect {

    /** Prompts that come from a cache and those that go into it are not among the {@code input_tokens}. */
    private static final String[] INPUT = {
        "input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens",
    };

    @Override
    public ObjectNode reply(ObjectNode reply, HttpHeaders headers) {
        if (!reply.path("content").isArray()) {
            throw new UndecodableReplyException("the reply has no content");
        }
        var reason = reply.path("stop_reason").asText();
        var text = text(reply.path("content"));
        var usage = usage(reply.path("usage"));
        switch (reason) {
            case "refusal" -> throw new EndedReplyException(new Reply(text, Finish.CONTENT_FILTER, usage));
            // The prompt fitted; the reply went on to the end of what the model can hold.
            case "max_tokens", "model_context_window_exceeded" ->
                throw new EndedReplyException(new Reply(text, Finish.LENGTH, usage));
            default -> {
                return shown(text, usage);
            }
        }
    }

    /** Joins the blocks of text; what the model thought is no part of its answer. */
    private static String text(JsonNode content) {
        var text = new StringBuilder();
        for (var block : content) {
            if (block.path("type").asText().equals("text")) {
                text.append(block.path("text").asText());
            }
        }
        return text.toString();
    }

    private static Usage usage(JsonNode told) {
        long input = 0;
        for (var name : INPUT) {
            input += WireJson.usage(told, name, "output_tokens").inputTokens();
        }
        return new Usage(input, WireJson.usage(told, "", "output_tokens").outputTokens());
    }

    private static ObjectNode shown(String text, Usage usage) {
        var shown = WireJson.JSON.createObjectNode();
        shown.put("type", "message").put("role", "assistant").put("stop_reason", "end_turn");
        shown.putArray("content").addObject().put("type", "text").put("text", text);
        shown.putObject("usage")
                .put("input_tokens", Math.min(usage.inputTokens(), Integer.MAX_VALUE))
                .put("output_tokens", usage.outputTokens());
        return shown;
    }
}
