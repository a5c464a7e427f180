package dev.espalier.catalog;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.Plugins;
import dev.espalier.llm.Provider;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.SeveralChoices;
import dev.espalier.llm.Time;
import dev.espalier.llm.Traffic;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which model answers for which alias, as the user says with {@code --model}: {@code provider:name} for all, or
 * {@code alias=provider:name} for one. Only the user binds a model to a host and a key; no recipe can.
 */
public final class ModelBindings {

    /** What answers if the user says nothing. */
    public static final String DEFAULT = "builtin";

    private static final Pattern FOR_ALIAS = Pattern.compile("([a-z0-9-]+)=(.*)");

    private final ProviderSettings settings;
    private final Function<String, @Nullable String> environment;
    private final Time time;
    private final Map<String, String> byAlias = new LinkedHashMap<>();
    private final Map<String, LanguageModel> opened = new HashMap<>();
    private final Plugins plugins = Plugins.besideProgram();
    private String forAll = DEFAULT;

    /**
     * @param models as given, the later ones winning
     * @param environment looks up an environment variable
     */
    public ModelBindings(
            List<String> models, ProviderSettings settings, Function<String, @Nullable String> environment) {
        this(models, settings, environment, Time.REAL);
    }

    /**
     * @param models as given, the later ones winning
     * @param environment looks up an environment variable
     * @param time in which retries wait
     */
    public ModelBindings(
            List<String> models, ProviderSettings settings, Function<String, @Nullable String> environment, Time time) {
        this.settings = settings;
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
     * @throws ProblemException if there is no such provider, or its settings or key are not right
     */
    public LanguageModel bind(String alias) {
        var name = byAlias.getOrDefault(alias, forAll);
        var known = opened.get(name);
        if (known != null) {
            return known;
        }
        var model = open(name);
        opened.put(name, model);
        return model;
    }

    private LanguageModel open(String written) {
        if (written.equals(DEFAULT)) {
            return new BuiltinTeacher();
        }
        if (Suggestion.nearest(written, List.of(DEFAULT)).isPresent()) {
            throw new ProblemException(
                    "--model", "there is no model \"" + written + "\"", Suggestion.hint(written, List.of(DEFAULT)));
        }
        return plugins.open(written, settings, environment).map(this::asked).orElseGet(() -> asked(provided(written)));
    }

    private LanguageModel provided(String written) {
        var name = ModelName.parse(written, "--model");
        if (name.provider() == Provider.BUILTIN) {
            return BuiltinName.open(name.name());
        }
        return Providers.open(name, settings, environment);
    }

    private LanguageModel asked(LanguageModel model) {
        return new SeveralChoices(Traffic.regulate(List.of(model), TrafficLimits.DEFAULT, time));
    }
}
