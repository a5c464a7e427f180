package dev.espalier.catalog;

import dev.espalier.export.AlpacaFormat;
import dev.espalier.export.AlpacaLinesFormat;
import dev.espalier.export.ChatFormat;
import dev.espalier.export.ExportFormat;
import dev.espalier.export.PromptCompletionFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** The formats of {@code export}. To add one: a class in {@code export}, and a row here. */
public final class ExportFormats {

    private static final Map<String, LongFunction<ExportFormat>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("alpaca", seed -> new AlpacaFormat());
        ALL.put("alpaca-jsonl", seed -> new AlpacaLinesFormat());
        ALL.put("chat", seed -> new ChatFormat());
        ALL.put("prompt-completion", seed -> new PromptCompletionFormat(seed, ""));
    }

    private ExportFormats() {}

    /** Returns the names of all formats. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Returns a format.
     *
     * @param seed for formats that choose at random
     */
    public static Optional<ExportFormat> find(String name, long seed) {
        return Optional.ofNullable(ALL.get(name)).map(format -> format.apply(seed));
    }
}
