package dev.espalier.cli;

import dev.espalier.catalog.KindList;
import dev.espalier.catalog.RecipeSchema;
import dev.espalier.catalog.Recipes;
import dev.espalier.io.JsonLine;
import dev.espalier.llm.Time;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Suggestion;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and shows recipes. */
@Command(
        name = "recipes",
        subcommands = {
            RecipesCommand.Listing.class,
            RecipesCommand.Show.class,
            RecipesCommand.Kinds.class,
            RecipesCommand.Schema.class
        },
        sortOptions = false,
        description = "Lists the recipes, with what goes in and comes out, or shows one.",
        customSynopsis = {
            "espalier recipes [list] [--recipes=DIR]",
            "       espalier recipes show NAME|FILE [--resolved] [OPTIONS]",
            "       espalier recipes kinds [NAME]",
            "       espalier recipes schema"
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
        new RecipeTable(folders.find(), surroundings).write();
        return ExitCode.OK;
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
            new RecipeTable(folders.find(), surroundings).write();
            return ExitCode.OK;
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

    /** Lists what recipes may use, or shows one kind with its options. */
    @Command(
            name = "kinds",
            sortOptions = false,
            description =
                    "Lists the kinds of step and selector that a recipe may use, or shows one with its options. For"
                            + " filters, see \"espalier filters\".",
            customSynopsis = "espalier recipes kinds [NAME]",
            parameterListHeading = "%nArguments:%n",
            optionListHeading = "%nOptions:%n",
            footerHeading = "%nExamples:%n",
            footer = {"  espalier recipes kinds", "  espalier recipes kinds concatenate"})
    static final class Kinds implements Callable<Integer> {

        /** Columns of the names. */
        private static final int KIND_NAMES = 27;

        private final Surroundings surroundings;

        @Parameters(paramLabel = "NAME", arity = "0..1", description = "The step or selector to show.")
        private @Nullable String name;

        @Mixin
        final HelpArguments help = new HelpArguments();

        Kinds(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            var out = surroundings.out();
            var wanted = name;
            if (wanted == null) {
                out.println("steps:");
                KindList.steps().forEach(this::tell);
                out.println();
                out.println("selectors:");
                KindList.selectors().forEach(this::tell);
                return ExitCode.OK;
            }
            var all = Stream.concat(KindList.steps().stream(), KindList.selectors().stream())
                    .toList();
            var kind = all.stream().filter(entry -> entry.name().equals(wanted)).findFirst();
            new OptionTable(out, surroundings.listWidth())
                    .print(kind.orElseThrow(() -> new UsageException("there is no step or selector \"" + wanted + "\"; "
                            + Suggestion.hint(
                                    wanted,
                                    all.stream().map(KindList.Entry::name).toList()))));
            return ExitCode.OK;
        }

        private void tell(KindList.Entry kind) {
            new Columns(surroundings.out(), surroundings.listWidth(), KIND_NAMES)
                    .line("  " + kind.name(), kind.about());
        }
    }

    /** Prints the schema of the recipe language. */
    @Command(
            name = "schema",
            sortOptions = false,
            description = "Prints the language of recipes as a JSON Schema, with which an editor completes and checks a"
                    + " recipe while it is written.",
            customSynopsis = "espalier recipes schema",
            optionListHeading = "%nOptions:%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  espalier recipes schema > recipe.schema.json",
                "  then, first line of a recipe: # yaml-language-server: $schema=recipe.schema.json"
            })
    static final class Schema implements Callable<Integer> {

        private final Surroundings surroundings;

        @Mixin
        final HelpArguments help = new HelpArguments();

        Schema(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            surroundings.out().println(JsonLine.of(RecipeSchema.make()));
            return ExitCode.OK;
        }
    }
}
