package dev.espalier.prompt;

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
        var items = new FieldItems(fields, text);
        var found = label.matcher(reply);
        boolean any = found.find();
        while (any) {
            var name = found.group(1);
            int from = found.end();
            any = found.find();
            items.put(name, reply.substring(from, any ? found.start() : reply.length()));
        }
        return items.end(truncated);
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
