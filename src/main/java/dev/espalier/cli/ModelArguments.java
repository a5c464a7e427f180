package dev.espalier.cli;

import dev.espalier.catalog.ModelBindings;
import dev.espalier.llm.ProviderSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model answers, and where it is. */
final class ModelArguments {

    @Option(
            names = "--model",
            paramLabel = "[ALIAS=]PROVIDER:NAME",
            description = "Who answers: builtin (a program, needs no key), openai:NAME (or any server that speaks its"
                    + " protocol, with --base-url), ollama:NAME. With an alias of the recipe in front, for that alias"
                    + " only. May be repeated. Default: builtin.")
    List<String> models = new ArrayList<>();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the model is, such as http://localhost:8000/v1.")
    @Nullable
    String baseUrl;

    @Option(
            names = "--key-variable",
            paramLabel = "NAME",
            description = "The environment variable that holds the key. Default: OPENAI_API_KEY for OpenAI's own"
                    + " address, no key for any other.")
    @Nullable
    String keyVariable;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long one call may take. Default: ${DEFAULT-VALUE}.")
    int timeoutSeconds = 300;

    ModelBindings bindings(Map<String, String> environment) {
        var settings = new ProviderSettings(baseUrl, keyVariable, Duration.ofSeconds(timeoutSeconds));
        return new ModelBindings(models, settings, environment::get);
    }
}
