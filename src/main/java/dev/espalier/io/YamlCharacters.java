package dev.espalier.io;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Finds characters that YAML does not allow and says where they stand, which the parser behind it does not; and ends
 * records that would take it too long. */
final class YamlCharacters extends FilterReader {

    /** A character that YAML does not allow. */
    static final class BadCharacter extends IOException {

        private static final long serialVersionUID = 1L;

        final int line;
        final int column;
        final char value;

        BadCharacter(int line, int column, char value) {
            this.line = line;
            this.column = column;
            this.value = value;
        }
    }

    /**
     * How long a record of YAML may be. The scanner copies all of a long text each time it needs more of it: 1 Mi takes a
     * second, 32 Mi would take an hour.
     */
    static final int LONGEST_RECORD = 1 << 20;

    private Place recordPlace;
    private long recordLength;
    private int line = 1;
    private int column = 1;
    private char before;

    YamlCharacters(Reader in, String file) {
        super(in);
        this.recordPlace = new Place(file, 1, 1);
    }

    /** Starts to count anew. */
    void startRecord(Place place) {
        recordPlace = place;
        recordLength = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        recordLength += count;
        if (recordLength > LONGEST_RECORD) {
            throw NodeBuilder.OverLimit.tooLong(recordPlace, LONGEST_RECORD);
        }
        for (int i = offset; i < offset + count; i++) {
            check(target[i]);
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private void check(char c) throws IOException {
        boolean lonely = Character.isHighSurrogate(before) != Character.isLowSurrogate(c);
        if (lonely || !isAllowed(c)) {
            throw new BadCharacter(line, column, lonely && Character.isHighSurrogate(before) ? before : c);
        }
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        before = c;
    }

    /** The set of YAML 1.1, section 4.1. */
    static boolean isAllowed(char c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == '\u0085'
                || (c >= ' ' && c <= '~')
                || (c >= '\u00a0' && c <= '\ufffd');
    }
}
