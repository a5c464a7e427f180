package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet, written and read; against an engine that shares no code with ours. */
final class ParquetTest {

    @TempDir
    private Path temp;

    private final List<Problem> problems = new ArrayList<>();

    private static final List<Map<String, Object>> ROWS = rows();

    private static List<Map<String, Object>> rows() {
        var first = new LinkedHashMap<String, Object>();
        first.put("text", "Zoë\n\"語\" 😀");
        first.put("whole", 1L << 40);
        first.put("number", 0.5);
        first.put("is", true);
        first.put("list", List.of("a", "b"));
        first.put("record", Map.of("x", List.of(Map.of("y", "z"))));
        first.put("mixed", "a text");
        first.put("holes", List.of("a", Example.NULL));
        var second = new LinkedHashMap<String, Object>();
        second.put("text", "");
        second.put("number", 3.0);
        second.put("list", List.of());
        second.put("mixed", List.of(1L, "b"));
        return List.of(first, second, Map.of("mixed", Map.of("k", 2L)));
    }

    private Path write(List<Map<String, Object>> rows) throws IOException {
        var columns = new LinkedHashMap<String, ColumnType>();
        rows.forEach(row -> row.forEach((name, value) -> columns.merge(name, ColumnType.of(value), ColumnType::with)));
        var file = temp.resolve("t.parquet");
        try (var out = Files.newOutputStream(file);
                var table = ParquetTable.start(out, columns)) {
            for (var row : rows) {
                table.add(row);
            }
        }
        return file;
    }

    private List<Map<String, Object>> read(Path file) throws IOException {
        var records = new ArrayList<Map<String, Object>>();
        try (var reader = DatasetReader.open(DatasetSource.file(file), problems::add)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                assertThat(row.number()).isEqualTo(records.size() + 1L);
                records.add(PlainValue.of(row.value()));
            }
        }
        return records;
    }

    private List<String> duckdb(String sql) throws SQLException {
        var cells = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                var result = statement.getResultSet();
                while (result.next()) {
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(result.getObject(i)));
                    }
                }
            }
        }
        return cells;
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertThat(read(write(ROWS))).isEqualTo(ROWS);
        assertThat(problems).isEmpty();
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        var bytes = Files.readAllBytes(write(ROWS));
        assertThat(Files.readAllBytes(write(ROWS))).isEqualTo(bytes);
    }

    @Test
    void anotherLibraryReadsIt() throws IOException, SQLException {
        var file = write(ROWS);
        assertThat(duckdb("SELECT text, whole, number, \"is\", list, record, mixed, holes FROM '" + file + "'"))
                .containsExactly(
                        "Zoë\n\"語\" 😀",
                        "1099511627776",
                        "0.5",
                        "true",
                        "[a, b]",
                        "{x=[{y=z}]}",
                        "\"a text\"",
                        "[\"a\",null]",
                        "",
                        "null",
                        "3.0",
                        "null",
                        "[]",
                        "null",
                        "[1,\"b\"]",
                        "null",
                        "null",
                        "null",
                        "null",
                        "null",
                        "null",
                        "null",
                        "{\"k\":2}",
                        "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "snappy", "gzip", "lz4_raw", "uncompressed"})
    void whatAnotherLibraryWritesIsRead(String codec) throws IOException, SQLException {
        var file = temp.resolve("theirs.parquet");
        duckdb("COPY (SELECT 'say ' || i AS instruction, i AS n, CAST(i AS FLOAT) / 2 AS half, [i, i + 1] AS list,"
                + " {'a': 'x', 'b': [{'c': true}]} AS record, MAP {'k': i} AS dictionary, DATE '2026-11-21' AS day,"
                + " TIMESTAMP '2026-11-21 12:00:01' AS time, CAST(1.50 AS DECIMAL(9, 2)) AS price, NULL::VARCHAR AS nothing,"
                + " 'nan'::DOUBLE AS nan"
                + " FROM range(0, 5000) t(i)) TO '" + file + "' (FORMAT parquet, CODEC '" + codec + "')");
        var records = read(file);
        assertThat(problems).isEmpty();
        assertThat(records).hasSize(5000);
        var seventh = new LinkedHashMap<String, Object>();
        seventh.put("instruction", "say 7");
        seventh.put("n", 7L);
        seventh.put("half", 3.5);
        seventh.put("list", List.of(7L, 8L));
        seventh.put("record", Map.of("a", "x", "b", List.of(Map.of("c", true))));
        seventh.put("dictionary", Map.of("k", 7L));
        seventh.put("day", "2026-11-21");
        seventh.put("time", "2026-11-21T12:00:01Z");
        seventh.put("price", "1.50");
        seventh.put("nan", Example.NULL);
        assertThat(records.get(7)).isEqualTo(seventh);
    }

    @Test
    void aFileIsKnownByItsFirstBytesToo() throws IOException {
        var file = Files.move(write(ROWS), temp.resolve("data"));
        assertThat(read(file)).hasSize(3);
    }

    @Test
    void aTruncatedFileIsTold() throws IOException {
        var file = write(ROWS);
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
        assertThat(read(file)).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo(file.toString());
            assertThat(problem.statement()).startsWith("cannot be read as Parquet (");
        });
    }

    @Test
    void whatIsNoParquetIsTold() throws IOException {
        var file = Files.writeString(temp.resolve("x.parquet"), "{\"a\":1}\n");
        assertThat(read(file)).isEmpty();
        assertThat(problems)
                .containsExactly(new Problem(
                        file.toString(),
                        "is no Parquet file: it does not begin with PAR1",
                        "give it the ending of what it is"));
    }

    @Test
    void aStreamOfParquetIsRefused() throws IOException {
        var bytes = Files.readAllBytes(write(ROWS));
        var source = new DatasetSource("standard input", () -> new java.io.ByteArrayInputStream(bytes));
        try (var reader = DatasetReader.open(source, problems::add)) {
            assertThat(reader.next()).isNull();
        }
        assertThat(problems)
                .containsExactly(
                        new Problem("standard input", "Parquet cannot be read from a stream", "name the file"));
    }
}
