package dev.espalier.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The bytes of a source, unpacked if they are gzip, and the hash of the bytes as they lie. */
final class DatasetBytes implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** How Parquet files begin. */
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private final DigestInputStream raw;
    private final InputStream plain;
    private final boolean isParquet;

    /**
     * @param hashed whether {@link #hash} will be asked; it takes as long as a JSON parser does
     */
    DatasetBytes(InputStream in, boolean hashed) throws IOException {
        raw = new DigestInputStream(in, sha256());
        raw.on(hashed);
        var start = new PushbackInputStream(raw, PARQUET.length);
        var magic = start.readNBytes(PARQUET.length);
        start.unread(magic);
        isParquet = Arrays.equals(magic, PARQUET);
        boolean gzip = magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        plain = gzip ? new GZIPInputStream(new Eager(start), BUFFER) : start;
    }

    boolean isParquet() {
        return isParquet;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Returns the bytes, unpacked; closing them does nothing: a sequence closes what it has come to the end of, and the hash needs more. */
    InputStream plain() {
        return new DatasetSource.Unclosed(plain);
    }

    /** Returns the SHA-256 of all bytes of the source as they lie (packed, if so), in lower-case hexadecimal. */
    String hash() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(raw.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }

    /**
     * GZIPInputStream looks for another member of a file only if something is {@code available}, and a pipe between two
     * writes has nothing: half the records would be missing without a word. Reading on is always right here.
     */
    private static final class Eager extends FilterInputStream {

        Eager(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
