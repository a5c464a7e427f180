package dev.espalier.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A rank list as the value of one field. Immutable. */
final class RankField implements ReplyFormat<Map<String, Object>> {

    private final String field;
    private final RankList format = new RankList();

    RankField(String field) {
        this.field = field;
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
        var ranks = new ArrayList<List<Long>>();
        for (var item : items) {
            var numbers = new ArrayList<Long>();
            if (item.get(field) instanceof List<?> list) {
                list.forEach(number -> numbers.add(Long.valueOf(String.valueOf(number))));
            }
            ranks.add(numbers);
        }
        return format.render(ranks);
    }
}
