package dev.espalier.catalog;

import dev.espalier.export.AlpacaFormat;
import dev.espalier.export.AlpacaLayout;
import dev.espalier.export.ChatLayout;
import dev.espalier.export.CsvFormat;
import dev.espalier.export.ExportFormat;
import dev.espalier.export.JsonLinesFormat;
import dev.espalier.export.ParquetFormat;
import dev.espalier.export.PreferenceLayout;
import dev.espalier.export.PromptCompletionFormat;
import dev.espalier.export.ShareGptLayout;
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
        ALL.put("alpaca-jsonl", seed -> new JsonLinesFormat(new AlpacaLayout()));
        ALL.put("chat", seed -> new JsonLinesFormat(new ChatLayout()));
        ALL.put("prompt-completion", seed -> new PromptCompletionFormat(seed, ""));
        ALL.put("sharegpt", seed -> new JsonLinesFormat(new ShareGptLayout()));
        ALL.put("preference", seed -> new JsonLinesFormat(new PreferenceLayout()));
        ALL.put("csv", seed -> new CsvFormat());
        ALL.put("parquet", seed -> new ParquetFormat());
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
