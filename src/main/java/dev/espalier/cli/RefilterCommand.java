package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.cli.Refiltering.StageFilters;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a run would have accepted with other filters. */
@Command(
        name = "refilter",
        sortOptions = false,
        description = {
            "Judges the candidates that a run recorded again, with changed filters, without a single call, and says what would change."
                    + " Nothing is written.",
            "",
            "It is an estimate. In a real run a changed threshold changes the pool, so the prompts, so all that comes after; an"
                    + " instruction rescued at an early stage has no output yet; and what an early stage accepted is judged"
                    + " by the fields of what became of it."
        },
        customSynopsis = "espalier refilter RUN --set=PATH=VALUE… [OPTIONS]",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier refilter runs/first --set stages.instructions.filters.rouge-l.threshold=0.65",
            "  espalier refilter runs/first --set 'stages.instances.filters=[{word-length: {field: output, min: 3}}]' --json"
        })
final class RefilterCommand implements Callable<Integer> {

    private static final Pattern FILTER_PATH = Pattern.compile("stages\\.[^.=]+\\.filters[.=].*", Pattern.DOTALL);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "A run directory.")
    private Path run = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes the filters of a stage: stages.STAGE.filters.FILTER.OPTION=VALUE, or"
                    + " stages.STAGE.filters=LIST for all of them. May be repeated.")
    private final List<String> sets = new ArrayList<>();

    @Mixin
    private final RunFilterArguments filters = new RunFilterArguments();

    @Option(names = "--top", paramLabel = "N", description = "How many examples of each change are shown. Default: 5.")
    private int top = 5;

    @Option(names = "--json", description = "Prints all of it, every id included, as one line of JSON.")
    private boolean json;

    @Mixin
    final HelpArguments help = new HelpArguments();

    RefilterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        checkArguments();
        RunOrFile.checkRun(run);
        var problems = new Problems();
        var made = filters.read(run, surroundings.in(), problems);
        var after = made.chains(sets, problems);
        var stages = new ArrayList<StageFilters>();
        made.chains(List.of(), problems)
                .forEach((stage, before) ->
                        stages.add(new StageFilters(stage, before, after.getOrDefault(stage, FilterChain.EMPTY))));
        if (stages.isEmpty()) {
            problems.add(run.resolve(RunDirectory.RECIPE).toString(), "holds no stages", "name the directory of a run");
        }
        problems.throwIfAny();
        var names = new LinkedHashMap<String, Set<String>>();
        stages.forEach(stage -> names.put(stage.stage(), stage.namesBefore()));
        RunOrFile.checkWhole(run, RunDirectory.DATASET);
        RunOrFile.checkWhole(run, RunDirectory.LEDGER);
        var recorded = new RecordedStages(new RecordedExamples(run), made.ids());
        var last = stages.get(stages.size() - 1).stage();
        // The last stage tells what is left of the dataset, filters or not.
        var judged = stages.stream()
                .filter(stage -> stage.hasFilters() || stage.stage().equals(last))
                .toList();
        var report = new RefilterReport(
                List.copyOf(new Refiltering(recorded).judge(judged).values()),
                last,
                recorded.accepted(),
                recorded.otherwiseRejected(names));
        if (json) {
            surroundings.out().println(JsonLine.of(report.toMap()));
        } else {
            report.print(new Columns(surroundings.out(), surroundings.width()), top);
        }
        return ExitCode.OK;
    }

    private void checkArguments() {
        if (sets.isEmpty()) {
            throw new UsageException(
                    "--set is missing; name a change, such as --set stages.instructions.filters.rouge-l.threshold=0.65");
        }
        for (var set : sets) {
            if (!FILTER_PATH.matcher(set).matches()) {
                throw new UsageException("--set: \"" + set
                        + "\" changes no filter; only stages.STAGE.filters.… can be judged again without a call");
            }
        }
        if (top < 0) {
            throw new UsageException("--top must be 0 or more but was " + top);
        }
    }
}
