package dev.espalier.engine;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Walks over the lines of a file as bytes, with their offsets; tells a last line without its line break (torn) from a whole
 * one. Not thread-safe.
 */
final class LineScanner implements Closeable {

    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private final byte[] block = new byte[BLOCK];
    private byte[] bytes = new byte[0];
    private long offset;
    private long position;
    private long number;
    private long completeLength;
    private boolean torn;

    /** Where in the block the next line starts, and how much of the block is filled: negative at the end of the file. */
    private int next;

    private int filled;

    LineScanner(Path path) throws IOException {
        in = Files.newInputStream(path);
        fill();
    }

    private void fill() throws IOException {
        filled = in.read(block);
        next = 0;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        if (isLast()) {
            return false;
        }
        offset = position;
        number++;
        readLine();
        bytes = line.toByteArray();
        position += bytes.length + (torn ? 0 : 1);
        if (!torn) {
            completeLength = position;
        }
        return true;
    }

    /** Block by block, not byte by byte: a journal of many megabytes is read before a run can go on. */
    private void readLine() throws IOException {
        line.reset();
        torn = true;
        while (torn && !isLast()) {
            int end = next;
            while (end < filled && block[end] != '\n') {
                end++;
            }
            line.write(block, next, end - next);
            torn = end == filled;
            next = torn ? end : end + 1;
            if (next == filled) {
                fill();
            }
        }
    }

    /** Returns the line without its break. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    /** Returns where the line starts, in bytes. */
    long offset() {
        return offset;
    }

    /** Returns the 1-based number of the line. */
    long number() {
        return number;
    }

    /** Returns whether the line lacks its break. */
    boolean isTorn() {
        return torn;
    }

    /** Returns whether no line follows. */
    boolean isLast() {
        return filled < 0;
    }

    /** Returns the length in bytes of all whole lines so far. */
    long completeLength() {
        return completeLength;
    }

    boolean startsWith(String ascii) {
        if (bytes.length < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns a part of the line that is known to be ASCII. */
    String ascii(int from, int length) {
        return new String(bytes, from, length, StandardCharsets.US_ASCII);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
