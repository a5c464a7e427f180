package dev.espalier.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a dataset file one at a time: JSON Lines, a JSON array, JSON objects, CSV with a header or a YAML
 * list, plain or gzip, or Parquet.
 *
 * <p>The ending of the name chooses the format ({@code .jsonl}, {@code .ndjson}, {@code .csv}, {@code .yaml}, {@code .yml},
 * each also with {@code .gz}); for all others the first character does. Gzip is known by its first two bytes, Parquet also by its first four; it needs a file. Every record
 * either comes out or leaves a problem: after a broken line of JSON Lines reading goes on with the next line, elsewhere a
 * broken text ends it, and the problem says so. Memory is that of one record. Not thread-safe; the owner closes it.
 */
public final class DatasetReader implements Closeable {

    /** How long one record may be, in UTF-16 units: 32 Mi. A longer one is more likely a file of another kind. In YAML 1 Mi. */
    public static final int LONGEST_RECORD = 32 << 20;

    private static final int PEEK = 1 << 16;

    /** A first line this long is a record of JSON Lines, not the start of an object over several lines. */
    private static final int LONGEST_OPENING = 1_000;

    private final String file;
    private final @Nullable Path path;
    private final boolean hashed;
    private final DatasetBytes bytes;
    private Utf8Reader reader;
    private final Consumer<Problem> problems;
    private @Nullable Rows rows;
    private @Nullable Boolean ofConversations;
    private String layout = "";
    private @Nullable LineChunks chunks;
    private boolean chunked;
    private boolean ended;
    private boolean silent = true;

    private DatasetReader(DatasetSource source, boolean hashed, Consumer<Problem> problems) throws IOException {
        this.file = source.name();
        this.path = source.path();
        this.bytes = new DatasetBytes(source.open(), hashed);
        this.hashed = hashed;
        this.reader = new Utf8Reader(bytes.plain());
        this.problems = problem -> {
            silent = false;
            problems.accept(problem);
        };
    }

