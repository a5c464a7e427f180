package dev.espalier.cli;

import dev.espalier.catalog.ModelEntry;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Providers;
import dev.espalier.llm.Providers.Where;
import dev.espalier.llm.TrafficLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what is known of a model with a name; never a key. */
final class ModelFacts {

    private ModelFacts() {}

    /** Returns lines for people: which model and where, the key, the limits, the prices. */
    static List<String> lines(ModelEntry entry, Map<String, String> environment) {
        var where = places(entry);
        var lines = new ArrayList<String>();
        lines.add(entry.model() + " at "
                + String.join(", ", where.stream().map(Where::baseUrl).toList()));
        lines.add(key(where.get(0), environment));
        var limits = limits(entry.limits());
        if (!limits.isEmpty()) {
            lines.add("limits: " + String.join(", ", limits));
        }
        if (entry.prices() != null) {
            lines.add(words(entry.prices()));
        }
        return lines;
    }

    private static List<Where> places(ModelEntry entry) {
        return entry.endpoints().stream()
                .map(endpoint -> Providers.where(entry.model(), endpoint))
                .toList();
    }

    private static String key(Where where, Map<String, String> environment) {
        var source = source(where);
        if (source == null) {
            return "no key";
        }
        boolean isThere = where.hasKey(environment::get);
        var state = where.keyFile() == null ? (isThere ? "set" : "not set") : isThere ? "is there" : "cannot be read";
        return "key: " + source + ", " + state;
    }

    private static @Nullable String source(Where where) {
        return where.keyFile() == null ? where.keyVariable() : String.valueOf(where.keyFile());
    }

    private static List<String> limits(TrafficLimits limits) {
        var words = new ArrayList<String>();
        if (limits.requestsPerMinute() != null) {
            words.add(limits.requestsPerMinute() + " requests a minute");
        }
        if (limits.tokensPerMinute() != null) {
            words.add(limits.tokensPerMinute() + " tokens a minute");
        }
        if (limits.concurrency() != null) {
            words.add(limits.concurrency() + " at once");
        }
        return words;
    }

    /** Returns prices in words, with their day. */
    static String words(Prices prices) {
        return dollars(prices.inputPerMillion()) + " in, " + dollars(prices.outputPerMillion())
                + " out per million tokens"
                + (prices.asOf().isEmpty() ? "" : " (as of " + prices.asOf() + ")");
    }

    private static String dollars(BigDecimal price) {
        return "$"
                + price.setScale(Math.max(2, price.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    /** Returns the same for programs. */
    static Map<String, Object> toMap(ModelEntry entry, boolean isUsers, Map<String, String> environment) {
        var where = places(entry);
        var map = new LinkedHashMap<String, Object>();
        map.put("name", entry.name());
        map.put("model", entry.model().toString());
        map.put("of", isUsers ? "user" : "espalier");
        map.put("base-urls", where.stream().map(Where::baseUrl).toList());
        var source = source(where.get(0));
        if (source != null) {
            map.put(where.get(0).keyFile() == null ? "key-variable" : "key-file", source);
        }
        map.put("key-set", where.get(0).hasKey(environment::get));
        var limits = entry.limits();
        put(map, "requests-per-minute", limits.requestsPerMinute());
        put(map, "tokens-per-minute", limits.tokensPerMinute());
        put(map, "concurrency", limits.concurrency());
        map.put("patience-seconds", limits.patience().toSeconds());
        map.put("timeout-seconds", entry.endpoints().get(0).timeout().toSeconds());
        if (entry.prices() != null) {
            map.put("input-per-million", entry.prices().inputPerMillion().doubleValue());
            map.put("output-per-million", entry.prices().outputPerMillion().doubleValue());
            map.put("prices-as-of", entry.prices().asOf());
        }
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Number value) {
        if (value != null) {
            map.put(key, value.longValue());
        }
    }
}
