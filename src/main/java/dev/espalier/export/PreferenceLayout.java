package dev.espalier.export;

import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Layout {@code preference}: {@code {prompt, chosen, rejected}}. The prompt is the instruction and, after a blank line, the input;
 * the chosen answer is the output; the rejected one is the further field {@code rejected}.
 */
public final class PreferenceLayout implements RecordLayout {

    private static final String REJECTED = "rejected";

    @Override
    public Set<String> needs() {
        return Set.of("instruction", "output", REJECTED);
    }

    @Override
    public Map<String, String> record(Example example) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("prompt", Turns.question(example));
        fields.put("chosen", example.output());
        fields.put(REJECTED, example.text(REJECTED).orElse(""));
        return fields;
    }

    @Override
    public Set<String> held(Example example) {
        return example.text(REJECTED).isPresent() ? Set.of(REJECTED) : Set.of();
    }
}
