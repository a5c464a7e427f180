package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import dev.espalier.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where recipes lie, beside those that come with the program. */
final class FolderArguments {

    @Option(
            names = "--recipes",
            paramLabel = "DIR",
            description = "A folder of recipes; they come before ours of the same name.")
    @Nullable
    Path recipes;

    /**
     * Returns the recipes.
     *
     * @throws ProblemException if the folder is none
     */
    Recipes find() {
        check("--recipes", recipes);
        return new Recipes(recipes);
    }

    static void check(String option, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ProblemException(
                    folder.toString(),
                    Files.exists(folder) ? "this is a file" : "there is no such folder",
                    option + " wants a folder");
        }
    }
}
