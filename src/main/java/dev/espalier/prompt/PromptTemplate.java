package dev.espalier.prompt;

import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of a prompt with named slots, {@code ${instruction}}, for what differs from call to call. Immutable.
 *
 * <p>A line {@code === system ===}, {@code === user ===} or {@code === assistant ===} starts a message; text without such a
 * line is one message of the user. Line breaks at the start and end of a message are dropped. Values are data: they are
 * put in as they are and never looked at for slots or markers.
 */
public final class PromptTemplate {

    private static final Pattern SLOT = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)}");
    private static final Pattern ROLE = Pattern.compile("(?m)^=== (system|user|assistant) ===\\R?");

    private record Part(Role role, List<String> literalsAndSlots) {}

    private final String name;
    private final List<Part> parts;
    private final Set<String> slots = new LinkedHashSet<>();

    private PromptTemplate(String name, String text) {
        this.name = name;
        this.parts = new ArrayList<>();
        var roles = ROLE.matcher(text);
        int from = 0;
        var role = Role.USER;
        while (roles.find()) {
            addPart(role, text.substring(from, roles.start()));
            role = Role.valueOf(roles.group(1).toUpperCase(java.util.Locale.ROOT));
            from = roles.end();
        }
        addPart(role, text.substring(from));
    }

    /**
     * Reads a template.
     *
     * @param name how messages call it: its path below the prompts folder
     */
    public static PromptTemplate of(String name, String text) {
        return new PromptTemplate(name, text.replace("\r\n", "\n"));
    }

    private void addPart(Role role, String text) {
        var body = text.replaceAll("^\\n+|\\n+$", "");
        if (body.isEmpty()) {
            return;
        }
        // Literals stand at even places, names of slots at odd ones.
        var pieces = new ArrayList<String>();
        var slot = SLOT.matcher(body);
        int from = 0;
        while (slot.find()) {
            pieces.add(body.substring(from, slot.start()));
            pieces.add(slot.group(1));
            slots.add(slot.group(1));
            from = slot.end();
        }
        pieces.add(body.substring(from));
        parts.add(new Part(role, pieces));
    }

    public String name() {
        return name;
    }

    /** Returns the names of the slots, in order of first use. */
    public Set<String> slots() {
        return Set.copyOf(slots);
    }

    /**
     * Returns the messages with the slots filled.
     *
     * @param fixed values that are the same in every call of a run (stored once in the journal)
     * @param values the other values
     * @throws IllegalArgumentException if a slot has no value
     */
    public List<Message> render(Map<String, String> fixed, Map<String, String> values) {
        var messages = new ArrayList<Message>();
        for (var part : parts) {
            var segments = new ArrayList<Segment>();
            for (int i = 0; i < part.literalsAndSlots.size(); i++) {
                var piece = part.literalsAndSlots.get(i);
                var segment = i % 2 == 0 ? new Segment(piece, true) : fill(piece, fixed, values);
                if (!segment.text().isEmpty()) {
                    segments.add(segment);
                }
            }
            messages.add(new Message(part.role, segments));
        }
        return messages;
    }

    private Segment fill(String slot, Map<String, String> fixed, Map<String, String> values) {
        var value = values.get(slot);
        if (value != null) {
            return new Segment(value, false);
        }
        var same = fixed.get(slot);
        if (same == null) {
            throw new IllegalArgumentException("prompt " + name + ": nothing fills the slot ${" + slot + "}");
        }
        return new Segment(same, true);
    }
}
