package dev.espalier.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs of the library, but for gzip, for which it needs the whole of Hadoop. */
final class ParquetCodecs implements CompressionCodecFactory {

    private final CompressionCodecFactory others = new CodecFactory(new PlainParquetConfiguration(), 0);

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return others.getCompressor(name);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return switch (name) {
            case GZIP -> new Gunzip();
            // The library would look for classes of Hadoop.
            case BROTLI, LZO ->
                throw new IllegalArgumentException("the compression "
                        + name.name().toLowerCase(Locale.ROOT) + " is not supported, zstd, snappy and gzip are");
            default -> others.getDecompressor(name);
        };
    }

    @Override
    public void release() {
        others.release();
    }

    private static final class Gunzip implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
            return BytesInput.from(unpacked(bytes.toInputStream(), decompressedSize));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
                throws IOException {
            var compressed = new byte[compressedSize];
            input.get(compressed);
            output.put(unpacked(new ByteArrayInputStream(compressed), decompressedSize));
        }

        private static byte[] unpacked(InputStream in, int size) throws IOException {
            try (var gzip = new GZIPInputStream(in)) {
                return gzip.readNBytes(size);
            }
        }

        @Override
        public void release() {}
    }
}
