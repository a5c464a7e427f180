package dev.espalier.llm;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a request asks for, in a form a program can read, beside the prompt that says it in words. The built-in teacher
 * works from it; other models never see it.
 *
 * @param name a name from the table in the package documentation of the built-in teacher, such as {@code respond}
 * @param variables what the prompt was rendered from: String, Integer, Boolean, or List of String or of such maps
 */
public record Operation(String name, Map<String, Object> variables) {

    public Operation {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    }
}
