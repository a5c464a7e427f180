package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The providers that come in jars of their own: from the folder {@code plugins} beside the program's jar, and from the class
 * path. Nothing is loaded from the working directory.
 */
public final class Plugins {

    /** The folder's name. */
    public static final String FOLDER = "plugins";

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<String, ModelProvider> byPrefix;

    private Plugins(Map<String, ModelProvider> byPrefix) {
        this.byPrefix = byPrefix;
    }

    /**
     * Loads what lies beside the program's jar.
     *
     * @throws ProblemException if a jar cannot be used
     */
    public static Plugins besideProgram() {
        try {
            var program = Path.of(Plugins.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var folder = Files.isRegularFile(program) ? program.resolveSibling(FOLDER) : program.resolve(FOLDER);
            return in(folder);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Loads the jars of a folder, in the order of their names; none if there is no such folder.
     *
     * @throws ProblemException if a jar cannot be used
     */
    public static Plugins in(Path folder) {
        var jars = jars(folder);
        var own = Plugins.class.getClassLoader();
        // Open until the program ends: classes are loaded when they are first needed.
        var loader = jars.length == 0 ? own : new URLClassLoader(FOLDER, jars, own);
        var byPrefix = new TreeMap<String, ModelProvider>();
        try {
            for (var provider : ServiceLoader.load(ModelProvider.class, loader)) {
                add(provider, byPrefix);
            }
        } catch (ServiceConfigurationError unusable) {
            throw new ProblemException(
                    FOLDER, "a provider cannot be loaded: " + unusable.getMessage(), "take its jar out of " + folder);
        }
        return new Plugins(byPrefix);
    }

    private static URL[] jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (var files = Files.newDirectoryStream(folder, "*.jar")) {
            var jars = new ArrayList<Path>();
            files.forEach(jars::add);
            jars.sort(null);
            var urls = new ArrayList<URL>();
            for (var jar : jars) {
                urls.add(url(jar));
            }
            return urls.toArray(URL[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private static void add(ModelProvider provider, Map<String, ModelProvider> byPrefix) {
        var prefix = provider.prefix();
        boolean isFree =
                PREFIX.matcher(prefix).matches() && !Provider.prefixes().contains(prefix);
        if (!isFree || byPrefix.putIfAbsent(prefix, provider) != null) {
            throw new ProblemException(
                    FOLDER,
                    provider.getClass().getName() + " calls itself \"" + prefix
                            + "\", which is taken or is not made of small letters, digits and hyphens",
                    "take one of the jars out");
        }
    }

    /** Returns the prefixes of all that were found, sorted. */
    public List<String> prefixes() {
        return List.copyOf(byPrefix.keySet());
    }

    /**
     * Opens a model; empty if no provider from a jar has its prefix.
     *
     * @param written {@code provider:name}
     * @param environment looks up an environment variable; null if it is not set
     * @throws ProblemException if the key is missing, cannot be a key, or would travel in the clear; if the model does not
     *     name itself as it is written
     */
    public Optional<LanguageModel> open(
            String written, ProviderSettings settings, Function<String, @Nullable String> environment) {
        int colon = written.indexOf(':');
        var provider = colon < 1 ? null : byPrefix.get(written.substring(0, colon));
        if (provider == null) {
            return Optional.empty();
        }
        var key = Providers.namedKey(settings, environment);
        var model = provider.open(written.substring(colon + 1), settings, key);
        if (!model.id().equals(written)) {
            throw new ProblemException(
                    FOLDER, "the model " + written + " calls itself " + model.id(), "this is a fault of its jar");
        }
        return Optional.of(model);
    }
}
