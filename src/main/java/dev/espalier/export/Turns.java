package dev.espalier.export;

import dev.espalier.io.Conversation;
import dev.espalier.model.Example;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An example as a conversation: the system message of the further field {@code system}, if there is one; what the user says, the
 * instruction and, after a blank line, the input if there is one; the output; then the messages of the further field
 * {@code turns}, as {@link Conversation} reads them.
 */
final class Turns {

    private Turns() {}

    /** One message. */
    record Turn(String role, String text) {}

    static List<Turn> of(Example example) {
        var turns = new ArrayList<Turn>();
        example.text(Conversation.SYSTEM)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> turns.add(new Turn(Conversation.SYSTEM, text)));
        turns.add(new Turn("user", question(example)));
        turns.add(new Turn("assistant", example.output()));
        turns.addAll(later(example));
        return turns;
    }

    /** Returns instruction and input as one text. */
    static String question(Example example) {
        var input = example.input();
        return input.isEmpty() ? example.instruction() : example.instruction() + "\n\n" + input;
    }

    /** Returns the further fields that are in the conversation. */
    static Set<String> held(Example example) {
        var held = new LinkedHashSet<String>();
        if (example.text(Conversation.SYSTEM).isPresent()) {
            held.add(Conversation.SYSTEM);
        }
        if (!later(example).isEmpty()) {
            held.add(Conversation.TURNS);
        }
        return held;
    }

    /** Returns the messages after the first exchange; none if the field holds anything else. */
    private static List<Turn> later(Example example) {
        if (!(example.more().get(Conversation.TURNS) instanceof List<?> messages)) {
            return List.of();
        }
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            if (message instanceof Map<?, ?> map
                    && map.size() == 2
                    && map.get(Conversation.ROLE) instanceof String role
                    && map.get(Conversation.CONTENT) instanceof String text) {
                turns.add(new Turn(role, text));
            }
        }
        return turns.size() == messages.size() ? turns : List.of();
    }
}
