package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fields after labels at the start of a line, {@code Instruction: …}, each up to the next label; Markdown around a label and its
 * case do not matter, and hyphens and underscores in a name may be spaces. A field that comes again begins the next item. Codes
 * of unread pieces: {@code missing-field}, {@code truncated}. Immutable.
 */
public final class LabelledFields implements ReplyFormat<Map<String, Object>> {

    private final List<String> fields;
    private final Pattern label;

    /**
     * @param fields their names, at least one
     */
    public LabelledFields(List<String> fields) {
        this.fields = List.copyOf(fields);
        var names = fields.stream()
                .map(field -> field.replaceAll("[-_]", " "))
                .map(name -> Pattern.quote(name).replace(" ", "\\E[-_ ]\\Q"))
                .toList();
        this.label = Pattern.compile(
                ReplyText.LINE_START + "(" + String.join("|", names) + ")" + ReplyText.MARKER_END + ":"
                        + ReplyText.MARKER_END,
                Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Parsed<Map<String, Object>> parse(String text, boolean truncated) {
        var reply = ReplyText.body(text, label);
        var items = new ArrayList<Map<String, Object>>();
        var unread = new ArrayList<Unread>();
        var item = new LinkedHashMap<String, Object>();
        var found = label.matcher(reply);
        boolean any = found.find();
        while (any) {
            var field = named(found.group(1));
            int from = found.end();
            any = found.find();
            if (item.containsKey(field)) {
                add(item, items, unread, text);
                item = new LinkedHashMap<>();
            }
            item.put(field, Whitespace.trim(reply.substring(from, any ? found.start() : reply.length())));
        }
        if (truncated) {
            unread.add(new Unread("truncated", "the reply was cut off within this item", text));
        } else {
            add(item, items, unread, text);
        }
        return new Parsed<>(items, unread);
    }

    private String named(String written) {
        var plain = plain(written);
        return fields.stream()
                .filter(field -> plain(field).equals(plain))
                .findFirst()
                .orElse(written);
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", " ").toLowerCase(Locale.ROOT);
    }

    private void add(Map<String, Object> item, List<Map<String, Object>> items, List<Unread> unread, String text) {
        var missing = fields.stream().filter(field -> !item.containsKey(field)).toList();
        if (missing.isEmpty()) {
            items.add(new LinkedHashMap<>(item));
        } else {
            unread.add(new Unread("missing-field", "the reply lacks " + String.join(", ", missing), text));
        }
    }

    @Override
    public String render(List<Map<String, Object>> items) {
        var text = new StringBuilder();
        for (var item : items) {
            for (var field : fields) {
                var name = field.replaceAll("[-_]", " ");
                text.append(name.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(name.substring(1))
                        .append(": ")
                        .append(item.getOrDefault(field, ""))
                        .append('\n');
            }
        }
        return ReplyText.verified(this, items, text.toString());
    }
}
