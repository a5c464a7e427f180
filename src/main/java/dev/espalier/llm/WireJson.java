package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.Reply.Usage;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the JSON that servers send, of whatever protocol. */
final class WireJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int BAD_GATEWAY = 502;

    /** A pattern sees pairs as one character, so what is left of this class is half a pair. */
    private static final Pattern HALF_SURROGATE = Pattern.compile("[\\ud800-\\udfff]");

    private WireJson() {}

    /**
     * Returns the body of a success as an object.
     *
     * @throws UndecodableReplyException if it is none
     * @throws HttpFailureException if it is an error all the same
     */
    static ObjectNode success(byte[] body, HttpHeaders headers) {
        var reply = object(body);
        throwIfError(reply, headers);
        return reply;
    }

    /**
     * Returns a body as an object.
     *
     * @throws UndecodableReplyException if it is none
     */
    static ObjectNode object(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException notJson) {
            // Told below, by the beginning of what came instead.
        }
        var text = new String(body, StandardCharsets.UTF_8);
        throw new UndecodableReplyException(text.isBlank() ? "the reply is empty" : "the reply is not JSON: " + text);
    }

    /** Returns JSON as it is sent: in UTF-8, with half surrogates, which that does not have, as JSON's escapes. */
    static byte[] bytes(String json) {
        var written = HALF_SURROGATE.matcher(json);
        return (written.find()
                        ? written.replaceAll(half -> String.format(
                                Locale.ROOT, "\\\\u%04x", (int) half.group().charAt(0)))
                        : json)
                .getBytes(StandardCharsets.UTF_8);
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

    /** Returns tokens as counted by the server; what is no count is none. */
    static Usage usage(JsonNode usage, String input, String output) {
        return new Usage(count(usage.path(input)), count(usage.path(output)));
    }

    /** Some servers count in decimals or below 0; a reply is not worth less for that. */
    private static long count(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt() ? Math.max(0, number.intValue()) : 0;
    }
}
