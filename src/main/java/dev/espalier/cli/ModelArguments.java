package dev.espalier.cli;

import dev.espalier.catalog.ModelBindings;
import dev.espalier.llm.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which models answer, and where they are. */
final class ModelArguments {

    @Option(
            names = "--model",
            paramLabel = "[ALIAS=]MODEL",
            description = "Who answers: builtin (a program, needs no key; builtin:error-rate=0.1 errs on purpose,"
                    + " builtin:levels=1-2 proposes easy tasks), a name from \"espalier models\", openai:NAME"
                    + " (or any server that speaks its protocol, with --base-url), anthropic:NAME, gemini:NAME or ollama:NAME. With an alias of the"
                    + " recipe in front, for that alias only. May be repeated. Default: builtin.")
    List<String> models = new ArrayList<>();

    @Mixin
    final ServerArguments server = new ServerArguments();

    /**
     * Returns who answers.
     *
     * @param time in which retries wait
     * @throws UsageException if the options contradict each other or are out of range
     */
    ModelBindings bindings(Map<String, String> environment, Time time) {
        return server.bindings(models, environment, time);
    }
}
