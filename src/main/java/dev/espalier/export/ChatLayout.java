package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Format {@code chat}: JSON Lines of {@code {"messages": [{"role", "content"}, …]}}. The user's message is the instruction
 * and, after a blank line, the input if there is one; a text in the further field {@code system} comes first as a system
 * message.
 */
public final class ChatFormat implements ExportFormat {

    private static final String SYSTEM = "system";

    @Override
    public Exported write(Iterator<Example> examples, Writer out) throws IOException {
        var leftOut = new LeftOut();
        long written = 0;
        while (examples.hasNext()) {
            var example = examples.next();
            leftOut.note(example, example.text(SYSTEM).isPresent() ? Set.of(SYSTEM) : Set.of());
            out.write(JsonLine.of(Map.of("messages", messages(example))) + "\n");
            written++;
        }
        return new Exported(written, 0, leftOut.names());
    }

    private static List<Map<String, String>> messages(Example example) {
        var messages = new ArrayList<Map<String, String>>();
        example.text(SYSTEM).filter(text -> !text.isEmpty()).ifPresent(text -> messages.add(message(SYSTEM, text)));
        var input = example.input();
        messages.add(message("user", example.instruction() + (input.isEmpty() ? "" : "\n\n" + input)));
        messages.add(message("assistant", example.output()));
        return messages;
    }

    private static Map<String, String> message(String role, String content) {
        var message = new LinkedHashMap<String, String>();
        message.put("role", role);
        message.put("content", content);
        return message;
    }
}
