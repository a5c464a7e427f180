package dev.espalier.io;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a Parquet file, one row group in memory at a time. A value that is null is absent. Places have the number
 * of the record where other formats have the line. Columns that {@link ParquetTable} wrote as JSON text are read as what they stand for.
 */
final class ParquetRows implements Rows, Closeable {

    private final ParquetFileReader reader;
    private final String file;
    private final Consumer<Problem> problems;
    private final MessageType schema;
    private final Set<String> jsonColumns;
    private @Nullable RecordReader<Group> group;
    private long left;
    private int records;

    private ParquetRows(ParquetFileReader reader, String file, Consumer<Problem> problems) {
        this.reader = reader;
        this.file = file;
        this.problems = problems;
        var metadata = reader.getFooter().getFileMetaData();
        this.schema = metadata.getSchema();
        this.jsonColumns = jsonColumns(metadata.getKeyValueMetaData().get(ParquetTable.JSON));
    }

    /**
     * Opens a file.
     *
     * @throws ProblemException if it is damaged
     */
    static ParquetRows open(Path path, String file, Consumer<Problem> problems) throws IOException {
        try {
            var options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                    .withCodecFactory(new ParquetCodecs())
                    .build();
            return new ParquetRows(ParquetFileReader.open(new LocalInputFile(path), options), file, problems);
        } catch (RuntimeException e) {
            throw new ProblemException(List.of(damaged(file, e)));
        }
    }

    private static Set<String> jsonColumns(@Nullable String names) {
        var columns = new HashSet<String>();
        if (names != null && NodeReader.json(names, ParquetTable.JSON) instanceof Node.Sequence list) {
            list.items().forEach(name -> columns.add(ExampleReader.notation(name)));
        }
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (left == 0) {
                var pages = reader.readNextRowGroup();
                if (pages == null) {
                    return null;
                }
                group = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(pages, new GroupRecordConverter(schema));
                left = pages.getRowCount();
            }
            if (group == null) {
                return null;
            }
            left--;
            records++;
            return new Row(records, record(group.read()));
        } catch (ProblemException e) {
            e.problems().forEach(problems);
            return next();
        } catch (RuntimeException | LinkageError e) {
            // The library has no exceptions of its own for what is wrong with a file.
            problems.accept(damaged(file, e));
            return null;
        }
    }

    private static Problem damaged(String file, Throwable e) {
        var words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new Problem(
                file,
                "cannot be read as Parquet (" + words.lines().findFirst().orElse("") + ")",
                ReadFailure.joined("is it whole? Copy or make it again", ReadFailure.REST_UNREAD));
    }

    private Node.Mapping record(Group row) {
        var nodes = new ParquetNodes(new Place(file, records, 1));
        var record = nodes.mapping(row);
        return jsonColumns.isEmpty() ? record : withJson(record);
    }

    private Node.Mapping withJson(Node.Mapping record) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(record.entries());
        entries.replaceAll((name, entry) -> jsonColumns.contains(name) && entry.value() instanceof Node.Text text
                ? new Node.Entry(entry.keyPlace(), NodeReader.json(text.value(), file, records - 1, ""))
                : entry);
        return new Node.Mapping(entries, record.place());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
