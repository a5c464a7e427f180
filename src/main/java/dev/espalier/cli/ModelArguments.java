package dev.espalier.cli;

import dev.espalier.catalog.ModelBindings;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model answers, and where it is. */
final class ModelArguments {

    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;

    private static final Pattern BUILTIN = Pattern.compile("(?:[^:=]*=)?" + ModelBindings.DEFAULT + "(?::.*)?");

    @Option(
            names = "--model",
            paramLabel = "[ALIAS=]PROVIDER:NAME",
            description =
                    "Who answers: builtin (a program, needs no key; builtin:error-rate=0.1 errs on purpose), openai:NAME (or any server that speaks its"
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

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long one call may take. Default: 300.")
    int timeoutSeconds = 300;

    /**
     * Returns who answers.
     *
     * @param time in which retries wait
     * @throws UsageException if the options contradict each other or are out of range
     */
    ModelBindings bindings(Map<String, String> environment, Time time) {
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST_TIMEOUT) {
            throw new UsageException(
                    "--timeout must be from 1 to " + LONGEST_TIMEOUT + " seconds but was " + timeoutSeconds);
        }
        if (models.stream().allMatch(ModelArguments::isBuiltin)) {
            needsServer("--base-url", baseUrl);
            needsServer("--key-variable", keyVariable);
        }
        var settings = new ProviderSettings(baseUrl, keyVariable, Duration.ofSeconds(timeoutSeconds));
        return new ModelBindings(models, settings, environment::get, time);
    }

    private static boolean isBuiltin(String model) {
        return BUILTIN.matcher(model).matches();
    }

    private static void needsServer(String option, @Nullable String value) {
        if (value != null) {
            throw new UsageException(option + " says where a model is, but builtin is in this program; add --model"
                    + " openai:NAME, for instance");
        }
    }
}
