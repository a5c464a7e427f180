package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.Place;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Branch;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.recipe.Recipe.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recipe from YAML. What is wrong with its shape is collected; what is wrong with the options of single steps and
 * filters is found when {@code catalog} binds them.
 */
public final class RecipeReader {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** The window of a stage that gives none; Self-Instruct's batch is 5 prompts, ours feeds back about as early. */
    private static final int DEFAULT_WINDOW = 256;

    private final Problems problems;

    private RecipeReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a recipe.
     *
     * @param file how messages call it
     * @param sets overrides, as {@code path=value}; they win over the recipe's own {@code when-compat}
     * @param problems where complaints go
     * @throws ProblemException if the text is not YAML, or not a mapping; or if problems are such that nothing can be made of it
     */
    public static Recipe read(String text, String file, List<String> sets, Problems problems) {
        var written = new Problems();
        var read = NodeReader.yaml(text, file, written);
        if (read.isEmpty()) {
            written.throwIfAny();
        }
        problems.addAll(written);
        if (!(read.orElseThrow() instanceof Node.Mapping root)) {
            throw new ProblemException(file + ":1:1", "a recipe is a mapping", "start with \"name: my-recipe\"");
        }
        var overridden = Overrides.apply(root, sets, problems);
        return new RecipeReader(problems).recipe(overridden);
    }

    /**
     * Reads a single filter, written as in a recipe: {@code rouge-l} or {@code rouge-l: { threshold: 0.6 }}.
     *
     * @param where it was written, for complaints
     */
    public static Optional<Operator> filter(String text, String where, Problems problems) {
        try {
            var operators = new RecipeReader(problems).operators(List.of(NodeReader.yaml(text, where)), "filter");
            return operators.stream().findFirst();
        } catch (ProblemException e) {
            problems.addAll(e);
            return Optional.empty();
        }
    }

    /**
     * Reads the filters of a resolved recipe, as a run directory holds it; all else in it is passed over.
     *
     * @param sets overrides of filters, as {@code stages.STAGE.filters.FILTER.OPTION=value}
     * @return the filters by stage, both in order
     * @throws ProblemException if the text is no recipe
     */
    public static Map<String, List<Operator>> filters(String text, String file, List<String> sets, Problems problems) {
        if (!(NodeReader.yaml(text, file) instanceof Node.Mapping root)) {
            throw new ProblemException(file + ":1:1", "a recipe is a mapping", "is this the recipe.yaml of a run?");
        }
        var filters = new LinkedHashMap<String, List<Operator>>();
        var reader = new RecipeReader(problems);
        for (var stage : new Fields(Overrides.apply(root, sets, problems), "a recipe", problems).list("stages")) {
            if (stage instanceof Node.Mapping mapping) {
                var fields = new Fields(mapping, "a stage", problems);
                filters.put(fields.neededText("name"), reader.operators(fields.list("filters"), "filter"));
            }
        }
        return filters;
    }

    private Recipe recipe(Node.Mapping root) {
        var fields = new Fields(root, "a recipe", problems);
        var name = name(fields);
        var about = fields.neededText("about");
        var paper = fields.text("paper", "");
        var changes = fields.texts("changes");
        boolean compat = fields.flag("compat", false);
        fields.find(Overrides.WHEN_COMPAT);
        var models = new LinkedHashMap<String, Node.Mapping>();
        fields.mapping("models").forEach((alias, entry) -> {
            checkName(new Node.Text(alias, entry.keyPlace()));
            models.put(alias, optionsOf(entry.value(), "the options of model \"" + alias + "\""));
        });
        var stages = stages(fields, root.place());
        var dryUp = dryUp(fields);
        fields.rejectOthers();
        return new Recipe(name, about, paper, changes, compat, models, stages, dryUp);
    }

    private Recipe.DryUp dryUp(Fields fields) {
        var found = fields.find("dry-up").orElse(null);
        if (found == null) {
            return new Recipe.DryUp(0.01, 500);
        }
        var options = new Fields(optionsOf(found, "dry-up"), "dry-up", problems);
        var dryUp = new Recipe.DryUp(options.share("floor", 0.01), options.count("over", 1, 500));
        options.rejectOthers();
        return dryUp;
    }

    private List<Stage> stages(Fields fields, Place place) {
        var nodes = fields.list("stages");
        var stages = new ArrayList<Stage>();
        for (var node : nodes) {
            if (node instanceof Node.Mapping mapping) {
                stages.add(stage(mapping, stages));
            } else {
                problems.add(node.place().toString(), "a stage is a mapping, not " + node.kind(), "");
            }
        }
        boolean isListed =
                fields.find("stages").map(Node.Sequence.class::isInstance).orElse(true);
        if (nodes.isEmpty() && isListed) {
            problems.add(place.toString(), "a recipe needs at least one stage", "add \"stages:\" with a list");
        }
        return stages;
    }

