package dev.espalier.cli;

import dev.espalier.catalog.KnownModels;
import dev.espalier.catalog.ModelBindings;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Time;
import dev.espalier.llm.WireSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where models are and what keys they want: by a file for those that have names, by options for the others. */
final class ServerArguments {

    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;

    @Mixin
    final ModelFileArguments file = new ModelFileArguments();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the model is, such as http://localhost:8000/v1.")
    @Nullable
    String baseUrl;

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description =
                    "The environment variable that holds the key. Default: that of the provider at its own address"
                            + " (OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY), no key for any other.")
    @Nullable
    String keyVariable;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The file that holds the key, and nothing else.")
    @Nullable
    Path keyFile;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long one call may take. Default: 300; a named model has its own.")
    int timeoutSeconds = 300;

    /**
     * Returns who answers.
     *
     * @param models as {@code --model} gives them
     * @param time in which retries wait
     * @throws UsageException if the options contradict each other or are out of range
     */
    ModelBindings bindings(List<String> models, Map<String, String> environment, Time time) {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT) {
            throw new UsageException(
                    "--timeout must be from 1 to " + LONGEST_TIMEOUT + " seconds but was " + timeoutSeconds);
        }
        var names = models.stream().map(ModelBindings::named).toList();
        needsServer("--base-url", baseUrl, names);
        needsServer("--key-variable", keyVariable, names);
        needsServer("--key-file", keyFile, names);
        var wire = new WireSettings(Map.of(), Map.of(), null, file.allowInsecure, null, Set.of());
        var settings = new ProviderSettings(baseUrl, keyVariable, Duration.ofSeconds(timeoutSeconds), wire, keyFile);
        // A run that asks no model by name must not fail for a file that it does not need.
        boolean isNeeded = file.models != null || names.stream().anyMatch(name -> !ModelBindings.isBuiltin(name));
        var known = isNeeded ? file.read(environment) : KnownModels.NONE;
        return new ModelBindings(models, settings, known, environment::get, time);
    }

    /** These options are of models named {@code provider:name}; any other says itself where it is. */
    private static void needsServer(String option, @Nullable Object value, List<String> names) {
        if (value == null
                || names.stream().anyMatch(name -> name.indexOf(':') >= 0 && !ModelBindings.isBuiltin(name))) {
            return;
        }
        boolean isBuiltin = names.stream().allMatch(ModelBindings::isBuiltin);
        throw new UsageException(option + " says where a model is, but "
                + (isBuiltin
                        ? "builtin is in this program; add --model openai:NAME, for instance"
                        : names.get(names.size() - 1) + " says so itself, in a model file; write provider:name,"
                                + " or change the file"));
    }
}
