package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ChatServer} answers, in the JSON of OpenAI's chat completions. Tokens are counted here as runs of letters, runs of
 * digits, and single signs.
 *
 * @param choices the texts, and how each ended
 */
record ChatReply(String model, List<Choice> choices, int inputTokens) {

    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\p{N}+|\\S");

    /** One of the texts. */
    record Choice(String text, Finish finish) {

        /** Cuts a reply where the request says: at the first stop text, then at the upper bound of tokens. */
        static Choice of(Reply reply, ChatRequest request) {
            var text = reply.text();
            for (var stop : request.stop()) {
                int at = text.indexOf(stop);
                text = at < 0 ? text : text.substring(0, at);
            }
            var limit = request.maxTokens();
            if (limit == null || tokens(text) <= limit) {
                return new Choice(text, reply.finish());
            }
            var token = TOKEN.matcher(text);
            int end = 0;
            for (int i = 0; i < limit && token.find(); i++) {
                end = token.end();
            }
            return new Choice(text.substring(0, end), Finish.LENGTH);
        }

        private String reason() {
            return switch (finish) {
                case STOP -> "stop";
                case LENGTH, PROMPT_TOO_LONG -> "length";
                case CONTENT_FILTER -> "content_filter";
            };
        }
    }

    static int tokens(String text) {
        return (int) TOKEN.matcher(text).results().count();
    }

    /** Returns the answer in one piece. */
    String whole() {
        var json = head("chat.completion");
        var list = json.putArray("choices");
        for (int i = 0; i < choices.size(); i++) {
            var choice = list.addObject().put("index", i);
            choice.putObject("message").put("role", "assistant").put("content", choices.get(i).text);
            choice.put("finish_reason", choices.get(i).reason());
        }
        putUsage(json);
        return json.toString();
    }

    /** Returns the answer in pieces, without what the event stream puts around each. */
    List<String> pieces(boolean withUsage) {
        var pieces = new ArrayList<String>();
        for (int i = 0; i < choices.size(); i++) {
            var role = piece(i, null);
            ((ObjectNode) role.path("choices").get(0))
                    .putObject("delta")
                    .put("role", "assistant")
                    .put("content", "");
            pieces.add(role.toString());
            for (var part : choices.get(i).text.split("(?<=\\s)(?=\\S)", -1)) {
                var piece = piece(i, null);
                ((ObjectNode) piece.path("choices").get(0)).putObject("delta").put("content", part);
                pieces.add(piece.toString());
            }
            pieces.add(piece(i, choices.get(i).reason()).toString());
        }
        if (withUsage) {
            var last = head("chat.completion.chunk");
            last.putArray("choices");
            putUsage(last);
            pieces.add(last.toString());
        }
        return pieces;
    }

    private ObjectNode piece(int index, @Nullable String reason) {
        var piece = head("chat.completion.chunk");
        var choice = piece.putArray("choices").addObject().put("index", index);
        choice.putObject("delta");
        choice.put("finish_reason", reason);
        return piece;
    }

    /** The same request has the same answer, so it has no time and no random name. */
    private ObjectNode head(String object) {
        return ChatRequest.JSON
                .createObjectNode()
                .put("id", "chatcmpl-builtin")
                .put("object", object)
                .put("created", 0)
                .put("model", model);
    }

    private void putUsage(ObjectNode json) {
        int output = choices.stream().mapToInt(choice -> tokens(choice.text)).sum();
        json.putObject("usage")
                .put("prompt_tokens", inputTokens)
                .put("completion_tokens", output)
                .put("total_tokens", inputTokens + output);
    }
}
