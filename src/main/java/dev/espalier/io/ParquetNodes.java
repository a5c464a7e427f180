package dev.espalier.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Turns a row of a Parquet file into nodes. Dates and points in time become texts as ISO 8601 writes them (in UTC), decimal
 * numbers texts with all their digits; a number that is none, or infinite, is null.
 *
 * @param place of the row
 */
record ParquetNodes(Place place) {

    Node.Mapping mapping(Group group) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        var type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            int count = group.getFieldRepetitionCount(field);
            var inner = type.getType(field);
            if (inner.isRepetition(Repetition.REPEATED)) {
                entries.put(inner.getName(), new Node.Entry(place, repeated(group, field, inner, count)));
            } else if (count > 0) {
                entries.put(inner.getName(), new Node.Entry(place, value(group, field, 0, inner)));
            }
        }
        return new Node.Mapping(entries, place);
    }

    private Node repeated(Group group, int field, Type type, int count) {
        var items = new ArrayList<Node>();
        for (int i = 0; i < count; i++) {
            items.add(value(group, field, i, type));
        }
        return new Node.Sequence(items, place);
    }

    private Node value(Group group, int field, int index, Type type) {
        if (type.isPrimitive()) {
            return primitive(group, field, index, type);
        }
        var inner = group.getGroup(field, index);
        var logical = type.getLogicalTypeAnnotation();
        if (logical instanceof ListLogicalTypeAnnotation && inner.getType().getFieldCount() == 1) {
            return list(inner);
        }
        return logical instanceof MapLogicalTypeAnnotation && inner.getType().getFieldCount() == 1
                ? dictionary(inner)
                : mapping(inner);
    }

    /** By the rules of the specification for lists of three levels and, of old writers, two. */
    private Node list(Group list) {
        var repeated = list.getType().getType(0);
        boolean isItem = repeated.isPrimitive()
                || repeated.asGroupType().getFieldCount() > 1
                || repeated.getName().equals("array")
                || repeated.getName().endsWith("_tuple");
        if (isItem) {
            return repeated(list, 0, repeated, list.getFieldRepetitionCount(0));
        }
        var items = new ArrayList<Node>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            var element = list.getGroup(0, i);
            items.add(
                    element.getFieldRepetitionCount(0) == 0
                            ? new Node.Null(place)
                            : value(element, 0, 0, element.getType().getType(0)));
        }
        return new Node.Sequence(items, place);
    }

    private Node dictionary(Group map) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            var pair = map.getGroup(0, i);
            var key =
                    ExampleReader.notation(primitive(pair, 0, 0, pair.getType().getType(0)));
            var value = pair.getType().getFieldCount() < 2 || pair.getFieldRepetitionCount(1) == 0
                    ? new Node.Null(place)
                    : value(pair, 1, 0, pair.getType().getType(1));
            entries.put(key, new Node.Entry(place, value));
        }
        return new Node.Mapping(entries, place);
    }

    private Node primitive(Group group, int field, int index, Type type) {
        var logical = type.getLogicalTypeAnnotation();
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> new Node.Bool(group.getBoolean(field, index), place);
            case INT32 -> whole(group.getInteger(field, index), logical);
            case INT64 -> whole(group.getLong(field, index), logical);
            case FLOAT -> decimal(group.getFloat(field, index));
            case DOUBLE -> decimal(group.getDouble(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group, field, index, logical);
            case INT96 -> new Node.Text(group.getValueToString(field, index), place);
        };
    }

    private Node whole(long value, LogicalTypeAnnotation logical) {
        if (logical instanceof DateLogicalTypeAnnotation) {
            return new Node.Text(LocalDate.ofEpochDay(value).toString(), place);
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new Node.Text(BigDecimal.valueOf(value, decimal.getScale()).toPlainString(), place);
        }
        if (logical instanceof TimestampLogicalTypeAnnotation time) {
            var unit =
                    switch (time.getUnit()) {
                        case MILLIS -> ChronoUnit.MILLIS;
                        case MICROS -> ChronoUnit.MICROS;
                        case NANOS -> ChronoUnit.NANOS;
                    };
            return new Node.Text(Instant.EPOCH.plus(value, unit).toString(), place);
        }
        return new Node.Num(value, place);
    }

    private Node decimal(double value) {
        return Double.isFinite(value) ? new Node.Num(value, place) : new Node.Null(place);
    }

    private Node bytes(Group group, int field, int index, LogicalTypeAnnotation logical) {
        var binary = group.getBinary(field, index);
        return logical instanceof DecimalLogicalTypeAnnotation decimal
                ? new Node.Text(
                        new BigDecimal(new BigInteger(binary.getBytes()), decimal.getScale()).toPlainString(), place)
                : new Node.Text(binary.toStringUsingUTF8(), place);
    }
}