    private Stage stage(Node.Mapping mapping, List<Stage> before) {
        var fields = new Fields(mapping, "a stage", problems);
        var name = name(fields);
        if (!name.isEmpty() && before.stream().anyMatch(other -> other.name().equals(name))) {
            problems.add(mapping.place().toString(), "two stages are named \"" + name + "\"", "rename one");
        }
        var from = new StageSource(problems).read(fields, name, mapping, before);
        boolean feedsBack = fields.flag("feeds-back", false);
        int window = fields.count("window", 1, DEFAULT_WINDOW);
        var steps = operators(fields.list("steps"), "step");
        if (lacksSteps(fields, from)) {
            problems.add(
                    mapping.place().toString(), "stage \"" + name + "\" has no steps", "add \"steps:\" with a list");
        }
        var filters = operators(fields.list("filters"), "filter");
        var select = operators(fields.list("select"), "selector");
        fields.rejectOthers();
        return new Stage(
                name, from.from(), from.of(), from.items(), select, feedsBack, window, steps, filters, mapping.place());
    }

    /** A stage may have no steps, only filters or selectors, if it says so; but then something must come in. */
    private static boolean lacksSteps(Fields fields, StageSource.Read from) {
        var written = fields.find("steps").orElse(null);
        if (written == null) {
            return fields.list("select").isEmpty();
        }
        return from.from() == From.NOTHING
                && written instanceof Node.Sequence list
                && list.items().isEmpty();
    }

    private List<Operator> operators(List<Node> nodes, String what) {
        var operators = new ArrayList<Operator>();
        var names = new HashSet<String>();
        for (var node : nodes) {
            var operator = operator(node, what);
            if (operator == null) {
                problems.add(
                        node.place().toString(),
                        "a " + what + " is its kind, or its kind with options; this is " + Shown.of(node),
                        "write \"- kind\" or \"- kind: { option: value }\"");
            } else if (names.add(operator.name())) {
                operators.add(operator);
            } else {
                problems.add(
                        operator.place().toString(),
                        "two " + what + "s are named \"" + operator.name() + "\"",
                        "give one of them \"name: another\"");
            }
        }
        return operators;
    }

    private @Nullable Operator operator(Node node, String what) {
        if (node instanceof Node.Text text) {
            var nothing = new Node.Mapping(Map.of(), text.place());
            return new Operator(text.value(), text.value(), nothing, List.of(), text.place());
        }
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().size() != 1) {
            return null;
        }
        var entry = mapping.entries().entrySet().iterator().next();
        var kind = entry.getKey();
        var options = optionsOf(entry.getValue().value(), "the options of " + what + " \"" + kind + "\"");
        var fields = new Fields(options, "a " + what, problems);
        var name = fields.text("name", kind);
        fields.find("name").ifPresent(this::checkName);
        var branches = what.equals("step") ? branches(fields, options.place()) : List.<Branch>of();
        var others = new LinkedHashMap<>(options.entries());
        others.remove("name");
        if (what.equals("step")) {
            others.remove("steps");
            others.remove("branches");
        }
        return new Operator(
                kind,
                name,
                new Node.Mapping(others, options.place()),
                branches,
                entry.getValue().keyPlace());
    }

    /** A step may have steps within it, as one row or as several branches. */
    private List<Branch> branches(Fields fields, Place place) {
        var branches = new ArrayList<Branch>();
        if (fields.find("steps").isPresent()) {
            branches.add(new Branch("steps", 1, null, operators(fields.list("steps"), "step"), place));
        }
        var names = new HashSet<String>();
        for (var node : fields.list("branches")) {
            if (!(node instanceof Node.Mapping mapping)) {
                problems.add(node.place().toString(), "a branch is a mapping, not " + node.kind(), "");
                continue;
            }
            var branch = new Fields(mapping, "a branch", problems);
            var name = name(branch);
            if (!names.add(name)) {
                problems.add(node.place().toString(), "two branches are named \"" + name + "\"", "rename one");
            }
            double weight = branch.number("weight", 1);
            var when = branch.find("when").map(Shown::plain).orElse(null);
            branches.add(new Branch(name, weight, when, operators(branch.list("steps"), "step"), node.place()));
            branch.rejectOthers();
        }
        return branches;
    }

    private Node.Mapping optionsOf(Node node, String what) {
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        if (!(node instanceof Node.Null)) {
            problems.add(node.place().toString(), what + " are a mapping, not " + node.kind(), "");
        }
        return new Node.Mapping(Map.of(), node.place());
    }

    private String name(Fields fields) {
        var name = fields.neededText("name");
        fields.find("name").ifPresent(this::checkName);
        return name;
    }

    private void checkName(Node name) {
        if (name instanceof Node.Text text && !NAME.matcher(text.value()).matches()) {
            problems.add(name.place().toString(), Shown.of(name) + " is not a name", "use a-z, 0-9 and single hyphens");
        }
    }
}
