package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The protocols as a server speaks them: how a prompt is found in a request, and what an answer looks like. */
public enum WireProtocol {
    OPENAI("/chat/completions", Provider.OPENAI, "/v1") {
        @Override
        List<String> texts(JsonNode request) {
            return request.path("messages").findValuesAsText("content");
        }

        @Override
        ObjectNode reply(String text, Ending ending) {
            var reply = JSON.createObjectNode().put("id", "chatcmpl-1").put("object", "chat.completion");
            reply.putArray("choices").add(choice(text, ending));
            reply.putObject("usage").put("prompt_tokens", 12).put("completion_tokens", 4);
            return reply;
        }

        private ObjectNode choice(String text, Ending ending) {
            var reasons = List.of("stop", "length", "content_filter", "tired");
            var choice = JSON.createObjectNode().put("index", 0).put("finish_reason", reasons.get(ending.ordinal()));
            choice.putObject("message").put("role", "assistant").put("content", text);
            return choice;
        }
    },
    OLLAMA("/api/chat", Provider.OLLAMA, "") {
        @Override
        List<String> texts(JsonNode request) {
            return request.path("messages").findValuesAsText("content");
        }

        /** Ollama filters nothing. */
        @Override
        ObjectNode reply(String text, Ending ending) {
            var reasons = List.of("stop", "length", "stop", "tired");
            var reply = JSON.createObjectNode().put("model", "m").put("created_at", "2026-01-01T00:00:00Z");
            reply.putObject("message").put("role", "assistant").put("content", text);
            reply.put("done", true).put("done_reason", reasons.get(ending.ordinal()));
            return reply.put("prompt_eval_count", 12).put("eval_count", 4);
        }
    },
    ANTHROPIC("/messages", Provider.ANTHROPIC, "/v1") {
        @Override
        List<String> texts(JsonNode request) {
            var texts = new ArrayList<>(request.path("system").findValuesAsText("text"));
            texts.addAll(request.path("messages").findValuesAsText("text"));
            return texts;
        }

        @Override
        ObjectNode reply(String text, Ending ending) {
            var reasons = List.of("end_turn", "max_tokens", "refusal", "tired");
            var reply = JSON.createObjectNode().put("id", "msg_1").put("type", "message");
            reply.put("role", "assistant").put("stop_reason", reasons.get(ending.ordinal()));
            reply.putArray("content").addObject().put("type", "text").put("text", text);
            reply.putObject("usage").put("input_tokens", 12).put("output_tokens", 4);
            return reply;
        }
    },
    GEMINI(":generateContent", Provider.GEMINI, "/v1beta") {
        @Override
        List<String> texts(JsonNode request) {
            var texts = new ArrayList<>(request.path("systemInstruction").findValuesAsText("text"));
            texts.addAll(request.path("contents").findValuesAsText("text"));
            return texts;
        }

        @Override
        ObjectNode reply(String text, Ending ending) {
            var reasons = List.of("STOP", "MAX_TOKENS", "SAFETY", "TIRED");
            var reply = JSON.createObjectNode();
            var candidate = reply.putArray("candidates").addObject();
            candidate.put("finishReason", reasons.get(ending.ordinal())).put("index", 0);
            candidate
                    .putObject("content")
                    .put("role", "model")
                    .putArray("parts")
                    .addObject()
                    .put("text", text);
            reply.putObject("usageMetadata").put("promptTokenCount", 12).put("candidatesTokenCount", 4);
            return reply;
        }
    };

    /** How an answer ended. */
    enum Ending {
        DONE,
        LENGTH,
        FILTER,
        ODD
    }

    static final ObjectMapper JSON = new ObjectMapper();

    private final String pathEnd;
    private final Provider provider;
    private final String basePath;

    WireProtocol(String pathEnd, Provider provider, String basePath) {
        this.pathEnd = pathEnd;
        this.provider = provider;
        this.basePath = basePath;
    }

    static Optional<WireProtocol> ofPath(String path) {
        return Stream.of(values())
                .filter(protocol -> path.endsWith(protocol.pathEnd))
                .findFirst();
    }

    public Provider provider() {
        return provider;
    }

    /** Returns what stands between a server's address and the path of a call. */
    public String basePath() {
        return basePath;
    }

    abstract List<String> texts(JsonNode request);

    abstract ObjectNode reply(String text, Ending ending);

    /** Returns the file with an error in the provider's form. */
    String error(String name) {
        return WireExamples.read(provider.prefix() + "/" + name + ".json");
    }
}
