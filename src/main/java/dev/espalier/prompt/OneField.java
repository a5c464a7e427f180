package dev.espalier.prompt;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads each item of another format as the value of one field. Immutable if that format is. */
final class OneField<T> implements ReplyFormat<Map<String, Object>> {

    private final String field;
    private final Function<@Nullable Object, T> read;
    private final ReplyFormat<T> format;

    OneField(String field, Class<T> type, ReplyFormat<T> format) {
        this(field, type::cast, format);
    }

    /**
     * @param read makes an item of the value of the field, to render it
     */
    OneField(String field, Function<@Nullable Object, T> read, ReplyFormat<T> format) {
        this.field = field;
        this.read = read;
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
                items.stream().map(item -> read.apply(item.get(field))).toList());
    }
}
