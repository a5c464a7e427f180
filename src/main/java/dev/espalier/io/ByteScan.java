package dev.espalier.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds bytes, eight at a time: 1 taken from a zero, and from few others, sets the highest bit (Mycroft 1987). */
final class ByteScan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;

    private ByteScan() {}

    /** Returns where ASCII that stands for itself in JSON ends: at a quote, a backslash, a control character, or what is not ASCII. */
    static int endOfPlain(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && isPlain((long) LONGS.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Returns where the next line feed stands, or the end. */
    static int endOfLine(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && !holds((long) LONGS.get(bytes, i), '\n')) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private static boolean isPlain(long eight) {
        long found = zeros(eight ^ (ONES * '"')) | zeros(eight ^ (ONES * '\\')) | ((eight - ONES * ' ') & ~eight);
        return ((found | eight) & HIGHEST) == 0;
    }

    private static boolean holds(long eight, char ascii) {
        return (zeros(eight ^ (ONES * ascii)) & HIGHEST) != 0;
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
