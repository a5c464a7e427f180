package dev.espalier.builtin;

import dev.espalier.builtin.JsonNode.Items;
import dev.espalier.builtin.JsonNode.Leaf;
import dev.espalier.builtin.JsonNode.Members;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) of one object or list in printable ASCII without backslashes. A tolerant reader understands, and
 * counts, what people get wrong: commas and colons, quotation marks, capitals of true, the last bracket. Not thread-safe.
 */
final class JsonReader {

    private static final Pattern TEXT = Pattern.compile("[{\\[][\\x20-\\x5b\\x5d-\\x7e\\n]{0,3000}");
    private static final Pattern BARE = Pattern.compile("[^\\s,:{}\\[\\]\"']{1,40}");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> CONSTANTS = List.of("true", "false", "null");
    private static final Map<String, String> PYTHON = Map.of("True", "true", "False", "false", "None", "null");
    private static final int DEEPEST = 20;

    private final String text;
    private final boolean tolerant;
    private int at;
    private int defects;
    private boolean broken;

    private JsonReader(String text, boolean tolerant) {
        this.text = text;
        this.tolerant = tolerant;
    }

    /** Returns whether a text is of the sort that can be judged at all. */
    static boolean isReadable(String text) {
        return TEXT.matcher(text).matches();
    }

    static Optional<JsonNode> read(String text) {
        return isReadable(text) ? new JsonReader(text, false).whole(0) : Optional.empty();
    }

    /** Returns what a document with exactly one defect was to say. */
    static Optional<JsonNode> repair(String text) {
        return isReadable(text) ? new JsonReader(text, true).whole(1) : Optional.empty();
    }

    private Optional<JsonNode> whole(int allowed) {
        var node = value(0);
        skipSpace();
        return broken || at < text.length() || defects != allowed ? Optional.empty() : Optional.of(node);
    }

    private JsonNode value(int depth) {
        skipSpace();
        broken |= depth > DEEPEST;
        if (broken || at == text.length()) {
            broken = true;
            return JsonNode.string("");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"', '\'' -> JsonNode.string(string());
            default -> bareValue();
        };
    }

    private JsonNode object(int depth) {
        at++;
        var members = new LinkedHashMap<String, JsonNode>();
        boolean ended = take('}');
        while (!ended && !broken) {
            var key = key();
            if (!take(':')) {
                defect();
            }
            var before = members.put(key, value(depth + 1));
            broken |= tolerant && before != null;
            ended = ended('}');
        }
        return new Members(members);
    }

    private JsonNode list(int depth) {
        at++;
        var items = new ArrayList<JsonNode>();
        boolean ended = take(']');
        while (!ended && !broken) {
            items.add(value(depth + 1));
            ended = ended(']');
        }
        return new Items(items);
    }

    /** Reads what follows a member or item; returns whether it was the last. */
    private boolean ended(char closing) {
        boolean comma = take(',');
        if (take(closing)) {
            if (comma) {
                defect();
            }
            return true;
        }
        if (at == text.length()) {
            defect();
            return true;
        }
        if (!comma) {
            defect();
        }
        return false;
    }

    private String key() {
        skipSpace();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return string();
        }
        defect();
        var bare = bare();
        broken |= !WORD.matcher(bare).matches();
        return bare;
    }

    private String string() {
        char mark = text.charAt(at);
        int end = text.indexOf(mark, at + 1);
        if (mark == '\'') {
            defect();
        }
        var inside = end < 0 ? "" : text.substring(at + 1, end);
        broken |= end < 0 || inside.indexOf('\n') >= 0;
        at = end + 1;
        return inside;
    }

    private JsonNode bareValue() {
        var bare = bare();
        if (CONSTANTS.contains(bare) || NUMBER.matcher(bare).matches()) {
            return new Leaf(bare, false);
        }
        defect();
        broken |= !PYTHON.containsKey(bare);
        return new Leaf(PYTHON.getOrDefault(bare, ""), false);
    }

    private String bare() {
        var bare = BARE.matcher(text).region(at, text.length());
        if (!bare.lookingAt()) {
            broken = true;
            return "";
        }
        at = bare.end();
        return bare.group();
    }

    private void defect() {
        defects++;
        broken |= !tolerant;
    }

    private boolean take(char c) {
        skipSpace();
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
            at++;
        }
    }
}
