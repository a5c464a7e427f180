package dev.espalier.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of JSON Lines behind line feeds, without a look at what they say, so that several threads can parse the pieces; a
 * line feed is no part of any other character in UTF-8. Not thread-safe.
 */
final class LineChunks {

    private static final int SIZE = 1 << 17;

    /** A longer line is left to {@link #rest}: its reader knows how to pass over what is too long. */
    private static final int LONGEST_LINE = 1 << 22;

    /** Whole lines. */
    static final class Chunk {

        private final byte[] bytes;
        private final int length;
        private final int linesBefore;
        private final long recordsBefore;

        private Chunk(byte[] bytes, int length, int linesBefore, long recordsBefore) {
            this.bytes = bytes;
            this.length = length;
            this.linesBefore = linesBefore;
            this.recordsBefore = recordsBefore;
        }

        byte[] bytes() {
            return bytes;
        }

        /** Returns how many of the bytes count. */
        int length() {
            return length;
        }

        /** Returns how many lines of the file stand before these. */
        int linesBefore() {
            return linesBefore;
        }

        /** Returns how many of those hold a record, good or bad. */
        long recordsBefore() {
            return recordsBefore;
        }

        /** Returns where the line that starts here ends: at its line feed, or at the end. */
        int endOfLine(int from) {
            return ByteScan.endOfLine(bytes, from, length);
        }

        /** Returns a piece of these lines, that so many lines and records of the file stand before. */
        Chunk part(int from, int to, int linesBefore, long recordsBefore) {
            return new Chunk(Arrays.copyOfRange(bytes, from, to), to - from, linesBefore, recordsBefore);
        }

        /** Returns whether there is nothing but white space, as {@link JsonLinesRows} has it. */
        boolean isBlank(int from, int to) {
            int i = from;
            while (i < to && bytes[i] >= 0 && Character.isWhitespace(bytes[i])) {
                i++;
            }
            return i == to
                    || (bytes[i] < 0
                            && new String(bytes, i, to - i, StandardCharsets.UTF_8)
                                    .chars()
                                    .allMatch(Character::isWhitespace));
        }
    }

    private final InputStream in;
    private byte[] carried = new byte[0];
    private int lines;
    private long records;
    private boolean ended;
    private @Nullable IOException failure;

    LineChunks(InputStream in, int linesBefore, long recordsBefore) {
        this.in = in;
        this.lines = linesBefore;
        this.records = recordsBefore;
    }

    /** Returns the next lines; null after the last, before a very long one, and where reading fails: see {@link #rest}. */
    @Nullable
    Chunk next() {
        var bytes = Arrays.copyOf(carried, Math.max(SIZE, carried.length));
        int length = carried.length;
        int end = 0;
        while (end == 0 && failure == null) {
            if (length == bytes.length) {
                if (length >= LONGEST_LINE) {
                    break;
                }
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            int from = length;
            length += read(bytes, length);
            end = ended ? length : afterLastLineFeed(bytes, from, length);
            if (ended) {
                break;
            }
        }
        carried = Arrays.copyOfRange(bytes, end, length);
        return end == 0 ? null : counted(bytes, end);
    }

    /** Returns what {@link #next} has not given, on the line after those it gave. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(carried), failure == null ? in : failing(failure));
    }

    int lines() {
        return lines;
    }

    long records() {
        return records;
    }

    /** Fills the buffer from here on; returns how many bytes were read. */
    private int read(byte[] bytes, int from) {
        int at = from;
        try {
            while (at < bytes.length) {
                int count = in.read(bytes, at, bytes.length - at);
                if (count < 0) {
                    ended = true;
                    break;
                }
                at += count;
            }
        } catch (IOException e) {
            failure = e;
        }
        return at - from;
    }

    private static int afterLastLineFeed(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end > from ? end : 0;
    }

    private Chunk counted(byte[] bytes, int length) {
        var chunk = new Chunk(bytes, length, lines, records);
        for (int from = 0; from < length; ) {
            int to = chunk.endOfLine(from);
            lines++;
            records += chunk.isBlank(from, to) ? 0 : 1;
            from = to + 1;
        }
        return chunk;
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }
}
