package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads a text line by line. A line that is too long, or that holds a byte that is no UTF-8, leaves a problem and is
 * passed over; its length does not cost memory. Not thread-safe.
 */
final class LineReader {

    private final Utf8Reader in;
    private final String file;
    private final Consumer<Problem> problems;
    private final char[] chunk = new char[1 << 16];
    private int next;
    private int end;
    private int line;

    /** The line under way, where it does not lie in one chunk. */
    private char[] joined = new char[0];

    private int joinedLength;
    private char[] found = chunk;
    private int start;
    private int length;
    private boolean broken;

    LineReader(Utf8Reader in, int linesBefore, String file, Consumer<Problem> problems) {
        this.in = in;
        this.line = linesBefore;
        this.file = file;
        this.problems = problems;
    }

    /** Returns the bytes behind the line returned last. */
    InputStream rest() {
        return in.rest(CharBuffer.wrap(chunk, next, end - next));
    }

    /** Returns the number of the line returned last; 1-based. */
    int line() {
        return line;
    }

    /**
     * Goes to the next whole line; false after the last.
     *
     * @throws IOException if nothing more can be read; the line under way is lost
     */
    boolean next() throws IOException {
        while (readLine()) {
            if (!broken) {
                cutCarriageReturn();
                return true;
            }
        }
        return false;
    }

    /** Returns what holds the line, without its end, from {@link #start} on; until the next call of {@link #next}. */
    char[] chars() {
        return found;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    private boolean readLine() throws IOException {
        line++;
        joinedLength = 0;
        broken = false;
        boolean any = false;
        while (true) {
            if (next == end && !readChunk()) {
                finish(chunk, 0, 0);
                return any || broken;
            }
            any = true;
            int stop = indexOfLineFeed();
            checkLength(stop);
            int from = next;
            next = Math.min(stop + 1, end);
            if (stop < end) {
                finish(chunk, from, stop);
                return true;
            }
            append(from, stop);
        }
    }

    /** Sets where the line stands whose last piece this is. */
    private void finish(char[] piece, int from, int to) {
        if (joinedLength > 0) {
            append(from, to);
            found = joined;
            start = 0;
            length = joinedLength;
        } else {
            found = piece;
            start = from;
            length = to - from;
        }
    }

    private boolean readChunk() throws IOException {
        while (true) {
            try {
                next = 0;
                end = 0;
                end = Math.max(0, in.read(chunk, 0, chunk.length));
                return end > 0;
            } catch (Utf8Reader.BadByte e) {
                breakLine(ReadFailure.of(e, file, ""));
            }
        }
    }

    private int indexOfLineFeed() {
        int i = next;
        while (i < end && chunk[i] != '\n') {
            i++;
        }
        return i;
    }

    private void checkLength(int stop) {
        if (!broken && joinedLength + stop - next > DatasetReader.LONGEST_RECORD) {
            breakLine(ReadFailure.of(
                    NodeBuilder.OverLimit.tooLong(new Place(file, line, 1), DatasetReader.LONGEST_RECORD), ""));
        }
    }

    private void append(int from, int to) {
        int added = to - from;
        if (broken || added == 0) {
            return;
        }
        if (joinedLength + added > joined.length) {
            joined = Arrays.copyOf(joined, Math.max(joinedLength + added, 2 * joined.length));
        }
        System.arraycopy(chunk, from, joined, joinedLength, added);
        joinedLength += added;
    }

    /** Tells the first problem of a line only: the others may be its consequence. */
    private void breakLine(Problem problem) {
        if (!broken) {
            problems.accept(problem);
        }
        broken = true;
        joinedLength = 0;
        joined = new char[0];
    }

    private void cutCarriageReturn() {
        if (length > 0 && found[start + length - 1] == '\r') {
            length--;
        }
    }
}