    /**
     * Reads a source to its end; whatever is wrong with it goes to {@code problems}.
     *
     * @return the {@link #sha256} of its bytes; empty if it could not be read
     */
    public static String readAll(DatasetSource source, Problems problems, Consumer<Row> take) {
        try (var reader = openHashed(source, problems::add)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                take.accept(row);
            }
            return reader.sha256();
        } catch (ProblemException e) {
            problems.addAll(e);
        } catch (IOException e) {
            problems.add(source.name(), "cannot be read (" + e.getMessage() + ")", "");
        }
        return "";
    }

    /**
     * Opens a source.
     *
     * @param problems is told each problem of a record as it is met
     * @throws ProblemException if there is no such file or it cannot be read at all
     */
    public static DatasetReader open(DatasetSource source, Consumer<Problem> problems) {
        return open(source, false, problems);
    }

    /** Opens a source of which {@link #sha256} will be asked; see {@link #open}. */
    public static DatasetReader openHashed(DatasetSource source, Consumer<Problem> problems) {
        return open(source, true, problems);
    }

    private static DatasetReader open(DatasetSource source, boolean hashed, Consumer<Problem> problems) {
        try {
            return new DatasetReader(source, hashed, problems);
        } catch (IOException e) {
            var problem = ReadFailure.ofFile(e, source.name(), new Utf8Reader(InputStream.nullInputStream()), "");
            throw new ProblemException(List.of(problem != null ? problem : unreadable(source.name(), e)));
        }
    }

    /** Returns the next good record, or null after the last. */
    public @Nullable Row next() {
        if (ended) {
            return null;
        }
        var row = readNext();
        while (row != null && isOtherwiseLaidOut(row)) {
            row = readNext();
        }
        if (row == null) {
            ended = true;
            if (silent) {
                problems.accept(new Problem(file, "holds no records", "give a file with at least one"));
            }
        }
        silent = false;
        return row;
    }

    /**
     * Returns the next records unparsed, so that several threads may parse them, or null if {@link #next} has to be called: until it has given
     * the first record, in formats that can be read from the start only, and after the last.
     */
    public @Nullable UnparsedRecords nextUnparsed() {
        if (ofConversations == null || ended) {
            return null;
        }
        if (!chunked && rows instanceof JsonLinesRows lines) {
            chunks = lines.rest();
            chunked = true;
        }
        if (chunks == null) {
            return null;
        }
        var chunk = chunks.next();
        if (chunk != null) {
            return new UnparsedRecords(chunk, file, ofConversations);
        }
        reader = Utf8Reader.from(chunks.lines() + 1, chunks.rest());
        rows = JsonLinesRows.after(chunks, reader, file, problems);
        chunks = null;
        return null;
    }

    /** Returns how the first record is laid out, in words; {@code ""} before there was one. */
    public String layout() {
        return layout;
    }

    /** Tells of a record that is a conversation where the first was none, or none where it was one. */
    private boolean isOtherwiseLaidOut(Row row) {
        boolean isConversation = Conversation.isOne(row.value());
        if (ofConversations == null) {
            ofConversations = isConversation;
            layout = Conversation.layoutName(row.value());
        }
        if (ofConversations == isConversation) {
            return false;
        }
        problems.accept(Conversation.mixed(row.value()));
        return true;
    }

    /**
     * Returns the SHA-256 of all bytes of the source as they lie (packed, if so), in lower-case hexadecimal: what
     * {@code sha256sum} says. May be called once, after the last record.
     *
     * @throws IllegalStateException if it was not opened by {@link #openHashed}
     * @throws IOException if the rest of the source cannot be read
     */
    public String sha256() throws IOException {
        if (!hashed) {
            throw new IllegalStateException("not opened to be hashed");
        }
        return bytes.hash();
    }

    @Override
    public void close() throws IOException {
        try (bytes) {
            if (rows instanceof Closeable open) {
                open.close();
            }
        }
    }

    private @Nullable Row readNext() {
        try {
            if (rows == null) {
                rows = rows();
            }
            return rows == null ? null : rows.next();
        } catch (IOException e) {
            problems.accept(problem(e));
        } catch (ProblemException e) {
            e.problems().forEach(problems);
        }
        return null;
    }

    private @Nullable Rows rows() throws IOException {
        var format = DatasetFormat.of(file);
        if (format == DatasetFormat.PARQUET || (format == DatasetFormat.UNKNOWN && bytes.isParquet())) {
            return parquet();
        }
        return switch (format) {
            case JSON_LINES -> new JsonLinesRows(reader, file, problems);
            case CSV -> new CsvRows(reader, file, problems);
            case YAML -> TokenRows.ofYaml(reader, file, problems);
            case UNKNOWN, PARQUET -> rowsByFirstCharacter();
        };
    }

    private @Nullable Rows parquet() throws IOException {
        if (path == null || !bytes.isParquet()) {
            problems.accept(
                    path == null
                            ? new Problem(file, "Parquet cannot be read from a stream", "name the file")
                            : new Problem(
                                    file,
                                    "is no Parquet file: it does not begin with PAR1",
                                    "give it the ending of what it is"));
            return null;
        }
        return ParquetRows.open(path, file, problems);
    }

    private @Nullable Rows rowsByFirstCharacter() throws IOException {
        var line = reader.peekLine(PEEK);
        if (line.startsWith("[")) {
            return TokenRows.ofJsonArray(reader, file, problems);
        }
        if (line.startsWith("{")) {
            return line.length() < LONGEST_OPENING && isUnfinished(line)
                    ? TokenRows.ofJsonObjects(reader, file, problems)
                    : new JsonLinesRows(reader, file, problems);
        }
        if (!line.isEmpty() || !isBlankToTheEnd()) {
            problems.accept(new Problem(
                    file,
                    "starts with "
                            + (line.isEmpty()
                                    ? "blanks only"
                                    : "\"" + Printable.excerpt(line, 20) + "\", which is not JSON"),
                    "name it .csv or .yaml if it is that"));
        }
        return null;
    }

    private boolean isBlankToTheEnd() throws IOException {
        int c = reader.read();
        while (c >= 0 && c <= ' ') {
            c = reader.read();
        }
        return c < 0;
    }

    /**
     * Returns whether an object goes on after this line. A line that ends within a string does not count: JSON has no
     * strings over several lines, so it is a broken record of JSON Lines.
     */
    private static boolean isUnfinished(String line) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else {
                quoted = c == '"';
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return depth > 0 && !quoted;
    }

    private Problem problem(IOException e) {
        var ofFile = ReadFailure.ofFile(e, file, reader, ReadFailure.REST_UNREAD);
        if (ofFile != null) {
            return ofFile;
        }
        if (e instanceof JsonProcessingException broken) {
            return DatasetFormat.of(file) == DatasetFormat.YAML
                    ? ReadFailure.ofYaml(broken, file, ReadFailure.REST_UNREAD)
                    : ReadFailure.ofJson(broken, file, 0, ReadFailure.REST_UNREAD);
        }
        return unreadable(file, e);
    }

    private static Problem unreadable(String file, IOException e) {
        return new Problem(file, "cannot be read (" + e.getMessage() + ")", ReadFailure.REST_UNREAD);
    }
}
