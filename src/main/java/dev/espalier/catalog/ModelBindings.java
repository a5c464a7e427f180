package dev.espalier.catalog;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.Plugins;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Provider;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.Time;
import dev.espalier.llm.Traffic;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which model answers for which alias, as the user says with {@code --model}: {@code provider:name} or the name of a model of
 * the user's file for all, or {@code alias=…} for one. Only the user binds a model to a host and a key; no recipe can.
 */
public final class ModelBindings implements ModelSource {

    /** What answers if the user says nothing. */
    public static final String DEFAULT = "builtin";

    private static final Pattern FOR_ALIAS = Pattern.compile("([a-z0-9-]+)=(.*)");

    private final ProviderSettings settings;
    private final KnownModels known;
    private final Function<String, @Nullable String> environment;
    private final Time time;
    private final Map<String, String> byAlias = new LinkedHashMap<>();
    private final Map<String, LanguageModel> opened = new HashMap<>();
    private final Plugins plugins = Plugins.besideProgram();
    private String forAll = DEFAULT;

    /**
     * @param models as given, the later ones winning
     * @param settings of models that are named {@code provider:name}
     * @param known the models that have a name of their own
     * @param environment looks up an environment variable
     * @param time in which retries wait
     */
    public ModelBindings(
            List<String> models,
            ProviderSettings settings,
            KnownModels known,
            Function<String, @Nullable String> environment,
            Time time) {
        this.settings = settings;
        this.known = known;
        this.environment = environment;
        this.time = time;
        for (var model : models) {
            var matcher = FOR_ALIAS.matcher(model);
            if (matcher.matches()) {
                byAlias.put(matcher.group(1), matcher.group(2));
            } else {
                forAll = model;
            }
        }
    }

    /** Returns the part of what {@code --model} gave that names the model, without an alias in front. */
    public static String named(String written) {
        var matcher = FOR_ALIAS.matcher(written);
        return matcher.matches() ? matcher.group(2) : written;
    }

    /** Complains of every alias that was bound and that the recipe does not have. */
    public void check(Recipe recipe, Problems problems) {
        for (var alias : byAlias.keySet()) {
            if (!recipe.models().containsKey(alias)) {
                problems.add(
                        "--model",
                        "recipe " + recipe.name() + " has no model \"" + alias + "\"",
                        Suggestion.hint(alias, recipe.models().keySet()));
            } else if (!Aliases.root(recipe, alias).equals(alias)) {
                problems.add(
                        "--model",
                        "model \"" + alias + "\" is the same as \"" + Aliases.root(recipe, alias) + "\" in recipe "
                                + recipe.name(),
                        "bind that one, or all with --model PROVIDER:NAME");
            }
        }
    }

    /**
     * Returns the model of an alias, ready for use; the same model for the same name.
     *
     * @throws ProblemException if there is no such model or provider, or its settings or key are not right
     */
    @Override
    public LanguageModel bind(String alias) {
        var name = written(alias);
        var before = opened.get(name);
        if (before != null) {
            return before;
        }
        var model = open(name);
        opened.put(name, model);
        return model;
    }

    @Override
    public ModelOptions defaults(String alias) {
        return known.find(written(alias)).map(ModelEntry::sampling).orElse(ModelOptions.NONE);
    }

    @Override
    public Optional<Prices> prices(String alias) {
        var name = written(alias);
        boolean isServed = !isBuiltin(name) && plugins.prefixes().stream().noneMatch(p -> name.startsWith(p + ":"));
        return isServed ? Optional.ofNullable(entry(name).prices()) : Optional.empty();
    }

    @Override
    public Optional<Long> tokensPerMinute(String alias) {
        return known.find(written(alias)).map(entry -> entry.limits().tokensPerMinute());
    }

    private String written(String alias) {
        return byAlias.getOrDefault(alias, forAll);
    }

    /** Returns whether this names the built-in teacher, with or without options. */
    public static boolean isBuiltin(String written) {
        return written.equals(DEFAULT) || written.startsWith(DEFAULT + ":");
    }

    private LanguageModel open(String written) {
        if (isBuiltin(written)) {
            return BuiltinName.open(written);
        }
        if (known.find(written).isEmpty()) {
            var plugged = plugins.open(written, settings, environment);
            if (plugged.isPresent()) {
                return regulated(List.of(plugged.get()), TrafficLimits.DEFAULT);
            }
        }
        var entry = entry(written);
        var servers = new ArrayList<LanguageModel>();
        for (var endpoint : entry.endpoints()) {
            servers.add(Providers.open(entry.model(), endpoint, environment));
        }
        return regulated(servers, entry.limits());
    }

    /** Puts around the servers of a model what keeps their limits, what asks again, and what gives several choices. */
    private LanguageModel regulated(List<LanguageModel> servers, TrafficLimits limits) {
        return Traffic.regulate(servers, limits, time);
    }

    /**
     * Returns what is known of a model on a server.
     *
     * @param written a name from a model file, or {@code provider:name}
     * @throws ProblemException if there is no such model or provider
     */
    public ModelEntry entry(String written) {
        var entry = known.find(written);
        if (entry.isPresent()) {
            return entry.get();
        }
        if (written.indexOf(':') < 0) {
            throw unknown(written);
        }
        var name = ModelName.parse(written, "--model");
        if (name.provider() == Provider.BUILTIN) {
            throw new ProblemException("--model", "\"" + written + "\" is no model", "write --model " + DEFAULT);
        }
        return new ModelEntry(
                written,
                name,
                List.of(settings),
                ModelOptions.NONE,
                TrafficLimits.DEFAULT,
                settings.baseUrl() == null ? known.prices(name).orElse((Prices) null) : null,
                "--model");
    }

    private ProblemException unknown(String written) {
        var names = new TreeSet<>(known.names());
        names.add(DEFAULT);
        return new ProblemException(
                "--model",
                "there is no model \"" + written + "\"",
                Suggestion.nearest(written, names).isPresent()
                        ? Suggestion.hint(written, names)
                        : "write provider:name, such as openai:gpt-4.1-mini, or a name from \"espalier models\"");
    }
}
