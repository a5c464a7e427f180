package dev.espalier.export;

import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Layout {@code alpaca-jsonl}: {@code {instruction, input, output}}. */
public final class AlpacaLayout implements RecordLayout {

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Map<String, String> record(Example example) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("instruction", example.instruction());
        fields.put("input", example.input());
        fields.put("output", example.output());
        return fields;
    }

    @Override
    public Set<String> held(Example example) {
        return Set.of();
    }
}
