package dev.espalier.report;

import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that the report lets people browse.
 *
 * @param id its own, or what else names it
 * @param verdict {@code stage}, {@code by}, {@code reason}, {@code detail} and {@code value} of its rejection; empty if it was
 *     accepted
 * @param near the nearest other instruction; null if nothing is known of it
 */
public record Browsed(
        String id,
        Example example,
        Map<String, Object> verdict,
        @Nullable Near near) {

    /**
     * The nearest other text.
     *
     * @param score ROUGE-L F1 of both, 0 to 1; negative if it was not measured
     */
    public record Near(String id, String text, double score) {}

    /** Returns whether it stands in the ledger. */
    public boolean isRejected() {
        return !verdict.isEmpty();
    }

    String reason() {
        return verdict.getOrDefault("reason", "") instanceof String reason ? reason : "";
    }

    Browsed with(Near nearest) {
        return new Browsed(id, example, verdict, nearest);
    }

    /**
     * Returns the record for the page.
     *
     * @param most so many characters of each text
     */
    Map<String, Object> toMap(int most) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", id);
        map.put("instruction", cut(example.instruction(), most));
        putText(map, "input", cut(example.input(), most));
        putText(map, "output", cut(example.output(), most));
        var more = new LinkedHashMap<String, Object>();
        example.more().forEach((name, value) -> more.put(name, cut(String.valueOf(value), most)));
        if (!more.isEmpty()) {
            map.put("more", more);
        }
        verdict.forEach((name, value) -> map.put(name, cut(String.valueOf(value), most)));
        if (near != null) {
            map.put("near", near(near, most));
        }
        putLineage(map);
        return map;
    }

    private static Map<String, Object> near(Near near, int most) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", near.id);
        map.put("text", cut(near.text, most));
        if (near.score >= 0) {
            map.put("score", Markup.decimal(near.score, 3));
        }
        return map;
    }

    private void putLineage(Map<String, Object> map) {
        var lineage = example.lineage();
        if (!lineage.parents().isEmpty()) {
            map.put("parents", lineage.parents());
        }
        if (!lineage.demonstrations().isEmpty()) {
            map.put("shown", lineage.demonstrations());
        }
        if (!lineage.calls().isEmpty()) {
            map.put(
                    "calls",
                    lineage.calls().stream()
                            .map(call -> call.step() + " · " + call.model())
                            .toList());
        }
    }

    private static void putText(Map<String, Object> map, String name, String text) {
        if (!text.isEmpty()) {
            map.put(name, text);
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, most) + " … (" + Markup.number(text.length() - most) + " more characters)";
    }
}
