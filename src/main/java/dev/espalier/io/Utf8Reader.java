package dev.espalier.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8 strictly: a byte that does not belong is thrown with its place, never replaced by a question mark. All
 * that stands before it is delivered first, and reading may go on behind it. A byte-order mark is passed over. Not
 * thread-safe.
 */
final class Utf8Reader extends Reader {

    /** A byte that is no UTF-8. */
    static final class BadByte extends IOException {

        private static final long serialVersionUID = 1L;

        final int line;
        final int column;
        final int value;

        BadByte(int line, int column, int value) {
            this.line = line;
            this.column = column;
            this.value = value;
        }
    }

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes;
    private char[] chars = new char[1 << 16];
    private int next;
    private int decoded;
    private boolean started;
    private boolean ended;
    private int line = 1;
    private int column = 1;
    private @Nullable IOException postponed;

    Utf8Reader(InputStream in) {
        this.in = in;
        this.bytes = ByteBuffer.allocate(1 << 16).limit(0);
    }

    private Utf8Reader(InputStream in, ByteBuffer bytes, int line) {
        this.in = in;
        this.bytes = bytes;
        this.line = line;
        this.started = true;
    }

    /** Returns a reader of a text whose first line is this one of the file, not the first. */
    static Utf8Reader from(int line, InputStream in) {
        return new Utf8Reader(in, ByteBuffer.allocate(1 << 16).limit(0), line);
    }

    /** Returns a reader of a text in memory whose first line is this one of the file, not the first. */
    static Utf8Reader from(int line, byte[] text, int length) {
        return new Utf8Reader(InputStream.nullInputStream(), ByteBuffer.wrap(text, 0, length), line);
    }

    /** Returns the bytes of the characters that nobody has read yet, those of {@code before} ahead of them. */
    InputStream rest(CharBuffer before) {
        return new SequenceInputStream(Collections.enumeration(List.of(
                stream(StandardCharsets.UTF_8.encode(before)),
                stream(StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, next, decoded - next))),
                stream(bytes),
                in)));
    }

    private static InputStream stream(ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        return new ByteArrayInputStream(copy);
    }

    /** Returns where the text decoded so far ends; 1-based. */
    Place end(String file) {
        return new Place(file, line, column);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (next == decoded) {
            if (!decodeMore()) {
                return -1;
            }
        }
        int count = Math.min(length, decoded - next);
        System.arraycopy(chars, next, target, offset, count);
        next += count;
        return count;
    }

    /**
     * Returns the first line that is not blank, without leading blanks and without consuming it; as much of it as lies in
     * the first {@code most} characters, {@code ""} if there are only blanks.
     */
    String peekLine(int most) {
        int start = next;
        int end = next;
        try {
            while (true) {
                while (start < decoded && isBlank(chars[start])) {
                    start++;
                }
                end = Math.max(end, start);
                while (end < decoded && chars[end] != '\n') {
                    end++;
                }
                if (end < decoded || decoded - next >= most) {
                    break;
                }
                int consumed = next;
                makeRoom();
                start -= consumed;
                end -= consumed;
                if (!decodeMore()) {
                    break;
                }
                // A byte-order mark may have been passed over.
                start = Math.max(next, start);
                end = Math.max(next, end);
            }
        } catch (IOException e) {
            postponed = e;
        }
        return new String(chars, start, Math.min(end, decoded) - start);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Decodes at least one character more; false at the end. */
    private boolean decodeMore() throws IOException {
        if (postponed != null) {
            var failure = postponed;
            postponed = null;
            throw failure;
        }
        makeRoom();
        while (true) {
            var target = CharBuffer.wrap(chars, decoded, chars.length - decoded);
            var result = decoder.decode(bytes, target, ended);
            if (target.position() > decoded) {
                count(target.position());
                return true;
            }
            if (result.isError()) {
                throw skipBadByte(result.length());
            }
            if (ended) {
                return false;
            }
            readBytes();
        }
    }

    private void makeRoom() {
        if (next > 0) {
            System.arraycopy(chars, next, chars, 0, decoded - next);
            decoded -= next;
            next = 0;
        }
        if (chars.length - decoded < 2) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
    }

    private void count(int end) {
        int lineStart = decoded - column + 1;
        for (int i = decoded; i < end; i++) {
            if (chars[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        column = end - lineStart + 1;
        if (!started) {
            started = true;
            if (chars[0] == '\ufeff') {
                next = 1;
                column -= line == 1 ? 1 : 0;
            }
        }
        decoded = end;
    }

    private BadByte skipBadByte(int length) {
        started = true;
        var bad = new BadByte(line, column, bytes.get(bytes.position()) & 0xff);
        bytes.position(bytes.position() + length);
        decoder.reset();
        column++;
        return bad;
    }

    private void readBytes() throws IOException {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
            }
        } finally {
            bytes.flip();
        }
    }

    /** Does nothing: parsers close what they have read to its end, but the bytes belong to the one who opened them. */
    @Override
    public void close() {}
}
