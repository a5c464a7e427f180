package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds an exchange, what the user says and the answer to it, to a conversation: a list of {@code {role, content}} of what is said
 * after instruction and output, which exports to chat layouts write as further turns. Asks no model.
 */
public final class Turn implements Step {

    public static final String KIND = "turn";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with what the user says")
            String user,

            @Option(about = "the field with the answer") String assistant,

            @Option(about = "the field that keeps the conversation", value = "turns")
            String into) {}

    private final Options options;

    public Turn(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.user, options.assistant);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var turns = new ArrayList<Object>();
        if (example.more().get(options.into) instanceof List<?> before) {
            turns.addAll(before);
        }
        turns.add(message("user", example, options.user));
        turns.add(message("assistant", example, options.assistant));
        return new StepResult.Passed(example.with(options.into, List.copyOf(turns)));
    }

    private static Map<String, Object> message(String role, Example example, String field) {
        var message = new LinkedHashMap<String, Object>();
        message.put("role", role);
        message.put("content", example.text(field).orElse(""));
        return message;
    }
}
