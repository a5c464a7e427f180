package dev.espalier.prompt;

import java.util.List;

/**
 * The layout in which a model is asked to answer. A format both parses replies and renders them, so the built-in teacher
 * answers in the very layout that real replies are read in; {@code parse(render(x)).items()} is {@code x} for every list
 * that can be rendered. Tolerant of what chat models really do; what cannot be read is returned as such, never thrown.
 *
 * @param <T> what one item of a reply is
 */
public interface ReplyFormat<T> {

    /**
     * Reads a reply.
     *
     * @param text the reply as it came
     * @param truncated whether the model was cut off; then the last item is incomplete and is reported as unread
     */
    Parsed<T> parse(String text, boolean truncated);

    /**
     * Writes a reply that holds these items.
     *
     * @throws IllegalArgumentException if an item holds what would be read back as something else (a marker of the format)
     */
    String render(List<T> items);

    /**
     * What was read.
     *
     * @param items the complete items, in order
     * @param unread the pieces that could not be read, in order, with the reason for each
     */
    record Parsed<T>(List<T> items, List<Unread> unread) {

        public Parsed {
            items = List.copyOf(items);
            unread = List.copyOf(unread);
        }
    }

    /**
     * A piece of a reply that could not be read.
     *
     * @param code the second half of a reason code, such as {@code truncated} or {@code slipped-number}
     * @param detail what is wrong, in words
     * @param text the piece as it came
     */
    record Unread(String code, String detail, String text) {}
}
