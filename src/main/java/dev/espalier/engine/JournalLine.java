package dev.espalier.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.io.JsonLine;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Message;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The layout of a line of the journal: a call with its reply, or a text that prompts share. */
final class JournalLine {

    /** Shorter texts are cheaper to repeat than to refer to. */
    private static final int SHARED_LENGTH = 100;

    private JournalLine() {}

    /**
     * Returns the texts of a request that many requests hold, and that are stored once, each with its hash.
     *
     * @param hash of a text, as {@link CallKey#ofText} has it
     */
    static Map<String, String> sharedTexts(Request request, UnaryOperator<String> hash) {
        var shared = new LinkedHashMap<String, String>();
        for (var message : request.messages()) {
            for (var segment : message.segments()) {
                if (isShared(segment)) {
                    shared.put(segment.text(), hash.apply(segment.text()));
                }
            }
        }
        return shared;
    }

    private static boolean isShared(Message.Segment segment) {
        return segment.fixed() && segment.text().length() >= SHARED_LENGTH;
    }

    /** Returns the line that stores a shared text, with its end. */
    static byte[] ofText(String hash, String text) {
        var line = new LinkedHashMap<String, Object>();
        line.put("text", hash);
        line.put("value", text);
        return JsonLine.bytes(line);
    }

    /**
     * Returns the line of a call, with its end.
     *
     * @param shared what {@link #sharedTexts} returns for the request
     * @param time null if this process did not make it
     */
    static byte[] ofCall(
            CallKey key,
            CallPlace place,
            LanguageModel model,
            Request request,
            Map<String, String> shared,
            Reply reply,
            @Nullable CallTime time) {
        var line = new LinkedHashMap<String, Object>();
        line.put("key", key.key());
        line.put("content", key.content());
        line.put("stage", place.stage());
        line.put("item", place.item());
        line.put("step", place.step());
        line.put("attempt", (long) place.attempt());
        put(line, "redo", place.redo() == 0 ? null : (long) place.redo());
        line.put("model", model.id());
        line.put("sampling", sampling(request));
        if (!request.shape().equals(ReplyShape.PLAIN)) {
            line.put("shape", shape(request.shape()));
        }
        line.put(
                "messages",
                request.messages().stream()
                        .map(message -> message(message, shared))
                        .toList());
        line.put("operation", request.operation().name());
        line.put("reply", ReplyLine.of(reply));
        if (time != null) {
            var spent = new LinkedHashMap<String, Object>();
            spent.put("ended-ms", time.endedMillis());
            spent.put("took-ms", time.tookMillis());
            line.put("time", spent);
        }
        return JsonLine.bytes(line);
    }

    private static Map<String, Object> sampling(Request request) {
        var sampling = request.sampling();
        var line = new LinkedHashMap<String, Object>();
        put(line, "temperature", sampling.temperature());
        put(line, "top-p", sampling.topP());
        put(line, "max-tokens", sampling.maxTokens() == null ? null : (long) sampling.maxTokens());
        put(line, "presence-penalty", sampling.presencePenalty());
        put(line, "frequency-penalty", sampling.frequencyPenalty());
        put(line, "stop", sampling.stop().isEmpty() ? null : sampling.stop());
        put(line, "seed", sampling.seed() == null ? null : (long) sampling.seed());
        return line;
    }

    private static Map<String, Object> shape(ReplyShape shape) {
        var line = new LinkedHashMap<String, Object>();
        line.put("protocol", shape.protocol().written());
        line.put("choices", (long) shape.choices());
        put(line, "top-logprobs", shape.topLogprobs() == null ? null : (long) shape.topLogprobs());
        put(line, "prompt-logprobs", shape.promptLogprobs() ? true : null);
        var json = shape.json();
        put(line, "json", json == null ? null : json.schema() == null ? true : json.schema());
        return line;
    }

    private static void put(Map<String, Object> line, String key, @Nullable Object value) {
        if (value != null) {
            line.put(key, value);
        }
    }

    /** A message is its role and its pieces: a text as it is, or a mapping that refers to a shared one. */
    private static Map<String, Object> message(Message message, Map<String, String> shared) {
        var line = new LinkedHashMap<String, Object>();
        line.put("role", message.role().name().toLowerCase(Locale.ROOT));
        var pieces = new ArrayList<Object>();
        for (var segment : message.segments()) {
            pieces.add(isShared(segment) ? Map.of("text", String.valueOf(shared.get(segment.text()))) : segment.text());
        }
        line.put("content", pieces);
        return line;
    }

    /**
     * Returns the reply that the line of a call holds.
     *
     * @throws IllegalArgumentException if it holds none
     */
    static Reply reply(JsonNode line) {
        return ReplyLine.reply(line.path("reply"));
    }
}
