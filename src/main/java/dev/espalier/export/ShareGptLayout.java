package dev.espalier.export;

import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Layout {@code sharegpt}: {@code {"conversations": [{"from", "value"}, …]}} with the roles system, human and gpt; see
 * {@link Turns}.
 */
public final class ShareGptLayout implements RecordLayout {

    private static final Map<String, String> ROLES = Map.of("user", "human", "assistant", "gpt");

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Map<String, ?> record(Example example) {
        return Map.of(
                "conversations",
                Turns.of(example).stream().map(ShareGptLayout::message).toList());
    }

    @Override
    public Set<String> held(Example example) {
        return Turns.held(example);
    }

    private static Map<String, String> message(Turns.Turn turn) {
        var message = new LinkedHashMap<String, String>();
        message.put("from", ROLES.getOrDefault(turn.role(), turn.role()));
        message.put("value", turn.text());
        return message;
    }
}
