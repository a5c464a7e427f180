package dev.espalier.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values whose first row names the fields. Every value is a text. */
final class CsvRows implements Rows {

    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(DatasetReader.LONGEST_RECORD)
                    .build())
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build();

    private final CsvParser parser;
    private final String file;
    private final Consumer<Problem> problems;
    private @Nullable List<Node.Text> header;
    private Place cellPlace;
    private long records;

    CsvRows(Utf8Reader reader, String file, Consumer<Problem> problems) throws IOException {
        this.parser = CSV.createParser(reader);
        this.file = file;
        this.problems = problems;
        this.cellPlace = new Place(file, 1, 1);
        parser.setSchema(CsvSchema.emptySchema());
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (header == null) {
            parser.nextToken();
            header = cells();
            if (header == null || !checkHeader(header)) {
                return null;
            }
        }
        for (var cells = cells(); cells != null; cells = cells()) {
            records++;
            if (cells.size() == header.size()) {
                return new Row(records, mapping(header, cells));
            }
            problems.accept(new Problem(
                    cells.get(0).place().toString(),
                    "a row of " + cells.size() + " values under a header of " + header.size(),
                    "put quotes around values that hold commas or line breaks"));
        }
        return null;
    }

    private boolean checkHeader(List<Node.Text> names) {
        boolean good = true;
        var seen = new LinkedHashMap<String, Place>();
        for (var name : names) {
            var first = seen.putIfAbsent(name.value(), name.place());
            if (first != null || name.value().isBlank()) {
                good = false;
                problems.accept(new Problem(
                        name.place().toString(),
                        first != null
                                ? "duplicate column \"" + NodeBuilder.shown(name.value()) + "\""
                                : "a column without a name",
                        first != null ? "it is at " + first + " already" : "name every column in the first row"));
            }
        }
        return good;
    }

    private static Node.Mapping mapping(List<Node.Text> names, List<Node.Text> cells) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (int i = 0; i < cells.size(); i++) {
            entries.put(names.get(i).value(), new Node.Entry(names.get(i).place(), cells.get(i)));
        }
        return new Node.Mapping(entries, cells.get(0).place());
    }

    /** Returns the next row, or null after the last. */
    private @Nullable List<Node.Text> cells() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            var cells = new ArrayList<Node.Text>();
            long length = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var text = parser.getText();
                length += text.length();
                if (length > DatasetReader.LONGEST_RECORD) {
                    throw NodeBuilder.OverLimit.tooLong(cells.get(0).place(), DatasetReader.LONGEST_RECORD);
                }
                cells.add(new Node.Text(text, place(parser.currentTokenLocation())));
                cellPlace = place(parser.currentLocation());
            }
            cellPlace = place(parser.currentLocation());
            return cells;
        } catch (JsonProcessingException e) {
            problems.accept(problem(e));
            return null;
        }
    }

    private Place place(JsonLocation at) {
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }

    private Problem problem(JsonProcessingException e) {
        var message = String.valueOf(e.getOriginalMessage());
        // The parser notices a quote that is never closed at the end of the file; the user needs to know where it
        // opens.
        if (message.startsWith("Missing closing quote")) {
            return new Problem(cellPlace.toString(), "this quote is never closed", ReadFailure.REST_UNREAD);
        }
        if (ReadFailure.isTooLong(e)) {
            return ReadFailure.of(
                    NodeBuilder.OverLimit.tooLong(cellPlace, DatasetReader.LONGEST_RECORD), ReadFailure.REST_UNREAD);
        }
        return new Problem(
                place(e.getLocation()).toString(),
                "broken CSV: " + Printable.excerpt(message, 200),
                ReadFailure.joined("write a quote inside a quoted value twice", ReadFailure.REST_UNREAD));
    }
}
