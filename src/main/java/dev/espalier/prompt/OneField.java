package dev.espalier.prompt;

import java.util.List;
import java.util.Map;

/** Reads each item of another format as the value of one field. Immutable if that format is. */
final class OneField<T> implements ReplyFormat<Map<String, Object>> {

    private final String field;
    private final Class<T> type;
    private final ReplyFormat<T> format;

    OneField(String field, Class<T> type, ReplyFormat<T> format) {
        this.field = field;
        this.type = type;
        this.format = format;
    }

    @Override
    public Parsed<Map<String, Object>> parse(String text, boolean truncated) {
        var parsed = format.parse(text, truncated);
        List<Map<String, Object>> items = parsed.items().stream()
                .map(item -> Map.<String, Object>of(field, item))
                .toList();
        return new Parsed<>(items, parsed.unread());
    }

    @Override
    public String render(List<Map<String, Object>> items) {
        return format.render(
                items.stream().map(item -> type.cast(item.get(field))).toList());
    }
}
