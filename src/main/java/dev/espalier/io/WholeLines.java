package dev.espalier.io;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The lines of a file that grew line by line until its process was killed, perhaps in the middle of one: a last line that has neither its
 * line feed nor its end is left out. A broken line before the last is not what a killed process leaves, and stays in.
 *
 * @param length the bytes that count
 */
public record WholeLines(Path file, long length) {

    private static final int BLOCK = 1 << 16;

    /**
     * Looks at the end of a file of JSON Lines.
     *
     * @param cut is told of a last line that is left out
     * @throws IOException if the file cannot be read
     */
    public static WholeLines of(Path file, Consumer<Problem> cut) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long size = bytes.length();
            long start = afterLastLineFeed(bytes, size);
            // What is too long to be a record is for its reader to tell.
            if (start == size || size - start > DatasetReader.LONGEST_RECORD || isWhole(bytes, start, size)) {
                return new WholeLines(file, size);
            }
            cut.accept(new Problem(
                    file.toString(),
                    "the last line is cut off, as a killed run leaves it",
                    "the lines before it count"));
            return new WholeLines(file, start);
        }
    }

    private static long afterLastLineFeed(RandomAccessFile bytes, long size) throws IOException {
        var block = new byte[BLOCK];
        for (long end = size; end > 0; ) {
            long start = Math.max(0, end - BLOCK);
            bytes.seek(start);
            bytes.readFully(block, 0, (int) (end - start));
            for (int i = (int) (end - start) - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static boolean isWhole(RandomAccessFile bytes, long start, long size) throws IOException {
        var line = new byte[(int) (size - start)];
        bytes.seek(start);
        bytes.readFully(line);
        try {
            NodeReader.json(new String(line, StandardCharsets.UTF_8), "");
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Returns the lines as a source of records. */
    public DatasetSource source() {
        var whole = DatasetSource.file(file);
        return new DatasetSource(whole.name(), () -> new Start(whole.opener().open(), length));
    }

    /** The first bytes of a stream. */
    private static final class Start extends FilterInputStream {

        private long left;

        Start(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? super.read() : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
