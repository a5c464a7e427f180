package dev.espalier.io;

import dev.espalier.io.Node.Entry;
import dev.espalier.io.Node.Mapping;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two layouts of conversations: chat, {@code {"messages": [{"role", "content"}, …]}}, and ShareGPT,
 * {@code {"conversations": [{"from", "value"}, …]}}, known by their shape.
 *
 * <p>The first system message becomes the field {@code system}, the first of the user the instruction, the answer to it the
 * output. What is said after that stands in the field {@code turns}, a list of {@code {role, content}}, so that exports to these
 * layouts write it again and filters look at the first exchange. A message with anything else in it is a problem, as nothing may get lost.
 */
public final class Conversation {

    /** The field of the system message. */
    public static final String SYSTEM = "system";

    /** The field of the messages after the first exchange. */
    public static final String TURNS = "turns";

    /** Who says a message. */
    public static final String ROLE = "role";

    /** What a message says. */
    public static final String CONTENT = "content";

    private static final Map<String, String> ROLES = Map.of(
            "human", "user", "gpt", "assistant", "chatgpt", "assistant", "model", "assistant", "bot", "assistant");

    private Conversation() {}

    /** The names in one of the layouts. */
    private enum Layout {
        CHAT("messages", ROLE, CONTENT),
        SHARE_GPT("conversations", "from", "value");

        private final String list;
        private final String role;
        private final String text;

        Layout(String list, String role, String text) {
            this.list = list;
            this.role = role;
            this.text = text;
        }

        boolean fits(Mapping record) {
            var entry = record.entries().get(list);
            return entry != null
                    && !record.entries().containsKey("instruction")
                    && entry.value() instanceof Node.Sequence messages
                    && !messages.items().isEmpty()
                    && messages.items().get(0) instanceof Mapping first
                    && first.entries().containsKey(role);
        }
    }

    private static @Nullable Layout layout(Mapping record) {
        for (var layout : Layout.values()) {
            if (layout.fits(record)) {
                return layout;
            }
        }
        return null;
    }

    /** Returns whether a record is a conversation. */
    public static boolean isOne(Mapping record) {
        return layout(record) != null;
    }

    /** Returns how a record is laid out, in words. */
    static String layoutName(Mapping record) {
        var layout = layout(record);
        if (layout == null) {
            return "records without a conversation";
        }
        return layout == Layout.CHAT
                ? "chat conversations (\"messages\")"
                : "ShareGPT conversations (\"conversations\")";
    }

    /** Returns what is wrong with a conversation behind records that are none, or the other way round. */
    static Problem mixed(Mapping record) {
        return new Problem(
                record.place().toString(),
                isOne(record)
                        ? "this record is a conversation, those before it are not"
                        : "this record is no conversation, those before it are",
                "put each layout into a file of its own");
    }

    /**
     * Returns a conversation as a record with {@code instruction}, {@code output}, {@code system} and {@code turns} in the place of
     * the messages; any other record as it is.
     *
     * @param problems is told what is wrong with the messages; the record must not be used then
     */
    public static Mapping flat(Mapping record, Consumer<Problem> problems) {
        var layout = layout(record);
        return layout == null ? record : new Flattening(layout, problems).flat(record);
    }

    /** A message with its place. */
    private record Message(String role, Node.Text text) {}

    /** The work on one record. */
    private record Flattening(Layout layout, Consumer<Problem> problems) {

        Mapping flat(Mapping record) {
            var entries = new LinkedHashMap<String, Entry>();
            record.entries().forEach((name, entry) -> {
                if (name.equals(layout.list)) {
                    fields((Node.Sequence) entry.value()).forEach((field, value) -> put(entries, field, entry, value));
                } else {
                    put(entries, name, entry, entry.value());
                }
            });
            return new Mapping(entries, record.place());
        }

        private void put(Map<String, Entry> entries, String name, Entry entry, Node value) {
            if (entries.putIfAbsent(name, new Entry(entry.keyPlace(), value)) != null) {
                problem(
                        entry.keyPlace(),
                        "\"" + NodeBuilder.shown(name) + "\" stands in the record and among its messages",
                        "give the field another name");
            }
        }

        private Map<String, Node> fields(Node.Sequence list) {
            var messages = new ArrayList<Message>();
            list.items().forEach(item -> messages.add(message(item)));
            var fields = new LinkedHashMap<String, Node>();
            int next = 0;
            if (messages.get(next).role().equals(SYSTEM)) {
                fields.put(SYSTEM, messages.get(next++).text());
            }
            if (next == messages.size() || !messages.get(next).role().equals("user")) {
                problem(
                        list.place(),
                        "the conversation does not start with a message of the user",
                        "\"" + layout.role + "\": \"" + (layout == Layout.CHAT ? "user" : "human") + "\" is wanted");
                return fields;
            }
            fields.put("instruction", messages.get(next++).text());
            if (next < messages.size() && messages.get(next).role().equals("assistant")) {
                fields.put("output", messages.get(next++).text());
            }
            if (next < messages.size()) {
                fields.put(TURNS, turns(messages.subList(next, messages.size()), list.place()));
            }
            return fields;
        }

        private static Node turns(List<Message> messages, Place place) {
            return new Node.Sequence(
                    messages.stream()
                            .map(Flattening::turn)
                            .map(Node.class::cast)
                            .toList(),
                    place);
        }

        private static Node turn(Message message) {
            var place = message.text().place();
            var entries = new LinkedHashMap<String, Entry>();
            entries.put(ROLE, new Entry(place, new Node.Text(message.role(), place)));
            entries.put(CONTENT, new Entry(place, message.text()));
            return new Mapping(entries, place);
        }

        private Message message(Node item) {
            if (item instanceof Mapping mapping
                    && mapping.entries().keySet().equals(Set.of(layout.role, layout.text))
                    && value(mapping, layout.role) instanceof Node.Text role
                    && value(mapping, layout.text) instanceof Node.Text text) {
                return new Message(ROLES.getOrDefault(role.value(), role.value()), text);
            }
            problem(
                    item.place(),
                    "this message is not two texts \"" + layout.role + "\" and \"" + layout.text
                            + "\", and nothing else",
                    "take other fields out, or the record");
            return new Message("", new Node.Text("", item.place()));
        }

        private static @Nullable Node value(Mapping mapping, String name) {
            var entry = mapping.entries().get(name);
            return entry == null ? null : entry.value();
        }

        private void problem(Place place, String statement, String hint) {
            problems.accept(new Problem(place.toString(), statement, hint));
        }
    }
}
