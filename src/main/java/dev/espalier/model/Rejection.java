package dev.espalier.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a candidate does not reach the dataset.
 *
 * @param reason a stable code, {@code name:what}, that starts with the name of the kind of step or filter, such as
 *     {@code word-length:too-short}; the same cause always gives the same code
 * @param detail the cause in words, for people
 * @param value what was measured or found (a String, Long or Double), if anything
 * @param neighbour the nearest accepted text, for filters that compare
 */
public record Rejection(
        String reason,
        String detail,
        @Nullable Object value,
        @Nullable Neighbour neighbour) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+:[a-z0-9-]+");

    public Rejection {
        if (!isCode(reason)) {
            throw new IllegalArgumentException("not a reason code: " + reason);
        }
        if (value != null && !isValue(value)) {
            throw new IllegalArgumentException("a measured value is a String, Long or Double, not " + value.getClass());
        }
    }

    public Rejection(String reason, String detail) {
        this(reason, detail, null, null);
    }

    public Rejection(String reason, String detail, Object value) {
        this(reason, detail, value, null);
    }

    /** Returns whether a text has the form of a reason. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** Returns whether this may be the value of a rejection. */
    public static boolean isValue(@Nullable Object value) {
        return value instanceof String || value instanceof Long || value instanceof Double;
    }

    /**
     * Returns the names under which people may ask for rejections of a kind.
     *
     * @param reason its code
     * @param by the step or filter that rejected
     * @return the code, what stands before and what stands behind its colon, and the step or filter
     */
    public static Set<String> names(String reason, String by) {
        int colon = Math.max(0, reason.indexOf(':'));
        var names = new TreeSet<>(List.of(reason, reason.substring(0, colon), reason.substring(colon + 1), by));
        names.remove("");
        return names;
    }

    /**
     * The nearest text in what a candidate was compared with.
     *
     * @param id of a seed task or an accepted example, or {@code file:number} (the 1-based number of the record) of a
     *     file
     * @param text its text in the compared field
     */
    public record Neighbour(String id, String text) {}
}
