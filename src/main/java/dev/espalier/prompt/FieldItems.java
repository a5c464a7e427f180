package dev.espalier.prompt;

import dev.espalier.prompt.ReplyFormat.Parsed;
import dev.espalier.prompt.ReplyFormat.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers fields as they are met in a reply; one that comes again begins the next item. Not thread-safe. */
final class FieldItems {

    private final List<String> wanted;
    private final String reply;
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private Map<String, Object> item = new LinkedHashMap<>();

    /**
     * @param wanted the fields that an item must have
     */
    FieldItems(List<String> wanted, String reply) {
        this.wanted = wanted;
        this.reply = reply;
    }

    /** Takes a field, by its name as the reply spells it: case aside, and with hyphens, underscores or spaces. */
    void put(String written, String value) {
        var plain = plain(written);
        var field = wanted.stream()
                .filter(name -> plain(name).equals(plain))
                .findFirst()
                .orElse(written);
        if (item.containsKey(field)) {
            endItem();
        }
        item.put(field, Whitespace.trim(value));
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns whether all fields of the last item were met. */
    boolean isComplete() {
        return item.keySet().containsAll(wanted);
    }

    private void endItem() {
        var missing = wanted.stream().filter(field -> !item.containsKey(field)).toList();
        if (missing.isEmpty()) {
            items.add(item);
        } else {
            unread.add(new Unread("missing-field", "the reply lacks " + String.join(", ", missing), reply));
        }
        item = new LinkedHashMap<>();
    }

    /**
     * Returns what was read.
     *
     * @param cut whether the reply was cut off within the last item
     */
    Parsed<Map<String, Object>> end(boolean cut) {
        if (cut) {
            unread.add(new Unread("truncated", "the reply was cut off within this item", reply));
        } else {
            endItem();
        }
        return new Parsed<>(items, unread);
    }
}
