package dev.espalier.export;

import dev.espalier.io.Conversation;
import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Layout {@code chat}: {@code {"messages": [{"role", "content"}, …]}}, as OpenAI has it; see {@link Turns}. */
public final class ChatLayout implements RecordLayout {

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Map<String, ?> record(Example example) {
        return Map.of(
                "messages", Turns.of(example).stream().map(ChatLayout::message).toList());
    }

    @Override
    public Set<String> held(Example example) {
        return Turns.held(example);
    }

    private static Map<String, String> message(Turns.Turn turn) {
        var message = new LinkedHashMap<String, String>();
        message.put(Conversation.ROLE, turn.role());
        message.put(Conversation.CONTENT, turn.text());
        return message;
    }
}
