package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import java.net.http.HttpHeaders;
import java.util.Set;

/** Gemini's {@code generateContent}. */
final class GeminiDialect implements Dialect {

    /** Why a filter of Google's ends a reply. */
    private static final Set<String> BLOCKED =
            Set.of("SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY");

    @Override
    public ObjectNode reply(ObjectNode reply, HttpHeaders headers) {
        var usage = usage(reply.path("usageMetadata"));
        var candidate = reply.path("candidates").path(0);
        if (candidate.isMissingNode()) {
            if (reply.path("promptFeedback").path("blockReason").isTextual()) {
                throw new EndedReplyException(new Reply("", Finish.CONTENT_FILTER, usage));
            }
            throw new UndecodableReplyException("the reply has no candidates");
        }
        var reason = candidate.path("finishReason").asText();
        var parts = candidate.path("content").path("parts");
        var text = text(parts);
        if (reason.equals("MAX_TOKENS")) {
            throw new EndedReplyException(new Reply(text, Finish.LENGTH, usage));
        } else if (BLOCKED.contains(reason)) {
            throw new EndedReplyException(new Reply(text, Finish.CONTENT_FILTER, usage));
        } else if (!parts.isArray()) {
            throw new UndecodableReplyException("the reply has no content");
        }
        return shown(text, usage);
    }

    /** Joins the parts; what the model thought is no part of its answer. */
    private static String text(JsonNode parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (!part.path("thought").asBoolean()) {
                text.append(part.path("text").asText());
            }
        }
        return text.toString();
    }

    /** Thinking is paid for as the reply is. */
    private static Usage usage(JsonNode told) {
        var said = WireJson.usage(told, "promptTokenCount", "candidatesTokenCount");
        return said.plus(WireJson.usage(told, "", "thoughtsTokenCount"));
    }

    private static ObjectNode shown(String text, Usage usage) {
        var shown = WireJson.JSON.createObjectNode();
        var candidate = shown.putArray("candidates").addObject().put("finishReason", "STOP");
        var content = candidate.putObject("content").put("role", "model");
        content.putArray("parts").addObject().put("text", text);
        shown.putObject("usageMetadata")
                .put("promptTokenCount", usage.inputTokens())
                .put("candidatesTokenCount", Math.min(usage.outputTokens(), Integer.MAX_VALUE))
                .put("totalTokenCount", Math.min(usage.total(), Integer.MAX_VALUE));
        return shown;
    }
}
