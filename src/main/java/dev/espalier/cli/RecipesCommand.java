package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import dev.espalier.llm.Time;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows recipes. */
@Command(
        name = "recipes",
        subcommands = {RecipesCommand.Listing.class, RecipesCommand.Show.class},
        sortOptions = false,
        description = "Lists the recipes, or shows one.",
        customSynopsis = {
            "espalier recipes [list] [--recipes=DIR]",
            "       espalier recipes show NAME|FILE [--resolved] [OPTIONS]"
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier recipes",
            "  espalier recipes show self-instruct",
            "  espalier recipes show alpaca --resolved"
        })
final class RecipesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final FolderArguments folders = new FolderArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    RecipesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return list(folders.find(), surroundings);
    }

    /** One recipe that cannot be read must not hide the others. */
    private static int list(Recipes recipes, Surroundings surroundings) {
        var wrong = new ArrayList<Problem>();
        for (var name : recipes.names()) {
            var problems = new Problems();
            try {
                var recipe = recipes.read(recipes.find(name), List.of(), problems);
                tell(name, recipe.about(), surroundings);
                if (!recipe.paper().isEmpty()) {
                    tell("", recipe.paper(), surroundings);
                }
                wrong.addAll(problems.shown());
            } catch (ProblemException e) {
                tell(name, "cannot be read", surroundings);
                wrong.addAll(e.problems());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(wrong);
        }
        return ExitCode.OK;
    }

    private static void tell(String name, String text, Surroundings surroundings) {
        surroundings.out().printf(Locale.ROOT, "%-16s %s%n", name, Printable.line(text));
    }

    /** The same as the command alone. */
    @Command(
            name = "list",
            sortOptions = false,
            description = "Lists the recipes.",
            customSynopsis = "espalier recipes list [--recipes=DIR]",
            optionListHeading = "%nOptions:%n")
    static final class Listing implements Callable<Integer> {

        private final Surroundings surroundings;

        @Mixin
        private final FolderArguments folders = new FolderArguments();

        @Mixin
        final HelpArguments help = new HelpArguments();

        Listing(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            return list(folders.find(), surroundings);
        }
    }

    /** Shows one recipe. */
    @Command(
            name = "show",
            sortOptions = false,
            description = "Shows a recipe: its file as it is or, with --resolved, every default written out.",
            customSynopsis = "espalier recipes show NAME|FILE [--resolved] [OPTIONS]",
            parameterListHeading = "%nArguments:%n",
            optionListHeading = "%nOptions:%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  espalier recipes show self-instruct > my-recipe.yaml",
                "  espalier recipes show self-instruct --resolved --set compat=true"
            })
    static final class Show implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "NAME|FILE", description = "A name from \"espalier recipes\", or a YAML file.")
        private String name = "";

        @Option(names = "--resolved", description = "Writes out every default, after --set.")
        private boolean resolved;

        @Mixin
        private final RecipeArguments changes = new RecipeArguments();

        @Mixin
        final HelpArguments help = new HelpArguments();

        Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (!resolved && !changes.sets.isEmpty()) {
                throw new UsageException("--set changes nothing here without --resolved");
            }
            var source = changes.source("NAME|FILE", name);
            surroundings.out().print(resolved ? resolved(source) : printable(source.text()));
            return ExitCode.OK;
        }

        private String resolved(Recipes.Source source) {
            var setup = Setup.of(new Setup.Parts(
                    source,
                    changes,
                    new SeedArguments(),
                    InputArguments.UNKNOWN,
                    new ReferenceArguments(),
                    new ModelArguments(),
                    DatasetArguments.DEFAULT_SEED,
                    Time.REAL,
                    surroundings));
            return setup.assembly().resolved();
        }

        /** Control characters are not allowed in YAML, so a recipe that can be read comes out as it is. */
        private static String printable(String text) {
            return text.lines()
                    .map(line -> line.codePoints()
                            .mapToObj(c -> c == '\t' || !Character.isISOControl(c)
                                    ? Character.toString(c)
                                    : Printable.line(Character.toString(c)))
                            .collect(Collectors.joining()))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }
    }
}
