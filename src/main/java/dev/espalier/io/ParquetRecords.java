package dev.espalier.io;

import dev.espalier.io.ColumnType.Decimal;
import dev.espalier.io.ColumnType.Json;
import dev.espalier.io.ColumnType.ListOf;
import dev.espalier.io.ColumnType.Struct;
import dev.espalier.io.ColumnType.Whole;
import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a {@link ParquetTable} apart into values of columns. */
final class ParquetRecords extends WriteSupport<Map<String, ?>> {

    private final Map<String, ColumnType> columns;
    private final MessageType schema;
    private final Map<String, String> metadata;
    private @Nullable RecordConsumer consumer;

    ParquetRecords(Map<String, ColumnType> columns, MessageType schema, Map<String, String> metadata) {
        this.columns = columns;
        this.schema = schema;
        this.metadata = metadata;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract there
    public WriteContext init(org.apache.hadoop.conf.Configuration unused) {
        return new WriteContext(schema, metadata);
    }

    @Override
    public WriteContext init(ParquetConfiguration unused) {
        return new WriteContext(schema, metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Map<String, ?> values) {
        if (consumer == null) {
            throw new IllegalStateException("not prepared");
        }
        var writing = new Writing(consumer);
        consumer.startMessage();
        writing.fields(columns, values);
        consumer.endMessage();
    }

    /** The work on one row. */
    private record Writing(RecordConsumer to) {

        void fields(Map<String, ColumnType> fields, Map<?, ?> values) {
            int index = 0;
            for (var field : fields.entrySet()) {
                var value = values.get(field.getKey());
                if (value != null && value != Example.NULL) {
                    to.startField(field.getKey(), index);
                    value(field.getValue(), value);
                    to.endField(field.getKey(), index);
                }
                index++;
            }
        }

        private void value(ColumnType type, Object value) {
            if (type instanceof ListOf list) {
                list(list, (List<?>) value);
            } else if (type instanceof Struct struct) {
                to.startGroup();
                fields(struct.fields(), (Map<?, ?>) value);
                to.endGroup();
            } else if (type instanceof Json) {
                to.addBinary(Binary.fromString(JsonLine.value(value)));
            } else if (type instanceof Whole) {
                to.addLong(((Number) value).longValue());
            } else if (type instanceof Decimal) {
                to.addDouble(((Number) value).doubleValue());
            } else if (value instanceof Boolean bool) {
                to.addBoolean(bool);
            } else {
                to.addBinary(Binary.fromString(HalfPairs.replaced((String) value)));
            }
        }

        /** The levels are called {@code list} and {@code element}, as the specification wants. */
        private void list(ListOf type, List<?> items) {
            to.startGroup();
            if (!items.isEmpty()) {
                to.startField("list", 0);
                for (var item : items) {
                    to.startGroup();
                    to.startField("element", 0);
                    value(type.item(), item);
                    to.endField("element", 0);
                    to.endGroup();
                }
                to.endField("list", 0);
            }
            to.endGroup();
        }
    }
}
