package dev.espalier.filter;

import dev.espalier.option.Option;
import java.util.Arrays;

/** Reads what an options record declares. */
final class Defaults {

    private Defaults() {}

    /** Returns the default of an option as it would be written in YAML. */
    static String of(Class<? extends Record> options, String component) {
        return Arrays.stream(options.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component))
                .findFirst()
                .orElseThrow()
                .getAnnotation(Option.class)
                .value();
    }
}
