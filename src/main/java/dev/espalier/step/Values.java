package dev.espalier.step;

import dev.espalier.model.Example;
import java.util.Map;

/** Puts values into the fields of an example, wherever these are. */
final class Values {

    private Values() {}

    /** Returns the example with these fields set, see {@link Example#with}. */
    static Example put(Example example, Map<String, Object> fields) {
        var changed = example;
        for (var field : fields.entrySet()) {
            changed = put(changed, field.getKey(), field.getValue());
        }
        return changed;
    }

    static Example put(Example example, String field, Object value) {
        return example.with(field, value);
    }
}
