package dev.espalier.prompt;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A reply that is the answer as a whole. A code fence around all of it, and white space at its ends, are taken off. Codes of
 * unread replies: {@code empty}, {@code truncated}. Immutable.
 */
public final class WholeText implements ReplyFormat<String> {

    private static final Pattern FENCED = Pattern.compile("(?s)```[\\w+-]*\\h*\\n(.*?)\\n?```");

    @Override
    public Parsed<String> parse(String text, boolean truncated) {
        var reply = Whitespace.trim(Whitespace.unixLines(text));
        var fence = FENCED.matcher(reply);
        // Two fences with words between them are no fence around all.
        var inside = fence.matches() && !fence.group(1).contains("```") ? Whitespace.trim(fence.group(1)) : reply;
        if (truncated) {
            return unread("truncated", "the reply was cut off", text);
        }
        if (inside.isEmpty()) {
            return unread("empty", "the reply holds no text", text);
        }
        return new Parsed<>(List.of(inside), List.of());
    }

    private static Parsed<String> unread(String code, String detail, String text) {
        return new Parsed<>(List.of(), List.of(new Unread(code, detail, text)));
    }

    @Override
    public String render(List<String> items) {
        return ReplyText.verified(this, items, String.join("", items));
    }
}
