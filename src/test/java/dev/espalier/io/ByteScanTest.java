package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Finds what a look at each byte finds. */
final class ByteScanTest {

    private static final byte[] BYTES = {
        'a', '~', ' ', '!', '#', '[', ']', 0x7f, '"', '\\', '\n', '\r', 0, 0x1f, -1, -128
    };

    @Test
    void findsTheFirstByteOfItsKindWhereverItStands() {
        var random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(40)];
            // Mostly long stretches of what does not count, with borders right beside it.
            int kinds = random.nextBoolean() ? 8 : BYTES.length;
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = BYTES[random.nextInt(random.nextInt(4) == 0 ? BYTES.length : kinds)];
            }
            int from = random.nextInt(bytes.length + 1);
            int end = from + random.nextInt(bytes.length - from + 1);
            assertThat(ByteScan.endOfLine(bytes, from, end)).isEqualTo(endOfLine(bytes, from, end));
            assertThat(ByteScan.endOfPlain(bytes, from, end)).isEqualTo(endOfPlain(bytes, from, end));
        }
    }

    private static int endOfLine(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private static int endOfPlain(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }
}
