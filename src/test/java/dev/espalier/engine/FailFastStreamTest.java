package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FailFastStreamTest {

    /** A disk that is full once, after it has taken some bytes, and has room again later. */
    private static final class FullOnce extends ByteArrayOutputStream {

        private boolean wasFull;

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (!wasFull && size() > 0) {
                wasFull = true;
                super.write(bytes, from, length / 2);
                throw new java.io.UncheckedIOException(new IOException("No space left on device"));
            }
            super.write(bytes, from, length);
        }
    }

    /** Throws what the disk above cannot declare. */
    private static final class Disk extends java.io.FilterOutputStream {

        Disk(FullOnce full) {
            super(full);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    @Test
    void noByteIsWrittenTwiceWhenTheDiskHasRoomAgain() throws IOException {
        var full = new FullOnce();
        var out = new BufferedOutputStream(new FailFastStream(new Disk(full)), 8);
        out.write("first line".getBytes(StandardCharsets.US_ASCII));
        out.write("rest".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(out::flush).hasMessage("No space left on device");
        assertThatThrownBy(out::close).hasMessage("writing had failed before");
        assertThat(full).hasToString("first linere");
    }
}
