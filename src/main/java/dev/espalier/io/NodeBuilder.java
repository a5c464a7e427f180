package dev.espalier.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Turns the tokens of a parser into nodes. Duplicate keys and numbers out of range leave a problem, and reading goes on. */
class NodeBuilder {

    /** Is thrown when one record goes beyond a limit; nothing after it can be read. */
    static final class OverLimit extends IOException {

        private static final long serialVersionUID = 1L;

        final transient Place record;
        final String statement;

        OverLimit(Place record, String statement) {
            super(statement);
            this.record = record;
            this.statement = statement;
        }

        static OverLimit tooLong(Place record, int limit) {
            return new OverLimit(record, "this record is longer than " + limit + " characters");
        }
    }

    /** So many characters fit a long in any case. */
    private static final int SURELY_LONG = 18;

    /** Of longer ones reading would take time with the square of their length; Jackson stops here, too. */
    private static final int LONGEST_WHOLE = 1000;

    /** How many values one record may hold: each takes some 60 bytes, so that short ones outgrow the text by far. */
    static final int MOST_VALUES = 1 << 20;

    final JsonParser parser;
    private final String file;
    private final int linesBefore;
    private final Consumer<Problem> problems;
    private boolean isShort;
    private long recordStart;
    private int values;
    private Place recordPlace;

    /**
     * Makes a builder for a text whose first line is line {@code linesBefore + 1} of the file.
     */
    NodeBuilder(JsonParser parser, String file, int linesBefore, Consumer<Problem> problems) {
        this.parser = parser;
        this.file = file;
        this.linesBefore = linesBefore;
        this.problems = problems;
        this.recordPlace = new Place(file, linesBefore + 1, 1);
    }

    /** Takes note that the whole text is no longer than a record may be. */
    void isShort() {
        isShort = true;
    }

    /** Returns the value whose first token the parser stands at; leaves it at the last. */
    Node record() throws IOException {
        recordPlace = place();
        values = 0;
        recordStart = parser.currentTokenLocation().getCharOffset();
        try {
            return value();
        } catch (StreamConstraintsException e) {
            // It does not say where; the record is near enough.
            throw new OverLimit(recordPlace, ReadFailure.overLimit(e));
        }
    }

    private Node value() throws IOException {
        if (!isShort && parser.currentLocation().getCharOffset() - recordStart > DatasetReader.LONGEST_RECORD) {
            throw OverLimit.tooLong(recordPlace, DatasetReader.LONGEST_RECORD);
        }
        if (++values > MOST_VALUES) {
            throw new OverLimit(recordPlace, "this record holds more than " + MOST_VALUES + " values");
        }
        var place = place();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(place);
            case START_ARRAY -> sequence(place);
            default -> scalar(place);
        };
    }

    private Node mapping(Place place) throws IOException {
        checkNode(place);
        var entries = new LinkedHashMap<String, Node.Entry>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = parser.currentName();
            var keyPlace = place();
            checkKey(key, keyPlace, entries);
            parser.nextToken();
            entries.putIfAbsent(key, new Node.Entry(keyPlace, value()));
        }
        return new Node.Mapping(entries, place);
    }

    private Node sequence(Place place) throws IOException {
        checkNode(place);
        var items = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Node.Sequence(items, place);
    }

    /** Looks at a list, a mapping or a scalar before it is read; for grammars that allow more than we do. */
    void checkNode(Place place) throws IOException {}

    void checkKey(String key, Place place, Map<String, Node.Entry> before) throws IOException {
        var first = before.get(key);
        if (first != null) {
            problem(place, "duplicate key \"" + shown(key) + "\"", "it is at " + first.keyPlace() + " already");
        }
    }

    Node scalar(Place place) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText(), place);
            case VALUE_TRUE -> new Node.Bool(true, place);
            case VALUE_FALSE -> new Node.Bool(false, place);
            case VALUE_NULL -> new Node.Null(place);
            default -> new Node.Text(parser.getText(), place);
        };
    }

    Node number(String digits, Place place) {
        if (digits.length() <= LONGEST_WHOLE
                && digits.indexOf('.') < 0
                && digits.indexOf('e') < 0
                && digits.indexOf('E') < 0) {
            return new Node.Num(whole(digits), place);
        }
        double number = Double.parseDouble(digits);
        if (Double.isInfinite(number)) {
            problem(place, "the number " + Printable.excerpt(digits, 40) + " is too large", "write it as a text");
        }
        return new Node.Num(number, place);
    }

    private static Number whole(String digits) {
        if (digits.length() <= SURELY_LONG) {
            return Long.parseLong(digits);
        }
        var number = new BigInteger(digits);
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    final void problem(Place place, String statement, String hint) {
        problems.accept(new Problem(place.toString(), statement, hint));
    }

    final Place place() {
        return place(parser.currentTokenLocation());
    }

    private Place place(JsonLocation at) {
        return new Place(file, linesBefore + at.getLineNr(), at.getColumnNr());
    }

    static String shown(String key) {
        return Printable.excerpt(key, 60);
    }
}
