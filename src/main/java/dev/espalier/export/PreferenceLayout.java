package dev.espalier.export;

import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Layout {@code preference}: {@code {prompt, chosen, rejected}}, each the further field of that name. Where there is no such
 * field, the prompt is the instruction and, after a blank line, the input; and the chosen answer is the output. The rejected
 * one must be there.
 */
public final class PreferenceLayout implements RecordLayout {

    private static final String PROMPT = "prompt";
    private static final String CHOSEN = "chosen";
    private static final String REJECTED = "rejected";

    @Override
    public Set<String> needs() {
        return Set.of("instruction", "output", REJECTED);
    }

    @Override
    public Map<String, String> record(Example example) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(PROMPT, example.text(PROMPT).orElseGet(() -> Turns.question(example)));
        fields.put(CHOSEN, example.text(CHOSEN).orElse(example.output()));
        fields.put(REJECTED, example.text(REJECTED).orElse(""));
        return fields;
    }

    @Override
    public Set<String> held(Example example) {
        return List.of(PROMPT, CHOSEN, REJECTED).stream()
                .filter(field -> example.text(field).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }
}
