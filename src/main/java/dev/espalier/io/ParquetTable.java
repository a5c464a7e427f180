package dev.espalier.io;

import com.github.luben.zstd.util.Native;
import dev.espalier.io.ColumnType.Bool;
import dev.espalier.io.ColumnType.Decimal;
import dev.espalier.io.ColumnType.Json;
import dev.espalier.io.ColumnType.ListOf;
import dev.espalier.io.ColumnType.Struct;
import dev.espalier.io.ColumnType.Whole;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a table in the Parquet format: every column may lack values, texts are UTF-8 (U+FFFD in the place of half a
 * surrogate pair), lists have the three levels of the specification, pages are compressed by Zstandard. The names of columns
 * that hold JSON text stand under {@link #JSON} in the metadata, so that {@link DatasetReader} gives back the values. The
 * same rows give the same bytes. Holds one row group, 128 MB at most, in memory. Not thread-safe.
 */
public final class ParquetTable implements Closeable {

    /** The key of the metadata that lists the columns of JSON text, by their quoted names. */
    static final String JSON = "espalier.json-columns";

    private final ParquetWriter<Map<String, ?>> writer;

    private ParquetTable(ParquetWriter<Map<String, ?>> writer) {
        this.writer = writer;
    }

    /**
     * Starts a table.
     *
     * @param out is not closed
     * @param columns their types by their names, in order; at least one
     * @throws IOException if nothing can be written, or the machine has no Zstandard
     */
    public static ParquetTable start(OutputStream out, Map<String, ColumnType> columns) throws IOException {
        loadZstandard();
        var settled = new LinkedHashMap<String, ColumnType>();
        columns.forEach((name, type) -> settled.put(name, type.settled()));
        return new ParquetTable(new Builder(out, settled)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build());
    }

    /** Early and in words: otherwise the first page would end with an error of the virtual machine. */
    private static void loadZstandard() throws IOException {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new IOException("Zstandard, which Parquet is compressed by, has no library for this machine", e);
        }
    }

    /**
     * Adds a row.
     *
     * @param values by column; what is absent or null has no value
     * @throws IOException if it cannot be written
     */
    public void add(Map<String, ?> values) throws IOException {
        writer.write(values);
    }

    /** Writes what is left and the end of the file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Map<String, ?>, Builder> {

        private final Map<String, ColumnType> columns;

        Builder(OutputStream out, Map<String, ColumnType> columns) {
            super(new ParquetOutput(out));
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract there
        protected WriteSupport<Map<String, ?>> getWriteSupport(org.apache.hadoop.conf.Configuration unused) {
            return new ParquetRecords(columns, schema(columns), metadata(columns));
        }

        @Override
        protected WriteSupport<Map<String, ?>> getWriteSupport(ParquetConfiguration unused) {
            return new ParquetRecords(columns, schema(columns), metadata(columns));
        }
    }

    private static Map<String, String> metadata(Map<String, ColumnType> columns) {
        var names = columns.entrySet().stream()
                .filter(column -> column.getValue() instanceof Json)
                .map(column -> JsonLine.quoted(column.getKey()))
                .collect(Collectors.joining(","));
        return names.isEmpty() ? Map.of() : Map.of(JSON, "[" + names + "]");
    }

    private static MessageType schema(Map<String, ColumnType> columns) {
        return new MessageType(
                "record",
                columns.entrySet().stream()
                        .map(column -> type(column.getKey(), column.getValue()))
                        .toList());
    }

    private static Type type(String name, ColumnType type) {
        if (type instanceof ListOf list) {
            return Types.optionalList().element(type("element", list.item())).named(name);
        }
        if (type instanceof Struct struct) {
            var group = Types.optionalGroup();
            struct.fields().forEach((field, inner) -> group.addField(type(field, inner)));
            return group.named(name);
        }
        if (type instanceof Whole) {
            return Types.optional(PrimitiveTypeName.INT64).named(name);
        }
        if (type instanceof Decimal) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        }
        if (type instanceof Bool) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        }
        return Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }
}
