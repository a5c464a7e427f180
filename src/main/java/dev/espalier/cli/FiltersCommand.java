package dev.espalier.cli;

import dev.espalier.catalog.FilterList;
import dev.espalier.catalog.FilterList.Entry;
import dev.espalier.problem.Suggestion;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the filters. */
@Command(
        name = "filters",
        description =
                "Lists the filters that a recipe or \"filter\" may use, or shows one with its options and reason codes.",
        customSynopsis = "espalier filters [NAME]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  espalier filters", "  espalier filters rouge-l"})
final class FiltersCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The filter to show.")
    private @Nullable String name;

    @Mixin
    final HelpArguments help = new HelpArguments();

    FiltersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var all = FilterList.all();
        var wanted = name;
        if (wanted == null) {
            var columns = new Columns(surroundings.out(), surroundings.listWidth(), 28);
            all.forEach(filter -> columns.line(filter.name(), filter.about()));
            return ExitCode.OK;
        }
        show(all.stream()
                .filter(filter -> filter.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no filter \"" + wanted + "\"; "
                        + Suggestion.hint(wanted, all.stream().map(Entry::name).toList()))));
        return ExitCode.OK;
    }

    private void show(Entry filter) {
        var out = surroundings.out();
        new OptionTable(out, surroundings.listWidth()).print(filter.name(), filter.about(), filter.options());
        out.println();
        filter.reasons().forEach(reason -> out.println("  reason " + reason));
    }
}
