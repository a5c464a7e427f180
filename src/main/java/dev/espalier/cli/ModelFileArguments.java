package dev.espalier.cli;

import dev.espalier.catalog.KnownModels;
import dev.espalier.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where models are named. */
final class ModelFileArguments {

    @Option(
            names = "--models",
            paramLabel = "FILE",
            description = "A YAML file of models with names. Default: espalier/models.yaml in your configuration folder"
                    + " (XDG_CONFIG_HOME; else APPDATA; else ~/.config), if it is there.")
    @Nullable
    Path models;

    @Option(
            names = "--allow-insecure",
            description =
                    "Lets keys travel over plain http to other machines, where everybody on the way can read them.")
    boolean allowInsecure;

    /**
     * Reads the models that have names.
     *
     * @throws ProblemException with everything that is wrong with the file
     */
    KnownModels read(Map<String, String> environment) {
        if (models != null && !Files.isRegularFile(models)) {
            throw new ProblemException(models.toString(), "there is no such file", "--models wants a file");
        }
        return KnownModels.read(models != null ? models : ofUser(environment), allowInsecure);
    }

    /**
     * Returns the user's file, if there is one: below {@code XDG_CONFIG_HOME} (an absolute path, as the XDG base directory
     * specification wants, so that nothing is taken from where the program was started), else, on Windows,
     * {@code APPDATA}, else {@code ~/.config}, on macOS too.
     */
    private static @Nullable Path ofUser(Map<String, String> environment) {
        var file = folder(environment.get("XDG_CONFIG_HOME"), "");
        file = file == null ? folder(environment.get("APPDATA"), "") : file;
        file = file == null ? folder(environment.get("HOME"), ".config") : file;
        return file != null && Files.isRegularFile(file) ? file : null;
    }

    private static @Nullable Path folder(@Nullable String root, String below) {
        try {
            var path = root == null || root.isEmpty() ? null : Path.of(root);
            return path == null || !path.isAbsolute()
                    ? null
                    : path.resolve(below).resolve("espalier").resolve("models.yaml");
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
