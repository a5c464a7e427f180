package dev.espalier.llm;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One message of a conversation, kept in segments so that the journal can store the fixed text of a template once.
 *
 * @param role who speaks
 * @param segments the text in pieces; joined without anything between them
 */
public record Message(Role role, List<Segment> segments) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /**
     * A piece of a message.
     *
     * @param text the piece
     * @param fixed whether many requests hold this very piece: template text, or demonstrations that never change
     */
    public record Segment(String text, boolean fixed) {}

    public Message {
        segments = List.copyOf(segments);
    }

    /** Returns a message of the user in one piece. */
    public static Message user(String text) {
        return new Message(Role.USER, List.of(new Segment(text, false)));
    }

    /** Returns the whole text. */
    public String content() {
        return segments.size() == 1
                ? segments.get(0).text()
                : segments.stream().map(Segment::text).collect(Collectors.joining());
    }
}
