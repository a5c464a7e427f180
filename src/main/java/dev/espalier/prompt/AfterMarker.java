package dev.espalier.prompt;

import java.util.List;

/**
 * What follows the last occurrence of a marker, such as {@code ### Rewritten}; a model that thinks aloud does so before it. The
 * text is read as {@link WholeText}. Codes of unread replies: {@code no-marker} and those of {@link WholeText}. Immutable.
 */
public final class AfterMarker implements ReplyFormat<String> {

    private final String marker;

    /**
     * @param marker not blank
     */
    public AfterMarker(String marker) {
        this.marker = marker;
        if (marker.isBlank()) {
            throw new IllegalArgumentException("the marker must not be blank");
        }
    }

    @Override
    public Parsed<String> parse(String text, boolean truncated) {
        int at = text.lastIndexOf(marker);
        if (at < 0) {
            var why = truncated ? "truncated" : "no-marker";
            return new Parsed<>(
                    List.of(), List.of(new Unread(why, "the reply does not hold \"" + marker + "\"", text)));
        }
        return new WholeText().parse(text.substring(at + marker.length()), truncated);
    }

    @Override
    public String render(List<String> items) {
        return ReplyText.verified(this, items, marker + "\n" + String.join("", items));
    }
}
