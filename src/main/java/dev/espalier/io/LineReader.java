package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private StringBuilder text = new StringBuilder();
    private boolean broken;

    LineReader(Utf8Reader in, String file, Consumer<Problem> problems) {
        this.in = in;
        this.file = file;
        this.problems = problems;
    }

    /** Returns the number of the line returned last; 1-based. */
    int line() {
        return line;
    }

    /**
     * Returns the next whole line without its end, or null after the last.
     *
     * @throws IOException if nothing more can be read; the line under way is lost
     */
    @Nullable
    String next() throws IOException {
        while (readLine()) {
            if (!broken) {
                return withoutCarriageReturn();
            }
        }
        return null;
    }

    private boolean readLine() throws IOException {
        line++;
        text.setLength(0);
        broken = false;
        boolean any = false;
        while (true) {
            if (next == end && !readChunk()) {
                return any || broken;
            }
            any = true;
            int stop = indexOfLineFeed();
            append(stop);
            next = Math.min(stop + 1, end);
            if (stop < end) {
                return true;
            }
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

    private void append(int stop) {
        if (!broken && text.length() + stop - next > DatasetReader.LONGEST_RECORD) {
            breakLine(ReadFailure.of(
                    NodeBuilder.OverLimit.tooLong(new Place(file, line, 1), DatasetReader.LONGEST_RECORD), ""));
        }
        if (!broken) {
            text.append(chunk, next, stop - next);
        }
    }

    /** Tells the first problem of a line only: the others may be its consequence. */
    private void breakLine(Problem problem) {
        if (!broken) {
            problems.accept(problem);
        }
        broken = true;
        text = new StringBuilder();
    }

    private String withoutCarriageReturn() {
        int length = text.length();
        var whole = length > 0 && text.charAt(length - 1) == '\r' ? text.substring(0, length - 1) : text.toString();
        if (text.capacity() > chunk.length) {
            text = new StringBuilder();
        }
        return whole;
    }
}
