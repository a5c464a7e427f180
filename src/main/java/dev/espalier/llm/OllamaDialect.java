package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;

/** Ollama's chat. */
final class OllamaDialect implements Dialect {

    /** langchain4j sends an empty list of stop texts, which would switch off the model's own. */
    @Override
    public String request(String body) {
        var request = WireJson.object(WireJson.bytes(body));
        if (request.path("options") instanceof ObjectNode options
                && options.path("stop").isEmpty()) {
            options.remove("stop");
        }
        return request.toString();
    }

    @Override
    public ObjectNode reply(ObjectNode reply, HttpHeaders headers) {
        var content = reply.path("message").path("content");
        if (!content.isTextual()) {
            throw new UndecodableReplyException("the reply has no content");
        }
        var usage = WireJson.usage(reply, "prompt_eval_count", "eval_count");
        var shown = WireJson.JSON.createObjectNode();
        shown.put("done", true).put("done_reason", reply.path("done_reason").asText());
        shown.putObject("message").put("role", "assistant").set("content", content);
        return shown.put("prompt_eval_count", usage.inputTokens()).put("eval_count", usage.outputTokens());
    }
}
