package dev.espalier.prompt;

import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The text of a prompt with named slots, {@code ${instruction}}, for what differs from call to call. Immutable.
 *
 * <p>A line {@code === system ===}, {@code === user ===} or {@code === assistant ===} starts a message; text without such a
 * line is one message of the user. Line breaks at the start and end of a message are left out. A line
 * {@code === each demonstration ===} starts the layout of one demonstration, which {@link #each} repeats; it is no message.
 * Values are data: they are put in as they are and never looked at for slots or markers.
 */
public final class PromptTemplate {

    private static final Pattern SLOT = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)}");
    private static final Pattern SECTION =
            Pattern.compile("(?m)^=== (system|user|assistant|each [a-z][a-z0-9-]*) ===(?:\\n|\\z)");

    private record Part(Role role, List<String> literalsAndSlots) {}

    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, List<String>> layouts = new LinkedHashMap<>();
    private final Set<String> slots = new LinkedHashSet<>();

    private PromptTemplate(String name, String text) {
        this.name = name;
        var sections = SECTION.matcher(text);
        int from = 0;
        var section = "user";
        while (sections.find()) {
            addSection(section, text.substring(from, sections.start()));
            section = sections.group(1);
            from = sections.end();
        }
        addSection(section, text.substring(from));
    }

    /**
     * Reads a template.
     *
     * @param name how messages call it: its path below the prompts folder
     */
    public static PromptTemplate of(String name, String text) {
        return new PromptTemplate(name, text.replace("\r\n", "\n"));
    }

    private void addSection(String section, String text) {
        if (section.startsWith("each ")) {
            layouts.put(section.substring("each ".length()), pieces(text));
            return;
        }
        var body = text.replaceAll("^\\n+|\\n+$", "");
        if (body.isEmpty()) {
            return;
        }
        var pieces = pieces(body);
        for (int i = 1; i < pieces.size(); i += 2) {
            slots.add(pieces.get(i));
        }
        parts.add(new Part(Role.valueOf(section.toUpperCase(Locale.ROOT)), pieces));
    }

    /** Cuts a text at its slots: literals stand at even places, names of slots at odd ones. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var slot = SLOT.matcher(text);
        int from = 0;
        while (slot.find()) {
            pieces.add(text.substring(from, slot.start()));
            pieces.add(slot.group(1));
            from = slot.end();
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    public String name() {
        return name;
    }

    /** Returns the names of the slots in messages, in order of first use. */
    public Set<String> slots() {
        return new LinkedHashSet<>(slots);
    }

    /** Returns the names that have a layout of their own, with the slots in it. */
    public Map<String, Set<String>> layouts() {
        var found = new LinkedHashMap<String, Set<String>>();
        layouts.forEach((layout, pieces) -> {
            var names = new LinkedHashSet<String>();
            for (int i = 1; i < pieces.size(); i += 2) {
                names.add(pieces.get(i));
            }
            found.put(layout, names);
        });
        return found;
    }

    /**
     * Returns the layout of this name once for each row of values, without line breaks at the end.
     *
     * @throws IllegalArgumentException if there is no such layout, or a slot in it has no value
     */
    public String each(String layout, List<Map<String, String>> rows) {
        var pieces = layouts.get(layout);
        if (pieces == null) {
            throw new IllegalArgumentException("prompt " + name + " has no \"=== each " + layout + " ===\"");
        }
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < pieces.size(); i++) {
                text.append(
                        i % 2 == 0
                                ? pieces.get(i)
                                : fill(pieces.get(i), row, Map.of()).text());
            }
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
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
                var segment = i % 2 == 0 ? new Segment(piece, true) : fill(piece, values, fixed);
                if (!segment.text().isEmpty()) {
                    segments.add(segment);
                }
            }
            messages.add(new Message(part.role, segments));
        }
        return messages;
    }

    private Segment fill(String slot, Map<String, String> values, Map<String, String> fixed) {
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
