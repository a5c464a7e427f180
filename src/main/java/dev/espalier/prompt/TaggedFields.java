package dev.espalier.prompt;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fields between tags, {@code <instruction>…</instruction>}, in any order, with anything around them. A field that comes again
 * begins the next item. The last closing tag may be missing in a reply that was not cut off. Codes of unread pieces:
 * {@code missing-field}, {@code truncated}. Immutable.
 */
public final class TaggedFields implements ReplyFormat<Map<String, Object>> {

    private final List<String> fields;
    private final Pattern tag;

    /**
     * @param fields their names, of letters, digits, hyphens and underscores; at least one
     */
    public TaggedFields(List<String> fields) {
        this.fields = List.copyOf(fields);
        // Up to its own closing tag; if that is missing, up to the next opening tag or the end.
        this.tag = Pattern.compile(
                "(?is)<(" + String.join("|", fields.stream().map(Pattern::quote).toList())
                        + ")\\s*>(.*?)(?:(</\\1\\s*>)|(?=<(?:"
                        + String.join("|", fields.stream().map(Pattern::quote).toList()) + ")\\s*>)|\\z)");
    }

    @Override
    public Parsed<Map<String, Object>> parse(String text, boolean truncated) {
        var items = new FieldItems(fields, text);
        var found = tag.matcher(Whitespace.unixLines(text));
        boolean open = false;
        while (found.find()) {
            items.put(found.group(1), found.group(2));
            open = found.group(3) == null;
        }
        return items.end(truncated && (open || !items.isComplete()));
    }

    @Override
    public String render(List<Map<String, Object>> items) {
        var text = new StringBuilder();
        for (var item : items) {
            for (var field : fields) {
                text.append('<')
                        .append(field)
                        .append('>')
                        .append(item.getOrDefault(field, ""))
                        .append("</")
                        .append(field)
                        .append(">\n");
            }
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
