package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.JsonLine;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema knows every recipe that comes with the program, and finds what is wrong with others. */
final class RecipeSchemaTest {

    private static final Map<String, Object> SCHEMA = RecipeSchema.make();

    static List<String> recipes() {
        return new Recipes(null).names();
    }

    private static List<String> complaints(String yaml) {
        var complaints = new ArrayList<String>();
        check(NodeReader.yaml(yaml, "r.yaml"), SCHEMA, "", complaints);
        return complaints;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void ourRecipesAreOfTheLanguage(String name) {
        assertThat(complaints(new Recipes(null).find(name).text())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: x | /: lacks about",
                "name: X y | /name: does not match",
                "nmae: x | /: knows no nmae",
                "models: {a: {temprature: 1}} | /models/a: fits none",
                "models: {a: {temperature: hot}} | /models/a: fits none",
                "stages: [] | ",
                "stages: [{steps: [ask]}] | /stages/0: lacks name",
                "stages: [{name: a, steps: [ask]}] | /stages/0/steps/0: fits none",
                "stages: [{name: a, steps: [mask-pii]}] | ",
                "stages: [{name: a, steps: [refusal]}] | ",
                "stages: [{name: a, filters: [gather]}] | /stages/0/filters/0: fits none",
                "stages: [{name: a, steps: [{ask: {prompt: a, reply: lists}}]}] | /stages/0/steps/0: fits none",
                "stages: [{name: a, steps: [{ask: {prompt: a, reply: list, with: {n: 3}}}]}] | ",
                "stages: [{name: a, steps: [{repeat: {times: 2, steps: [{ask: {prompt: a}}]}}]}] | ",
                "stages: [{name: a, steps: [{repeat: {times: 2, steps: [{ask: {promt: a}}]}}]}] | /stages/0/steps/0: fits none",
                "stages: [{name: a, select: [{top-k: {count: 3.5}}]}] | /stages/0/select/0: fits none",
                "stages: [{name: a, from: [b, c]}] | ",
                "stages: [{name: a, from: [b]}] | /stages/0/from: fits none",
                "stages: [{name: a, window: 0}] | /stages/0/window: is below 1"
            })
    void findsWhatIsWrong(String yaml, String expected) {
        var whole = yaml.startsWith("n") ? yaml : "name: x\nabout: y\n" + yaml;
        var found = complaints(whole + (yaml.startsWith("stages") ? "" : "\nstages: [{name: a}]"));
        if (expected == null && yaml.equals("stages: []")) {
            assertThat(found).containsExactly("/stages: has fewer than 1");
        } else if (expected == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).anyMatch(complaint -> complaint.startsWith(expected));
        }
    }

    @Test
    void isTheSameWheneverItIsMade() {
        assertThat(JsonLine.of(RecipeSchema.make()))
                .isEqualTo(JsonLine.of(SCHEMA))
                .doesNotContain("\\u0000");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var definitions = (Map<?, ?>) SCHEMA.get("$defs");
        var text = JsonLine.of(SCHEMA);
        var reference = Pattern.compile("#/\\$defs/([a-z0-9-]+)").matcher(text);
        assertThat(reference.results().map(found -> found.group(1)).toList())
                .hasSizeGreaterThan(40)
                .allMatch(definitions::containsKey);
    }

    /** The few words of JSON Schema that ours is written in. */
    private static void check(Node node, Map<?, ?> schema, String path, List<String> complaints) {
        if (schema.get("$ref") instanceof String reference) {
            var name = reference.substring("#/$defs/".length());
            check(node, (Map<?, ?>) ((Map<?, ?>) SCHEMA.get("$defs")).get(name), path, complaints);
            return;
        }
        var at = path.isEmpty() ? "/" : path;
        if (schema.get("anyOf") instanceof List<?> several) {
            if (several.stream().noneMatch(one -> fits(node, (Map<?, ?>) one))) {
                complaints.add(at + ": fits none");
            }
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(plain(node))) {
            complaints.add(at + ": is none of " + values);
        }
        if (schema.containsKey("type") && types(schema.get("type")).stream().noneMatch(type -> isOf(node, type))) {
            complaints.add(at + ": is no " + schema.get("type"));
            return;
        }
        if (schema.get("pattern") instanceof String pattern
                && node instanceof Node.Text text
                && !Pattern.compile(pattern).matcher(text.value()).find()) {
            complaints.add(at + ": does not match");
        }
        if (schema.get("minimum") instanceof Number least
                && node instanceof Node.Num number
                && number.value().doubleValue() < least.doubleValue()) {
            complaints.add(at + ": is below " + least);
        }
        if (node instanceof Node.Mapping mapping) {
            checkMapping(mapping, schema, path, complaints);
        } else if (node instanceof Node.Sequence list) {
            if (schema.get("minItems") instanceof Integer least && list.items().size() < least) {
                complaints.add(at + ": has fewer than " + least);
            }
            for (int i = 0; i < list.items().size() && schema.get("items") instanceof Map<?, ?> items; i++) {
                check(list.items().get(i), items, path + "/" + i, complaints);
            }
        }
    }

    private static void checkMapping(Node.Mapping mapping, Map<?, ?> schema, String path, List<String> complaints) {
        var at = path.isEmpty() ? "/" : path;
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(key -> !mapping.entries().containsKey(key))
                    .forEach(key -> complaints.add(at + ": lacks " + key));
        }
        if (schema.get("maxProperties") instanceof Integer most
                && mapping.entries().size() > most) {
            complaints.add(at + ": has more than " + most);
        }
        if (schema.get("minProperties") instanceof Integer least
                && mapping.entries().size() < least) {
            complaints.add(at + ": has fewer than " + least);
        }
        var properties = schema.get("properties") instanceof Map<?, ?> declared ? declared : Map.of();
        mapping.entries().forEach((key, entry) -> {
            if (properties.get(key) instanceof Map<?, ?> property) {
                check(entry.value(), property, path + "/" + key, complaints);
            } else if (schema.get("additionalProperties") instanceof Map<?, ?> others) {
                check(entry.value(), others, path + "/" + key, complaints);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                complaints.add(at + ": knows no " + key);
            }
        });
    }

    private static boolean fits(Node node, Map<?, ?> schema) {
        var complaints = new ArrayList<String>();
        check(node, schema, "", complaints);
        return complaints.isEmpty();
    }

    private static List<?> types(Object type) {
        return type instanceof List<?> several ? several : List.of(type);
    }

    private static boolean isOf(Node node, Object type) {
        return switch ((String) type) {
            case "object" -> node instanceof Node.Mapping;
            case "array" -> node instanceof Node.Sequence;
            case "string" -> node instanceof Node.Text;
            case "boolean" -> node instanceof Node.Bool;
            case "number" -> node instanceof Node.Num;
            case "integer" -> node instanceof Node.Num number && number.value() instanceof Long;
            default -> node instanceof Node.Null;
        };
    }

    private static Object plain(Node node) {
        return node instanceof Node.Text text ? text.value() : node;
    }
}
