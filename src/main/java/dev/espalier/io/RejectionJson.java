package dev.espalier.io;

import dev.espalier.model.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a rejection is written: {@code by, reason, detail, value, neighbour {id, text}}, the last two only if there are any. */
public final class RejectionJson {

    private RejectionJson() {}

    /**
     * Adds the fields of a rejection to a line.
     *
     * @param by the step or filter that rejects
     */
    public static void put(Map<String, Object> line, String by, Rejection rejection) {
        line.put("by", by);
        line.put("reason", rejection.reason());
        line.put("detail", rejection.detail());
        var value = rejection.value();
        if (value != null) {
            line.put("value", value);
        }
        var neighbour = rejection.neighbour();
        if (neighbour != null) {
            var near = new LinkedHashMap<String, Object>();
            near.put("id", neighbour.id());
            near.put("text", neighbour.text());
            line.put("neighbour", near);
        }
    }
}
