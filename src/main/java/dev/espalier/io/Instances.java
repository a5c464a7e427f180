package dev.espalier.io;

import dev.espalier.io.Node.Entry;
import dev.espalier.io.Node.Mapping;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the layout of Self-Instruct (Wang et al. 2022), {@code {"instruction", "instances": [{"input", "output"}, …]}}, as one
 * record for each instance. A record is laid out so if it has a value for {@code instances} and no input or output of its own.
 *
 * <p>All other fields of the record stand in each of its instances, and what an instance holds beside input and output stands there, too:
 * nothing may get lost, so a name that both have is a problem. A task without instances is one record with an instruction only.
 */
final class Instances {

    private static final String INSTANCES = "instances";

    private static final List<String> PARTS = List.of("input", "output");

    private final Map<String, String> names;
    private final Consumer<Problem> problems;
    private boolean failed;

    /**
     * @param names what our fields are called in the records, where that is something else
     * @param problems is told what is wrong with a record
     */
    Instances(Map<String, String> names, Consumer<Problem> problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Returns the instances of a record, a record of any other layout as it is, and nothing if there was a problem. */
    List<Mapping> of(Mapping record) {
        var entry = record.entries().get(name(INSTANCES));
        if (entry == null || entry.value() instanceof Node.Null || isRenamed() || isWhole(record)) {
            return List.of(record);
        }
        if (!(entry.value() instanceof Node.Sequence list)) {
            problem(
                    entry.value().place(),
                    "\"" + name(INSTANCES) + "\" is " + entry.value().kind() + ", and there is no output beside it",
                    "a list of {input, output} is wanted; if it is something else, name it so: --field NAME="
                            + name(INSTANCES));
            return List.of();
        }
        if (list.items().isEmpty()) {
            return List.of(with(record, Map.of()));
        }
        var instances = new ArrayList<Mapping>();
        list.items().forEach(item -> instances.add(with(record, parts(item))));
        return failed ? List.of() : instances;
    }

    /** The user may have said that it is another field. */
    private boolean isRenamed() {
        return names.containsValue(INSTANCES) && !names.containsKey(INSTANCES);
    }

    private boolean isWhole(Mapping record) {
        return Conversation.isOne(record)
                || PARTS.stream().anyMatch(part -> !isBlank(record.entries().get(name(part))));
    }

    private static boolean isBlank(@Nullable Entry entry) {
        return entry == null
                || entry.value() instanceof Node.Null
                || (entry.value() instanceof Node.Text text && text.value().isBlank());
    }

    private Map<String, Entry> parts(Node item) {
        if (item instanceof Mapping instance
                && PARTS.stream().anyMatch(part -> instance.entries().containsKey(name(part)))) {
            return instance.entries();
        }
        problem(
                item.place(),
                "this instance is " + (item instanceof Mapping ? "without \"" + name("output") + "\"" : item.kind()),
                "{" + name("input") + ", " + name("output") + "} is wanted");
        return Map.of();
    }

    /** Returns the record with what an instance holds in the place of all of them. */
    private Mapping with(Mapping record, Map<String, Entry> instance) {
        var fields = new LinkedHashMap<String, Entry>();
        record.entries().forEach((name, entry) -> {
            if (name.equals(name(INSTANCES))) {
                instance.forEach((part, value) -> put(fields, part, value));
            } else if (PARTS.stream().noneMatch(part -> name.equals(name(part)))) {
                put(fields, name, entry);
            }
        });
        return new Mapping(fields, record.place());
    }

    private void put(Map<String, Entry> fields, String name, Entry entry) {
        if (fields.putIfAbsent(name, entry) != null) {
            problem(
                    entry.keyPlace(),
                    "\"" + NodeBuilder.shown(name) + "\" stands in the record and in its instance",
                    "give the field another name");
        }
    }

    private String name(String field) {
        return names.getOrDefault(field, field);
    }

    private void problem(Place place, String statement, String hint) {
        failed = true;
        problems.accept(new Problem(place.toString(), statement, hint));
    }
}
