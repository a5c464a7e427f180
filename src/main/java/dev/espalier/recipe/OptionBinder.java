package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.Place;
import dev.espalier.option.Option;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the options of a recipe into the record that declares them, and back. Which types a record may have, see
 * {@link Option}. Stateless.
 */
public final class OptionBinder {

    private OptionBinder() {}

    /**
     * Makes the record.
     *
     * @param what what the options belong to, for messages: {@code filter "word-length"}
     * @param problems where a complaint goes for every option that is unknown, missing, mistyped or out of range
     * @return empty if there was a complaint
     */
    public static <T extends Record> Optional<T> bind(
            Node.Mapping options, Place place, Class<T> type, String what, Problems problems) {
        var components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        int before = problems.count();
        var known = Arrays.stream(components).map(OptionBinder::key).toList();
        options.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(
                        entry.keyPlace().toString(),
                        what + " has no option \"" + key + "\"",
                        known.isEmpty() ? "it has none" : Suggestion.hint(key, known));
            }
        });
        for (int i = 0; i < components.length; i++) {
            values[i] = value(options, place, components[i], what, problems);
        }
        return problems.count() > before ? Optional.empty() : construct(options, type, values, place, what, problems);
    }

    /** Returns every option with its value, defaults included, as YAML would hold it. */
    public static Map<String, Object> describe(Record options) {
        var described = new LinkedHashMap<String, Object>();
        for (var component : options.getClass().getRecordComponents()) {
            var value = read(component, options);
            if (value instanceof Enum<?> constant) {
                described.put(key(component), kebab(constant.name()));
            } else if (value != null) {
                described.put(key(component), value);
            }
        }
        return described;
    }

    private static @Nullable Object read(RecordComponent component, Record options) {
        try {
            var accessor = component.getAccessor();
            accessor.trySetAccessible();
            return accessor.invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static @Nullable Object value(
            Node.Mapping options, Place place, RecordComponent component, String what, Problems problems) {
        var key = key(component);
        var written = options.entries().get(key);
        if (written != null) {
            return convert(written.value(), component, what, problems);
        }
        if (isRequired(component)) {
            problems.add(place.toString(), what + " needs the option \"" + key + "\"", about(component));
            return null;
        }
        return usual(component, place, what, problems);
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getAnnotation(Option.class).value().equals(Option.REQUIRED);
    }

    private static @Nullable Object usual(RecordComponent component, Place place, String what, Problems problems) {
        var usual = component.getAnnotation(Option.class).value();
        var node = usual.isEmpty() ? new Node.Text("", place) : NodeReader.yaml(usual, "default of " + key(component));
        return convert(node, component, what, problems);
    }

    private static @Nullable Object convert(Node node, RecordComponent component, String what, Problems problems) {
        var type = component.getType();
        boolean mayBeAbsent = component.getAnnotation(Option.class).value().equals("null");
        if (node instanceof Node.Null && mayBeAbsent) {
            return null;
        }
        if (type == String.class && node instanceof Node.Text text) {
            return text.value();
        }
        if ((type == boolean.class || type == Boolean.class) && node instanceof Node.Bool bool) {
            return bool.value();
        }
        if ((type == int.class || type == Integer.class)
                && node instanceof Node.Num number
                && number.value() instanceof Long whole
                && whole == whole.intValue()) {
            return whole.intValue();
        }
        if ((type == double.class || type == Double.class) && node instanceof Node.Num number) {
            return number.value().doubleValue();
        }
        if (type.isEnum() && node instanceof Node.Text text) {
            var constant = constant(type, text.value());
            if (constant != null) {
                return constant;
            }
        }
        if (type == List.class && node instanceof Node.Sequence list && isListOfText(component)) {
            var texts = new ArrayList<String>();
            for (var item : list.items()) {
                if (!(item instanceof Node.Text text)) {
                    complain(item, component, what, problems);
                    return null;
                }
                texts.add(text.value());
            }
            return texts;
        }
        if (type == Map.class && node instanceof Node.Mapping mapping) {
            var texts = new LinkedHashMap<String, String>();
            for (var entry : mapping.entries().entrySet()) {
                var text = Shown.plain(entry.getValue().value());
                if (text == null) {
                    complain(entry.getValue().value(), component, what, problems);
                    return null;
                }
                texts.put(entry.getKey(), text);
            }
            return texts;
        }
        complain(node, component, what, problems);
        return null;
    }

    private static boolean isListOfText(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type
                && type.getActualTypeArguments()[0] == String.class;
    }

    private static @Nullable Object constant(Class<?> type, String written) {
        for (var constant : type.getEnumConstants()) {
            if (kebab(((Enum<?>) constant).name()).equals(written)) {
                return constant;
            }
        }
        return null;
    }

    private static void complain(Node node, RecordComponent component, String what, Problems problems) {
        var meant = node instanceof Node.Text text && component.getType().isEnum()
                ? Suggestion.nearest(text.value(), names(component.getType()))
                : Optional.<String>empty();
        problems.add(
                node.place().toString(),
                "\"" + key(component) + "\" of " + what + " is " + Shown.of(node),
                meant.map(near -> "did you mean \"" + near + "\"? (" + wanted(component) + ")")
                                .orElse("use " + wanted(component))
                        + (isTooLarge(node, component) ? " of at most " + Integer.MAX_VALUE : ""));
    }

    private static boolean isTooLarge(Node node, RecordComponent component) {
        boolean isWhole = component.getType() == int.class || component.getType() == Integer.class;
        return isWhole
                && node instanceof Node.Num number
                && number.value() instanceof Long value
                && value > Integer.MAX_VALUE;
    }

    private static String wanted(RecordComponent component) {
        var type = component.getType();
        if (type == String.class) {
            return "a text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        }
        return type == Map.class ? "a mapping of names to texts" : "a list of texts";
    }

    /** Returns the constants of an enum as a recipe writes them. */
    public static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> kebab(((Enum<?>) constant).name()))
                .toList();
    }

    /**
     * Makes the record. A broken rule is told at the option that it names, which then counts as left out, so that other rules are
     * told as well; but not one that names an option left out that way, because then it is not about what was written.
     */
    private static <T extends Record> Optional<T> construct(
            Node.Mapping options,
            Class<T> type,
            @Nullable Object[] values,
            Place place,
            String what,
            Problems problems) {
        var components = type.getRecordComponents();
        var leftOut = new HashSet<String>();
        while (true) {
            String rule;
            try {
                var made = make(type, values);
                return leftOut.isEmpty() ? Optional.of(made) : Optional.empty();
            } catch (IllegalArgumentException broken) {
                rule = String.valueOf(broken.getMessage());
            }
            if (leftOut.stream().anyMatch(key -> names(rule, key))) {
                return Optional.empty();
            }
            int named = IntStream.range(0, components.length)
                    .filter(i -> names(rule, key(components[i])))
                    .filter(i -> options.entries().containsKey(key(components[i])))
                    .findFirst()
                    .orElse(-1);
            var written = named < 0 ? null : options.entries().get(key(components[named]));
            var where = written == null ? place : written.value().place();
            problems.add(where.toString(), what + ": " + rule, "");
            if (named < 0 || isRequired(components[named])) {
                return Optional.empty();
            }
            leftOut.add(key(components[named]));
            values[named] = usual(components[named], place, what, problems);
        }
    }

    private static boolean names(String rule, String key) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-])")
                .matcher(rule)
                .find();
    }

    /**
     * Makes the record of these values.
     *
     * @throws IllegalArgumentException if it says that a rule is broken
     */
    private static <T extends Record> T make(Class<T> type, @Nullable Object[] values) {
        try {
            var types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException rule && rule.getMessage() != null) {
                throw rule;
            }
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static String about(RecordComponent component) {
        return component.getAnnotation(Option.class).about();
    }

    /** Returns the name of an option in YAML: {@code minWords} is {@code min-words}. */
    public static String key(RecordComponent component) {
        if (!component.isAnnotationPresent(Option.class)) {
            throw new IllegalStateException(
                    component.getDeclaringRecord() + "." + component.getName() + " lacks @Option");
        }
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String kebab(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
