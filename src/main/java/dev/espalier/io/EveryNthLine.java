package dev.espalier.io;

import java.io.IOException;
import java.io.InputStream;

/** Lets the first of every so many lines through, and counts them all. Not thread-safe. */
public final class EveryNthLine extends InputStream {

    private final InputStream in;
    private final long n;
    private final byte[] read = new byte[1 << 16];
    private int next;
    private int end;
    private long lines;
    private boolean inLine;

    /**
     * @param in lines that end in a line feed; closed with this stream
     * @param n 1 for all lines, 2 for every other one …
     */
    public EveryNthLine(InputStream in, long n) {
        this.in = in;
        this.n = n;
    }

    /** Returns how many lines have been met, whether they were let through or not. */
    public long lines() {
        return lines;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int copied = 0;
        while (copied == 0) {
            if (next == end && !fill()) {
                return -1;
            }
            while (next < end && copied < length) {
                copied += piece(target, offset + copied, length - copied);
            }
        }
        return copied;
    }

    /** Goes on to the end of the line or of what was read, copying or not; returns how much was copied. */
    private int piece(byte[] target, int offset, int length) {
        lines += inLine ? 0 : 1;
        boolean passes = (lines - 1) % n == 0;
        int stop = passes ? Math.min(end, next + length) : end;
        int from = next;
        next = ByteScan.endOfLine(read, next, stop);
        inLine = next == stop;
        next += inLine ? 0 : 1;
        if (passes) {
            System.arraycopy(read, from, target, offset, next - from);
        }
        return passes ? next - from : 0;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(read, 0, read.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
