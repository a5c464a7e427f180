package dev.espalier.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object, or a list of them, with anything around it. Trailing commas, single quotes and comments are forgiven. Texts,
 * numbers and booleans become values of their kind; lists of texts become lists; anything else is taken as its JSON. Of a reply
 * that was cut off, the complete objects of a list count. Codes of unread pieces: {@code no-json}, {@code missing-field},
 * {@code truncated}. Immutable.
 */
public final class JsonFields implements ReplyFormat<Map<String, Object>> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private final List<String> fields;

    /**
     * @param fields the keys that an object must have, at least one; others are left out
     */
    public JsonFields(List<String> fields) {
        this.fields = List.copyOf(fields);
    }

    /** Returns the JSON Schema of an object that has these keys, whatever their values. */
    public static String schema(List<String> fields) {
        var schema = JSON.createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        fields.forEach(properties::putObject);
        fields.forEach(schema.putArray("required")::add);
        return schema.toString();
    }

    @Override
    public Parsed<Map<String, Object>> parse(String text, boolean truncated) {
        var items = new ArrayList<Map<String, Object>>();
        var unread = new ArrayList<Unread>();
        int at = 0;
        boolean found = false;
        while (true) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : closing(text, open);
            if (close < 0) {
                if (open >= 0 && truncated) {
                    unread.add(
                            new Unread("truncated", "the reply was cut off within this object", text.substring(open)));
                    found = true;
                }
                break;
            }
            found |= read(text.substring(open, close + 1), items, unread);
            at = close + 1;
        }
        if (!found) {
            var why = truncated ? "truncated" : "no-json";
            unread.add(new Unread(why, "the reply holds no complete JSON object", text));
        }
        return new Parsed<>(items, unread);
    }

    /** Returns the place of the brace that closes one, quoted texts passed over; -1 if there is none. */
    private static int closing(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private boolean read(String json, List<Map<String, Object>> items, List<Unread> unread) {
        try {
            var object = JSON.readTree(json);
            var item = new LinkedHashMap<String, Object>();
            for (var field : fields) {
                var value = object.get(field);
                if (value != null && !value.isNull()) {
                    item.put(field, value(value));
                }
            }
            var missing =
                    fields.stream().filter(field -> !item.containsKey(field)).toList();
            if (missing.isEmpty()) {
                items.add(item);
            } else {
                unread.add(new Unread("missing-field", "the object lacks " + String.join(", ", missing), json));
            }
            return true;
        } catch (JsonProcessingException e) {
            // Braces of prose, or of a template that was repeated.
            return false;
        }
    }

    private static Object value(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? (Object) value.longValue()
                    : value.doubleValue();
        }
        if (value.isArray()) {
            var list = new ArrayList<Object>();
            value.forEach(element -> list.add(value(element)));
            return list;
        }
        return value.toString();
    }

    @Override
    public String render(List<Map<String, Object>> items) {
        try {
            return ReplyText.verified(this, items, JSON.writeValueAsString(items.size() == 1 ? items.get(0) : items));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON", e);
        }
    }
}
