package dev.espalier.catalog;

import dev.espalier.llm.ModelName;
import dev.espalier.llm.Prices;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models that have a name of their own: those of the user's file and, after them, those that come with the program. */
public final class KnownModels {

    /** None at all. */
    public static final KnownModels NONE = new KnownModels(Map.of(), Map.of());

    /** The file that comes with the program. */
    private static final String OURS = "models.yaml";

    private final Map<String, ModelEntry> users;
    private final Map<String, ModelEntry> all;

    private KnownModels(Map<String, ModelEntry> users, Map<String, ModelEntry> ours) {
        this.users = users;
        this.all = new TreeMap<>(ours);
        this.all.putAll(users);
    }

    /**
     * Reads them.
     *
     * @param file of the user's; null for none
     * @param allowInsecure whether keys may travel over plain http
     * @throws ProblemException with everything that is wrong with the file
     */
    public static KnownModels read(@Nullable Path file, boolean allowInsecure) {
        var problems = new Problems();
        var packed = new Resources(null, "config").find(OURS).orElse("models: {}\n");
        var ours = ModelFile.read(packed, OURS, null, allowInsecure, problems);
        var users = file == null
                ? Map.<String, ModelEntry>of()
                : ModelFile.read(
                        Resources.read(file),
                        file.toString(),
                        file.toAbsolutePath().getParent(),
                        allowInsecure,
                        problems);
        problems.throwIfAny();
        return new KnownModels(users, ours);
    }

    /** Returns the model of this name. */
    public Optional<ModelEntry> find(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** Returns all names, sorted. */
    public Set<String> names() {
        return all.keySet();
    }

    /** Returns all models, sorted by name. */
    public Collection<ModelEntry> all() {
        return List.copyOf(all.values());
    }

    /** Returns whether the user's own file names this model. */
    public boolean isUsers(ModelEntry entry) {
        return users.containsKey(entry.name());
    }

    /** Returns what a model costs at its provider's own address, if an entry says so. */
    public Optional<Prices> prices(ModelName model) {
        return all.values().stream()
                .filter(entry -> entry.model().equals(model) && entry.prices() != null)
                .filter(entry -> entry.endpoints().get(0).baseUrl() == null)
                .findFirst()
                .map(ModelEntry::prices);
    }
}
