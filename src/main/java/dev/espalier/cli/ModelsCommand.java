package dev.espalier.cli;

import dev.espalier.catalog.KnownModels;
import dev.espalier.catalog.ModelEntry;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the models that have names. */
@Command(
        name = "models",
        subcommands = ModelsCheckCommand.class,
        sortOptions = false,
        description =
                "Lists the models that have a name of their own, those of your file and those that come with espalier:"
                        + " where they are, whether their key is set, their limits and prices. Sends nothing.",
        customSynopsis = {"espalier models [--models=FILE] [--json]", "       espalier models check MODEL [OPTIONS]"},
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier models",
            "  espalier models --models my-models.yaml --json",
            "  espalier models check my-llama"
        })
final class ModelsCommand implements Callable<Integer> {

    private static final int INDENT = 4;

    private final Surroundings surroundings;

    @Mixin
    private final ModelFileArguments file = new ModelFileArguments();

    @Option(names = "--json", description = "Prints the list as one line of JSON.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    ModelsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var known = file.read(surroundings.environment());
        var all = known.all();
        if (json) {
            var list = all.stream()
                    .map(entry -> ModelFacts.toMap(entry, known.isUsers(entry), surroundings.environment()))
                    .toList();
            surroundings.out().println(JsonLine.of(Map.of("models", list)));
            return ExitCode.OK;
        }
        var users = all.stream().filter(known::isUsers).toList();
        if (!users.isEmpty()) {
            tell("Of your file:", users);
            surroundings.out().println();
        }
        tell("With espalier:", ours(known));
        return ExitCode.OK;
    }

    private static List<ModelEntry> ours(KnownModels known) {
        return known.all().stream().filter(entry -> !known.isUsers(entry)).toList();
    }

    private void tell(String heading, List<ModelEntry> entries) {
        var out = surroundings.out();
        out.println(heading);
        for (var entry : entries) {
            out.println("  " + entry.name());
            ModelFacts.lines(entry, surroundings.environment()).forEach(line -> wrapped(line, out));
        }
    }

    private void wrapped(String line, PrintWriter out) {
        var text = new StringBuilder();
        for (var word : Printable.line(line).split(" ", -1)) {
            if (text.length() > 0 && INDENT + text.length() + 1 + word.length() > surroundings.width()) {
                out.println(" ".repeat(INDENT) + text);
                text.setLength(0);
                text.append("  ");
            } else if (text.length() > 0) {
                text.append(' ');
            }
            text.append(word);
        }
        out.println(" ".repeat(INDENT) + text);
    }
}
