package dev.espalier.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the records of a JSON array or a YAML list, or JSON objects that follow each other, one at a time. */
final class TokenRows implements Rows {

    private final JsonParser parser;
    private final boolean isList;
    private final String listName;
    private final Consumer<Problem> problems;
    private final List<Problem> ofRecord = new ArrayList<>();
    private final NodeBuilder builder;
    private long records;
    private boolean started;

    private TokenRows(JsonParser parser, NodeBuilderMaker maker, String listName, Consumer<Problem> problems) {
        this.parser = parser;
        this.builder = maker.make(ofRecord::add);
        this.isList = !listName.isEmpty();
        this.listName = listName;
        this.problems = problems;
    }

    private interface NodeBuilderMaker {
        NodeBuilder make(Consumer<Problem> problems);
    }

    /** Reads {@code [{…}, {…}]}. */
    static TokenRows ofJsonArray(Utf8Reader reader, String file, Consumer<Problem> problems) throws IOException {
        var parser = NodeReader.JSON.createParser(reader);
        return new TokenRows(parser, to -> new NodeBuilder(parser, file, 0, to), "a JSON array", problems);
    }

    /** Reads {@code {…} {…}}, each over as many lines as it likes. */
    static TokenRows ofJsonObjects(Utf8Reader reader, String file, Consumer<Problem> problems) throws IOException {
        var parser = NodeReader.JSON.createParser(reader);
        return new TokenRows(parser, to -> new NodeBuilder(parser, file, 0, to), "", problems);
    }

    /** Reads {@code - a: …}. */
    static TokenRows ofYaml(Utf8Reader reader, String file, Consumer<Problem> problems) throws IOException {
        var characters = new YamlCharacters(reader, file);
        var parser = NodeReader.yamlParser(characters);
        return new TokenRows(parser, to -> new YamlNodeBuilder(parser, characters, file, to), "a YAML list", problems);
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!started) {
            started = true;
            if (isList && !startsList()) {
                return null;
            }
        }
        while (true) {
            var token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                checkEnd(token);
                return null;
            }
            records++;
            var record = record();
            if (record != null) {
                return new Row(records, record);
            }
        }
    }

    private boolean startsList() throws IOException {
        var token = parser.nextToken();
        if (token == null || token == JsonToken.START_ARRAY) {
            return token != null;
        }
        var root = builder.record();
        problems.accept(new Problem(
                root.place().toString(),
                "this is " + root.kind() + ", not a list",
                "write the records as " + listName));
        return false;
    }

    private Node.@Nullable Mapping record() throws IOException {
        ofRecord.clear();
        var node = builder.record();
        if (node instanceof Node.Mapping mapping && ofRecord.isEmpty()) {
            return mapping;
        }
        ofRecord.forEach(problems);
        if (!(node instanceof Node.Mapping)) {
            problems.accept(
                    JsonLinesRows.notARecord(node, isList ? "every item is an object" : "every value is an object"));
        }
        return null;
    }

    private void checkEnd(@Nullable JsonToken token) throws IOException {
        if (token != null && parser.nextToken() != null) {
            problems.accept(new Problem(
                    builder.place().toString(), "something follows the end of the list", ReadFailure.REST_UNREAD));
        }
    }
}
