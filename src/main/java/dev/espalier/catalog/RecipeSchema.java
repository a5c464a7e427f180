package dev.espalier.catalog;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.recipe.OptionBinder;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The language of recipes as a JSON Schema (draft 2020-12), for editors. Made from the declarations of the options, so it knows
 * what the program knows. What only {@code check} can tell (fields, names of stages, ranges) is not in it.
 */
public final class RecipeSchema {

    private static final String NAME = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private RecipeSchema() {}

    /** Returns the schema; values are String, Boolean, Integer, List and Map. */
    public static Map<String, Object> make() {
        var definitions = new LinkedHashMap<String, Object>();
        definitions.put("model", options(ModelOptions.class));
        StepKinds.ALL.values().forEach(kind -> definitions.put("step-" + kind.name(), step(kind)));
        FilterKinds.ALL.values().forEach(kind -> definitions.put("filter-" + kind.name(), named(kind)));
        SelectorKinds.ALL.values().forEach(kind -> definitions.put("selector-" + kind.name(), named(kind)));
        definitions.put("steps", operators(List.of("step", "filter")));
        definitions.put("filters", operators(List.of("filter")));
        definitions.put("select", operators(List.of("selector")));
        definitions.put("branch", branch());
        definitions.put("stage", stage());
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "a recipe of Espalier");
        schema.putAll(recipe());
        schema.put("$defs", definitions);
        return schema;
    }

    private static Map<String, Object> recipe() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", ordered("type", "string", "pattern", NAME));
        properties.put("about", text("what it does, in a sentence"));
        properties.put("paper", text("where the method was published"));
        properties.put("changes", texts("what differs from the paper, a sentence each"));
        properties.put("compat", described("boolean", "whether the paper's values replace the gentler defaults"));
        var models = object(ordered(), List.of());
        models.put("additionalProperties", nullable(reference("model")));
        properties.put("models", models);
        properties.put("stages", list(reference("stage"), 1));
        var dryUp = object(
                ordered(
                        "floor", ordered("type", "number", "minimum", 0, "maximum", 1),
                        "over", ordered("type", "integer", "minimum", 1)),
                List.of());
        properties.put("dry-up", nullable(dryUp));
        properties.put("when-compat", ordered("type", List.of("object", "null")));
        return object(properties, List.of("name", "about", "stages"));
    }

    private static Map<String, Object> stage() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", ordered("type", "string", "pattern", NAME));
        properties.put(
                "from",
                ordered(
                        "anyOf",
                        List.of(
                                text("nothing, seeds, input, or the name of an earlier stage"),
                                stages("earlier stages, whose examples follow each other in this order"))));
        properties.put("items", ordered("type", "integer", "minimum", 1));
        properties.put("select", reference("select"));
        properties.put("feeds-back", described("boolean", "whether steps see what the stage has accepted"));
        properties.put("window", ordered("type", "integer", "minimum", 1));
        properties.put("steps", reference("steps"));
        properties.put("filters", reference("filters"));
        return object(properties, List.of("name"));
    }

    private static Map<String, Object> branch() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", ordered("type", "string", "pattern", NAME));
        properties.put("weight", described("number", "how often it is taken compared with the others"));
        properties.put("when", ordered("type", List.of("string", "number", "boolean")));
        properties.put("steps", reference("steps"));
        return object(properties, List.of("name"));
    }

    /** A list of operators: each its kind, or its kind with options. */
    private static Map<String, Object> operators(List<String> groups) {
        var bare = new ArrayList<Object>();
        var withOptions = new LinkedHashMap<String, Object>();
        for (var group : groups) {
            kinds(group).forEach((name, kind) -> {
                withOptions.putIfAbsent(name, reference(group + "-" + name));
                if (needed(kind.options()).isEmpty() && !bare.contains(name)) {
                    bare.add(name);
                }
            });
        }
        var single = object(withOptions, List.of());
        single.put("minProperties", 1);
        single.put("maxProperties", 1);
        return list(ordered("anyOf", List.of(ordered("enum", bare), single)), 0);
    }

    private static Map<String, ? extends Kind<?, ?>> kinds(String group) {
        return switch (group) {
            case "step" -> StepKinds.ALL;
            case "filter" -> FilterKinds.ALL;
            default -> SelectorKinds.ALL;
        };
    }

    private static Map<String, Object> step(Kind<?, ?> kind) {
        var schema = named(kind);
        if (StepKinds.COMPOSITE.contains(kind.name()) && schema.get("properties") instanceof Map<?, ?> declared) {
            var properties = new LinkedHashMap<String, Object>();
            declared.forEach((key, value) -> properties.put(String.valueOf(key), value));
            properties.put("steps", reference("steps"));
            properties.put("branches", list(reference("branch"), 1));
            schema.put("properties", properties);
        }
        return schema;
    }

    private static Map<String, Object> named(Kind<?, ?> kind) {
        var schema = options(kind.options());
        var properties = new LinkedHashMap<String, Object>();
        properties.put("name", ordered("type", "string", "pattern", NAME));
        if (schema.get("properties") instanceof Map<?, ?> declared) {
            declared.forEach((key, value) -> properties.put(String.valueOf(key), value));
        }
        schema.put("properties", properties);
        schema.put("description", kind.about());
        if (needed(kind.options()).isEmpty()) {
            schema.put("type", List.of("object", "null"));
        }
        return schema;
    }

    private static Map<String, Object> options(Class<? extends Record> type) {
        var properties = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            properties.put(OptionBinder.key(component), option(component));
        }
        return object(properties, needed(type));
    }

    private static List<String> needed(Class<? extends Record> type) {
        var needed = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (component.getAnnotation(Option.class).value().equals(Option.REQUIRED)) {
                needed.add(OptionBinder.key(component));
            }
        }
        return needed;
    }

    private static Map<String, Object> option(RecordComponent component) {
        var declared = component.getAnnotation(Option.class);
        var option = new LinkedHashMap<String, Object>();
        var type = component.getType();
        boolean mayBeAbsent = declared.value().equals("null");
        if (type.isEnum()) {
            var constants = new ArrayList<Object>(OptionBinder.names(type));
            if (mayBeAbsent) {
                constants.add(Example.NULL);
            }
            option.put("enum", constants);
        } else {
            var name = jsonType(type);
            option.put("type", mayBeAbsent ? List.of(name, "null") : name);
        }
        if (type == List.class) {
            option.put("items", ordered("type", "string"));
        } else if (type == Map.class) {
            option.put("additionalProperties", ordered("type", List.of("string", "number", "boolean")));
        }
        var isGiven = declared.value().equals(Option.REQUIRED) || mayBeAbsent;
        option.put(
                "description",
                declared.about()
                        + (isGiven
                                ? ""
                                : " (default: " + (declared.value().isEmpty() ? "\"\"" : declared.value()) + ")"));
        return option;
    }

    private static String jsonType(Class<?> type) {
        if (type == List.class) {
            return "array";
        }
        if (type == Map.class) {
            return "object";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == int.class || type == Integer.class) {
            return "integer";
        }
        return type == double.class || type == Double.class ? "number" : "string";
    }

    private static Map<String, Object> object(Map<String, ?> properties, List<String> required) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> nullable(Map<String, ?> schema) {
        return ordered("anyOf", List.of(schema, ordered("type", "null")));
    }

    private static Map<String, Object> list(Map<String, ?> items, int least) {
        var list = new LinkedHashMap<String, Object>();
        list.put("type", "array");
        list.put("items", items);
        if (least > 0) {
            list.put("minItems", least);
        }
        return list;
    }

    private static Map<String, Object> texts(String about) {
        return ordered("type", "array", "items", ordered("type", "string"), "description", about);
    }

    private static Map<String, Object> stages(String about) {
        var list = texts(about);
        list.put("minItems", 2);
        list.put("uniqueItems", true);
        return list;
    }

    private static Map<String, Object> text(String about) {
        return described("string", about);
    }

    private static Map<String, Object> described(String type, String about) {
        return ordered("type", type, "description", about);
    }

    private static Map<String, Object> reference(String definition) {
        return ordered("$ref", "#/$defs/" + definition);
    }

    /** A mapping in the order in which it is written: the schema is the same on every machine. */
    private static Map<String, Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
