package dev.espalier.step;

import dev.espalier.model.Example;
import java.util.Map;

/** Puts values into the fields of an example, wherever these are. */
final class Values {

    private Values() {}

    /** Returns the example with these fields set; {@code instruction}, {@code input} and {@code output} hold texts only. */
    static Example put(Example example, Map<String, Object> fields) {
        var changed = example;
        for (var field : fields.entrySet()) {
            changed = put(changed, field.getKey(), field.getValue());
        }
        return changed;
    }

    static Example put(Example example, String field, Object value) {
        return switch (field) {
            case "instruction" -> example.withInstruction(value.toString());
            case "input" -> example.withInputAndOutput(value.toString(), example.output());
            case "output" -> example.withInputAndOutput(example.input(), value.toString());
            default -> example.with(field, value);
        };
    }
}
