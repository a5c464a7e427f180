package dev.espalier.cli;

import dev.espalier.problem.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code --field}: our name of a field, and what it is called in a file. */
final class FieldNames {

    private FieldNames() {}

    /**
     * Returns the names in the file by ours.
     *
     * @param known the names that may stand on the left; null if any may
     * @throws UsageException if a value is no {@code FIELD=NAME}, or a name stands there twice
     */
    static Map<String, String> parse(List<String> values, @Nullable Set<String> known) {
        var fields = new LinkedHashMap<String, String>();
        var ours = new HashMap<String, String>();
        for (var value : values) {
            int at = value.indexOf('=');
            if (at < 1 || at == value.length() - 1) {
                throw new UsageException(
                        "--field: \"" + value + "\" is not FIELD=NAME; write instruction=prompt, for" + " instance");
            }
            var field = value.substring(0, at);
            var name = value.substring(at + 1);
            if (known != null && !known.contains(field)) {
                throw new UsageException(
                        "--field: there is no field \"" + field + "\"; " + Suggestion.hint(field, known));
            }
            if (fields.put(field, name) != null) {
                throw new UsageException("--field: \"" + field + "\" is given twice; give it once");
            }
            var other = ours.put(name, field);
            if (other != null) {
                throw new UsageException("--field: \"" + other + "\" and \"" + field + "\" cannot both be \"" + name
                        + "\"; give each a name of its own");
            }
        }
        return fields;
    }
}
