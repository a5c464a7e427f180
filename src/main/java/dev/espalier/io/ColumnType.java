package dev.espalier.io;

import dev.espalier.model.Example;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the values of a field have in common, as a table with typed columns needs to know it. */
public sealed interface ColumnType {

    /** Beyond so many keys a mapping is no record with fixed fields, but a dictionary. */
    int MOST_FIELDS = 100;

    /** Up to here a double holds every whole number (IEEE 754). */
    long LARGEST_EXACT = 1L << 53;

    /** Nothing is known yet: all values are null, or lists without items. */
    record Unknown() implements ColumnType {}

    /** Texts. */
    record Text() implements ColumnType {}

    /**
     * Whole numbers.
     *
     * @param fitsDecimal whether a double holds each of them to the last digit
     */
    record Whole(boolean fitsDecimal) implements ColumnType {}

    /** Numbers. */
    record Decimal() implements ColumnType {}

    /** True or false. */
    record Bool() implements ColumnType {}

    /** Lists of one type. */
    record ListOf(ColumnType item) implements ColumnType {}

    /** Mappings; any field may be absent. */
    record Struct(Map<String, ColumnType> fields) implements ColumnType {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Values that have no type in common: they stand as JSON text. */
    record Json() implements ColumnType {}

    /**
     * Returns the type of one value.
     *
     * @throws IllegalArgumentException for a value that {@link Example#more} does not hold
     */
    static ColumnType of(Object value) {
        if (value instanceof Map<?, ?> map) {
            var fields = new LinkedHashMap<String, ColumnType>();
            map.forEach((name, inner) -> fields.put((String) name, of(inner)));
            return struct(fields);
        }
        if (value instanceof List<?> list) {
            ColumnType items = new Unknown();
            for (var item : list) {
                // A list may hold a null, which a column of lists cannot tell from nothing.
                items = item == Example.NULL ? new Json() : items.with(of(item));
            }
            return new ListOf(items);
        }
        return scalar(value);
    }

    private static ColumnType scalar(Object value) {
        if (value == Example.NULL) {
            return new Unknown();
        }
        if (value instanceof String) {
            return new Text();
        }
        if (value instanceof Long || value instanceof Integer) {
            return new Whole(Math.abs(((Number) value).longValue()) <= LARGEST_EXACT);
        }
        if (value instanceof Double) {
            return new Decimal();
        }
        if (value instanceof Boolean) {
            return new Bool();
        }
        if (value instanceof BigInteger) {
            return new Json();
        }
        throw new IllegalArgumentException("no column can hold a " + value.getClass());
    }

    private static ColumnType struct(Map<String, ColumnType> fields) {
        return fields.isEmpty() || fields.size() > MOST_FIELDS ? new Json() : new Struct(fields);
    }

    /** Returns the type that values of both types have. */
    default ColumnType with(ColumnType other) {
        if (equals(other) || other instanceof Unknown) {
            return this;
        }
        if (this instanceof Unknown) {
            return other;
        }
        if (this instanceof Whole && other instanceof Whole) {
            return new Whole(false);
        }
        return isDecimal(this) && isDecimal(other)
                ? new Decimal()
                : common(this, other).orElseGet(Json::new);
    }

    /** Among decimals a large whole number would lose digits. */
    private static boolean isDecimal(ColumnType type) {
        return type instanceof Decimal || (type instanceof Whole whole && whole.fitsDecimal());
    }

    private static Optional<ColumnType> common(ColumnType one, ColumnType other) {
        if (one instanceof ListOf list && other instanceof ListOf otherList) {
            return Optional.of(new ListOf(list.item().with(otherList.item())));
        }
        if (one instanceof Struct struct && other instanceof Struct otherStruct) {
            var fields = new LinkedHashMap<>(struct.fields());
            otherStruct.fields().forEach((name, type) -> fields.merge(name, type, ColumnType::with));
            return Optional.of(struct(fields));
        }
        return Optional.empty();
    }

    /** Returns whether some values stand as JSON text. */
    default boolean hasJson() {
        if (this instanceof ListOf list) {
            return list.item().hasJson();
        }
        if (this instanceof Struct struct) {
            return struct.fields().values().stream().anyMatch(ColumnType::hasJson);
        }
        return this instanceof Json;
    }

    /** Returns this type with JSON text for the whole where it would stand for a part, so that a reader knows what to expect. */
    default ColumnType settled() {
        return hasJson() ? new Json() : this;
    }
}
