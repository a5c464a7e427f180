package dev.espalier.cli;

import dev.espalier.catalog.ModelBindings;
import dev.espalier.catalog.ModelEntry;
import dev.espalier.catalog.Probe;
import dev.espalier.io.JsonLine;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.Time;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a model a few tiny things. */
@Command(
        name = "check",
        sortOptions = false,
        description =
                "Sends a model one tiny call, and at most eight more to find out what it can do: system messages, seed,"
                        + " stop texts, several choices, JSON, log probabilities. Nothing is retried.",
        customSynopsis = "espalier models check MODEL [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:it answers",
            " 2:wrong command line",
            " 3:model file or key",
            " 4:it does not answer",
            "130, 143:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier models check gpt-4.1-mini",
            "  espalier models check openai:my-model --base-url http://localhost:8000/v1"
        })
final class ModelsCheckCommand implements Callable<Integer> {

    private static final int NEAREST = 3;
    private static final int EXCERPT = 60;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "MODEL", description = "A name from \"espalier models\", or provider:name.")
    private String name = "";

    @Mixin
    private final ServerArguments server = new ServerArguments();

    @Option(names = "--json", description = "Prints the result as one line of JSON.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    ModelsCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws LlmException, InterruptedException {
        var environment = surroundings.environment();
        if (name.equals(ModelBindings.DEFAULT)) {
            throw new UsageException("builtin is in this program and always answers; check a model that is elsewhere");
        }
        var entry = server.bindings(List.of(name), environment, Time.REAL).entry(name);
        var results = new ArrayList<Map<String, Object>>();
        for (var endpoint : entry.endpoints()) {
            results.add(check(entry, endpoint));
        }
        if (json) {
            surroundings.out().println(JsonLine.of(Map.of("model", entry.model().toString(), "servers", results)));
        }
        return ExitCode.OK;
    }

    private Map<String, Object> check(ModelEntry entry, ProviderSettings settings)
            throws LlmException, InterruptedException {
        var environment = surroundings.environment();
        var model = Providers.open(entry.model(), settings, environment::get);
        var where = Providers.where(entry.model(), settings).baseUrl();
        tell(entry.model() + " at " + where);
        var result = new LinkedHashMap<String, Object>();
        result.put("base-url", where);
        long started = System.nanoTime();
        Reply reply;
        try {
            reply = model.reply(Probe.greeting());
        } catch (LlmException failure) {
            throw withAdvice(failure, entry, settings);
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        result.put("seconds", Math.round(seconds * 1000) / 1000.0);
        result.put("input-tokens", reply.usage().inputTokens());
        result.put("output-tokens", reply.usage().outputTokens());
        tell(String.format(
                Locale.ROOT,
                "  it answers, %.1f s, %s tokens in, %s out: \"%s\"",
                seconds,
                reply.usage().inputTokens(),
                reply.usage().outputTokens(),
                Printable.excerpt(reply.text(), EXCERPT)));
        tellOddities(reply);
        probes(model, reply.usage(), entry.prices(), result);
        return result;
    }

    private void tellOddities(Reply reply) {
        if (reply.usage().total() == 0) {
            tell("  it does not count tokens: limits of tokens then count each call at its upper bound");
        }
        if (reply.text().isBlank()) {
            tell(
                    reply.finish() == Finish.LENGTH
                            ? "  the reply is empty and was cut off: a model that thinks first needs a higher max-tokens"
                            : "  the reply is empty");
        }
    }

    private void probes(LanguageModel model, Usage greeting, @Nullable Prices prices, Map<String, Object> result)
            throws InterruptedException {
        var can = new LinkedHashMap<String, Object>();
        var used = greeting;
        int calls = 1;
        for (var probe : Probe.values()) {
            var finding = probe.find(model);
            can.put(probe.label(), finding.outcome().word());
            calls += finding.calls();
            used = used.plus(finding.usage());
            var note = finding.note().isEmpty() ? "" : ": " + Printable.line(finding.note());
            tell(String.format(
                    Locale.ROOT,
                    "  %-18s %s%s",
                    probe.label(),
                    finding.outcome().word(),
                    note));
        }
        result.put("can", can);
        result.put("calls", (long) calls);
        tell(String.format(
                Locale.ROOT,
                "  this took %s, %d tokens in, %d out%s",
                Count.of(calls, "call"),
                used.inputTokens(),
                used.outputTokens(),
                prices == null ? "" : ", " + Money.text(prices.of(used))));
    }

    /** The server that knows the model under another name can say so. */
    private LlmException withAdvice(LlmException failure, ModelEntry entry, ProviderSettings settings)
            throws InterruptedException {
        if (failure.kind() != LlmException.Kind.PERMANENT) {
            return failure;
        }
        var listed = Providers.listed(entry.model(), settings, surroundings.environment()::get);
        var wanted = entry.model().name();
        if (listed.isEmpty() || listed.contains(wanted)) {
            return failure;
        }
        return new LlmException(
                failure.kind(),
                failure.getMessage() + "; the server lists " + Count.of(listed.size(), "model")
                        + " and none of this name: " + nearest(wanted, listed),
                null,
                failure);
    }

    private static String nearest(String wanted, List<String> listed) {
        var near = new ArrayList<String>();
        var left = new ArrayList<>(listed);
        for (var next = Suggestion.nearest(wanted, left);
                next.isPresent() && near.size() < NEAREST;
                next = Suggestion.nearest(wanted, left)) {
            near.add(next.get());
            left.remove(next.get());
        }
        return near.isEmpty()
                ? "it has " + listed.stream().sorted().limit(NEAREST).collect(Collectors.joining(", "))
                        + (listed.size() > NEAREST ? " and others" : "")
                : "did you mean " + String.join(" or ", near) + "?";
    }

    private void tell(String line) {
        if (!json) {
            surroundings.out().println(line);
        }
    }
}
