package dev.espalier.catalog;

import dev.espalier.io.Node;
import dev.espalier.llm.Feature;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.WireSettings;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Fields;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where a named model is, with what key and what headers. */
final class ModelEndpoints {

    private final Fields fields;
    private final Node.Mapping mapping;
    private final String what;
    private final @Nullable Path folder;
    private final boolean allowInsecure;
    private final Problems problems;
    private final Set<Problem> told = new HashSet<>();

    ModelEndpoints(
            Fields fields,
            Node.Mapping mapping,
            String what,
            @Nullable Path folder,
            boolean allowInsecure,
            Problems problems) {
        this.fields = fields;
        this.mapping = mapping;
        this.what = what;
        this.folder = folder;
        this.allowInsecure = allowInsecure;
        this.problems = problems;
    }

    /** Returns one endpoint for each address; at least one. */
    List<ProviderSettings> read(Duration timeout) {
        var variable = keyVariable();
        var file = file("key-file");
        var wire = wire();
        var endpoints = new ArrayList<ProviderSettings>();
        var seen = new ArrayList<String>();
        for (var url : urls()) {
            var settings = settings(url, variable, timeout, wire, file);
            if (settings != null && settings.baseUrl() != null && seen.contains(settings.baseUrl())) {
                problems.add(place(url), what + " is at " + settings.baseUrl() + " twice", "name each address once");
            } else if (settings != null) {
                endpoints.add(settings);
                seen.add(String.valueOf(settings.baseUrl()));
            }
        }
        return endpoints;
    }

    private @Nullable ProviderSettings settings(
            Node url, @Nullable String variable, Duration timeout, WireSettings wire, @Nullable Path file) {
        var address = url instanceof Node.Text text ? text.value() : null;
        try {
            var settings = new ProviderSettings(address, variable, timeout, wire, file);
            settings.keyInTheClear()
                    .ifPresent(problem -> problems.add(
                            place(url),
                            what + ": " + problem.statement(),
                            problem.hint() + ", or say --allow-insecure"));
            return settings;
        } catch (ProblemException e) {
            // A wrong key variable is wrong at every address.
            e.told().stream()
                    .map(problem -> placed(problem, url))
                    .filter(told::add)
                    .forEach(problems::add);
            return null;
        }
    }

    private Problem placed(Problem problem, Node url) {
        var place =
                switch (problem.place()) {
                    case "key variable" -> place("key-variable");
                    case "key file" -> place("key-file");
                    default -> place(url);
                };
        return new Problem(place, what + ": " + problem.place() + ": " + problem.statement(), problem.hint());
    }

    /** Returns the addresses; for the provider's own a node that is no text. */
    private List<Node> urls() {
        var node = fields.find("base-url").orElse(null);
        if (node == null) {
            return List.of(new Node.Null(mapping.place()));
        }
        var nodes = node instanceof Node.Sequence list ? list.items() : List.of(node);
        var urls = nodes.stream().filter(Node.Text.class::isInstance).toList();
        if (urls.isEmpty() || urls.size() < nodes.size()) {
            problems.add(
                    node.place().toString(),
                    "\"base-url\" of " + what + " is neither an address nor a list of addresses",
                    "write \"base-url: http://localhost:8000/v1\"");
        }
        return urls;
    }

    /** A value of another type may be a key that looks like a number: it is not shown. */
    private @Nullable String keyVariable() {
        var node = fields.find("key-variable").orElse(null);
        if (node == null || node instanceof Node.Text) {
            return node == null ? null : ((Node.Text) node).value();
        }
        problems.add(
                node.place().toString(),
                what + ": key variable: what is given is not the name of an environment variable",
                "give the name, such as OPENAI_API_KEY, not the key");
        return null;
    }

    private @Nullable Path file(String key) {
        var written = fields.text(key, "");
        if (written.isEmpty()) {
            return null;
        }
        try {
            return folder == null ? Path.of(written) : folder.resolve(written);
        } catch (InvalidPathException e) {
            problems.add(place(key), what + ": \"" + key + "\" cannot be the name of a file here", "");
            return null;
        }
    }

    private WireSettings wire() {
        var caFile = file("ca-file");
        try {
            return new WireSettings(texts("headers"), texts("query"), keyHeader(), allowInsecure, caFile, features());
        } catch (ProblemException e) {
            e.told()
                    .forEach(problem -> problems.add(
                            place(
                                    problem.place().equals("header")
                                            ? "headers"
                                            : problem.place().replace(' ', '-')),
                            what + ": " + problem.place() + ": " + problem.statement(),
                            problem.hint()));
            return WireSettings.DEFAULT;
        }
    }

    private @Nullable String keyHeader() {
        var written = fields.text("key-header", "");
        return written.isEmpty() ? null : written;
    }

    private Set<Feature> features() {
        var features = EnumSet.noneOf(Feature.class);
        var names = Arrays.stream(Feature.values()).map(Feature::written).toList();
        for (var written : fields.texts("features")) {
            Feature.find(written)
                    .ifPresentOrElse(
                            features::add,
                            () -> problems.add(
                                    place("features"),
                                    what + " has no feature \"" + written + "\"",
                                    Suggestion.hint(written, names)));
        }
        return features;
    }

    private Map<String, String> texts(String key) {
        var texts = new LinkedHashMap<String, String>();
        fields.mapping(key).forEach((name, entry) -> {
            if (entry.value() instanceof Node.Text text) {
                texts.put(name, text.value());
            } else {
                problems.add(
                        entry.value().place().toString(),
                        what + ": \"" + name + "\" of \"" + key + "\" is "
                                + entry.value().kind() + ", not a text",
                        "put it in quotes");
            }
        });
        return texts;
    }

    private String place(Node node) {
        return node.place().toString();
    }

    private String place(String key) {
        return fields.find(key).orElse(mapping).place().toString();
    }
}
