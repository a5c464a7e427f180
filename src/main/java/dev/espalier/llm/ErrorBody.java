package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server says is wrong, read from the body of an error: JSON in any of the shapes in use, an HTML page, or plain
 * text.
 *
 * @param message the server's own words; empty if there are none
 * @param code the machine-readable names it gives ({@code code}, {@code type}, {@code status} and reasons), in lower case, each between spaces
 * @param flagged whether the body names what a moderation found (as OpenRouter's do)
 */
record ErrorBody(String message, String code, boolean flagged) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 64 * 1024;

    /** What is never closed reaches to the end: looked for from each place where it begins anew, it would take the square of the time. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "<(script|style)\\b.*?(?:</\\1\\s*>|\\z)|<[^>]*(?:>|\\z)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    static ErrorBody of(String body) {
        var json = json(body);
        return json.isContainerNode() ? of(json) : new ErrorBody(text(body), "", false);
    }

    private static JsonNode json(String body) {
        try {
            var json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Reads {@code {"error": {…}}}, {@code {"error": "…"}}, a flat {@code {"message": …}} or {@code {"detail": …}}, and a list of such. */
    static ErrorBody of(JsonNode body) {
        var whole = body.isArray() ? body.path(0) : body;
        var error = whole.path("error");
        if (error.isTextual()) {
            return new ErrorBody(error.textValue(), names(whole), false);
        }
        var told = error.isObject() ? error : whole;
        var message = Stream.of("message", "detail", "error_description", "title")
                .map(told::path)
                .filter(found -> !found.isMissingNode() && !found.isNull())
                .map(found -> found.isTextual() ? found.textValue() : found.toString())
                .findFirst()
                .orElseGet(told::toString);
        return new ErrorBody(message, names(told), told.path("metadata").has("flagged_input"));
    }

    private static String names(JsonNode error) {
        var names = new StringBuilder(" ");
        Stream.of("code", "type", "status")
                .forEach(name -> names.append(error.path(name).asText()).append(' '));
        // Google's errors say more in a list of details.
        error.path("details")
                .forEach(detail -> names.append(detail.path("reason").asText()).append(' '));
        return names.toString().toLowerCase(Locale.ROOT);
    }

    private static String text(String body) {
        var text = body.length() > LONGEST ? body.substring(0, LONGEST) : body;
        var visible = text.stripLeading().startsWith("<") ? visible(text) : text;
        return visible.strip().replaceAll("\\s+", " ");
    }

    /** Returns what a page shows. */
    static String visible(CharSequence page) {
        return INVISIBLE.matcher(page).replaceAll(" ");
    }

    boolean hasCode(String name) {
        return code.contains(" " + name + " ");
    }
}
