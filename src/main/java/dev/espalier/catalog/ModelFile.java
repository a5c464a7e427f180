package dev.espalier.catalog;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Provider;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Fields;
import dev.espalier.recipe.OptionBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of named models. What is wrong is collected, each with its place; what could be a key is never shown.
 */
final class ModelFile {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    /** What people write when they mean to give the key itself. */
    private static final List<String> KEYS =
            List.of("key", "api-key", "apikey", "api_key", "token", "secret", "password");

    private final @Nullable Path folder;
    private final boolean allowInsecure;
    private final Problems problems;

    private ModelFile(@Nullable Path folder, boolean allowInsecure, Problems problems) {
        this.folder = folder;
        this.allowInsecure = allowInsecure;
        this.problems = problems;
    }

    /**
     * Returns the models by name.
     *
     * @param file how messages call it
     * @param folder what the paths of key files start from; null for where the program was started
     * @param problems where complaints go
     */
    static Map<String, ModelEntry> read(
            String text, String file, @Nullable Path folder, boolean allowInsecure, Problems problems) {
        var read = NodeReader.yaml(text, file, problems).orElse(null);
        if (read instanceof Node.Mapping root) {
            return new ModelFile(folder, allowInsecure, problems).models(root);
        }
        if (read != null) {
            problems.add(file + ":1:1", "a model file is a mapping", "start with \"models:\"");
        }
        return Map.of();
    }

    private Map<String, ModelEntry> models(Node.Mapping root) {
        var models = new LinkedHashMap<String, ModelEntry>();
        var fields = new Fields(root, "a model file", problems);
        if (fields.need("models").isPresent()) {
            fields.mapping("models").forEach((name, entry) -> {
                checkName(name, entry);
                if (entry.value() instanceof Node.Mapping mapping) {
                    model(name, mapping).ifPresent(model -> models.put(name, model));
                } else {
                    problems.add(
                            entry.value().place().toString(),
                            "model \"" + name + "\" is a mapping, not "
                                    + entry.value().kind(),
                            "write \"" + name + ": { provider: openai, model: its-name }\"");
                }
            });
        }
        fields.rejectOthers();
        return models;
    }

    private void checkName(String name, Node.Entry entry) {
        if (!NAME.matcher(name).matches() || name.equals(ModelBindings.DEFAULT)) {
            problems.add(
                    entry.keyPlace().toString(),
                    "\"" + name + "\" cannot be the name of a model",
                    name.equals(ModelBindings.DEFAULT)
                            ? "it is the built-in teacher's"
                            : "use a-z, 0-9 and single dots, hyphens and underscores");
        }
    }

    private Optional<ModelEntry> model(String name, Node.Mapping written) {
        int before = problems.count();
        var what = "model \"" + name + "\"";
        var mapping = withoutKeys(written, what);
        var fields = new Fields(mapping, what, problems);
        var model = modelName(fields);
        var endpoints = new ModelEndpoints(fields, mapping, what, folder, allowInsecure, problems);
        var sampling = bound(fields, "sampling", ModelOptions.class, what).orElse(ModelOptions.NONE);
        var limits = bound(fields, "limits", ModelLimitOptions.class, what);
        var timeout = limits.map(ModelLimitOptions::callTimeout).orElse(ModelLimitOptions.DEFAULT_TIMEOUT);
        var settings = endpoints.read(timeout);
        var prices = bound(fields, "prices", ModelPriceOptions.class, what).map(ModelPriceOptions::prices);
        checkSampling(fields, sampling, limits.orElse(null), what);
        fields.rejectOthers();
        return problems.count() > before || model == null
                ? Optional.empty()
                : Optional.of(new ModelEntry(
                        name,
                        model,
                        settings,
                        sampling,
                        limits.map(ModelLimitOptions::traffic).orElse(TrafficLimits.DEFAULT),
                        prices.orElse((Prices) null),
                        mapping.place().toString()));
    }

    /** A key that somebody wrote here is told, and neither shown nor used. */
    private Node.Mapping withoutKeys(Node.Mapping written, String what) {
        var entries = new LinkedHashMap<>(written.entries());
        KEYS.forEach(key -> {
            var entry = entries.remove(key);
            if (entry != null) {
                problems.add(
                        entry.keyPlace().toString(),
                        what + " has a \"" + key + "\"",
                        "no key stands in this file; write \"key-variable:\" and the name of the variable that holds it");
            }
        });
        return new Node.Mapping(entries, written.place());
    }

    private @Nullable ModelName modelName(Fields fields) {
        var provider = fields.neededText("provider");
        var name = fields.neededText("model");
        if (provider.isEmpty() || name.isEmpty()) {
            return null;
        }
        var providers = Provider.prefixes().stream()
                .filter(prefix -> !prefix.equals(ModelBindings.DEFAULT))
                .toList();
        if (!providers.contains(provider)) {
            problems.add(
                    place(fields, "provider"),
                    "\"" + provider + "\" is no provider",
                    Suggestion.hint(provider, providers));
            return null;
        }
        try {
            return ModelName.parse(provider + ":" + name, place(fields, "model"));
        } catch (ProblemException e) {
            problems.addAll(e);
            return null;
        }
    }

    private static String place(Fields fields, String key) {
        return fields.find(key).map(node -> node.place().toString()).orElse("");
    }

    private <T extends Record> Optional<T> bound(Fields fields, String key, Class<T> type, String what) {
        var node = fields.find(key).orElse(null);
        if (node instanceof Node.Mapping options) {
            return OptionBinder.bind(options, options.place(), type, "\"" + key + "\" of " + what, problems);
        }
        if (node != null) {
            problems.add(
                    node.place().toString(),
                    "\"" + key + "\" of " + what + " is a mapping, not " + node.kind(),
                    "write \"" + key + ": { ... }\"");
        }
        return Optional.empty();
    }

    private void checkSampling(Fields fields, ModelOptions sampling, @Nullable ModelLimitOptions limits, String what) {
        if (sampling.sameAs() != null) {
            problems.add(
                    place(fields, "sampling"), "\"same-as\" of " + what + " is for recipes", "write the values out");
        }
        var most = sampling.maxTokens();
        var perMinute = limits == null ? null : limits.tokensPerMinute();
        if (most != null && perMinute != null && perMinute < most) {
            problems.add(
                    place(fields, "limits"),
                    what + ": one reply may have " + most + " tokens (max-tokens), but tokens-per-minute is "
                            + perMinute,
                    "raise tokens-per-minute or lower max-tokens");
        }
    }

    /** Reads a duration as files have it: {@code 300s}, {@code 10m}, {@code 1h}. */
    static Duration duration(String name, String written) {
        var matcher = Pattern.compile("([0-9]{1,6})(s|m|h)").matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    name + " must be a number with s, m or h, such as 10m, but was \"" + written + "\"");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
