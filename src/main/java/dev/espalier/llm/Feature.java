package dev.espalier.llm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In what a server differs from the habit of its provider. */
public enum Feature {
    /** The reply's upper bound is called {@code max_completion_tokens}, as OpenAI's newer models want it. */
    MAX_COMPLETION_TOKENS,
    /** The reply's upper bound is called {@code max_tokens}, also at OpenAI's own address. */
    MAX_TOKENS,
    /** The server gives one choice for a call or refuses to give several: they are asked for one by one. */
    SINGLE_CHOICE,
    /** The server answers by the operation of a request too, so it is sent in {@code metadata}. */
    SEND_OPERATION;

    /** Returns the feature as it is written: {@code send-operation}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the feature that is written so, if there is one. */
    public static Optional<Feature> find(String written) {
        return Arrays.stream(values())
                .filter(feature -> feature.written().equals(written))
                .findFirst();
    }

    /** Returns all features as they are written. */
    public static List<String> allWritten() {
        return Arrays.stream(values()).map(Feature::written).toList();
    }
}
