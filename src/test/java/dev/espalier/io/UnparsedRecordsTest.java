package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is parsed in pieces is what the reader would have given record by record: records, their places and numbers, and problems. */
final class UnparsedRecordsTest {

    /** Lines with everything that a reader has to cope with. */
    private static final List<byte[]> LINES = List.of(
            Reading.utf8("{\"instruction\":\"Say hi\",\"score\":0.5}"),
            Reading.utf8("  {\"instruction\":\"Sag Grüß Gott 😀\",\"list\":[1,null,true]}\r"),
            Reading.utf8(""),
            Reading.utf8("\t \r"),
            Reading.utf8("\u2003"),
            Reading.utf8("\ufeff{\"instruction\":\"a mark in the middle\"}"),
            Reading.utf8("{\"instruction\":\"broken\""),
            Reading.utf8("{\"instruction\":\"twice\",\"instruction\":\"twice\"}"),
            Reading.utf8("{\"instruction\":\"two\"} {}"),
            Reading.utf8("[1]"),
            Reading.utf8("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"),
            Reading.utf8("{\"instruction\":\"\\u0041\\n\\ud800\",\"big\":1e400}"),
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'},
            new byte[] {(byte) 0xff, (byte) 0xfe});

    private static byte[] lines(long seed, int count) {
        var random = new Random(seed);
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            // One piece in three holds ASCII only, so that both ways of parsing meet.
            boolean plain = (bytes.size() >> 17) % 3 == 0;
            bytes.writeBytes(plain ? LINES.get(0) : LINES.get(random.nextInt(LINES.size())));
            bytes.write(i == count - 1 && random.nextBoolean() ? ' ' : '\n');
        }
        return bytes.toByteArray();
    }

    private static List<String> inOrder(byte[] file) throws IOException {
        var read = new ArrayList<String>();
        try (var reader = open(file, read)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                read.add(told(row));
            }
        }
        return read;
    }

    private static List<String> inPieces(byte[] file) throws IOException {
        var read = new ArrayList<String>();
        int pieces = 0;
        try (var reader = open(file, read)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                read.add(told(row));
                for (var some = reader.nextUnparsed(); some != null; some = reader.nextUnparsed()) {
                    pieces++;
                    some.each(one -> read.add(told(one)), problem -> read.add(problem.toString()));
                }
            }
        }
        assertThat(pieces).isPositive();
        return read;
    }

    private static DatasetReader open(byte[] file, List<String> read) {
        Consumer<Problem> problems = problem -> read.add(problem.toString());
        return DatasetReader.open(new DatasetSource("x.jsonl", () -> new ByteArrayInputStream(file)), problems);
    }

    private static String told(Row row) {
        return row.number() + " " + row.value().place() + " "
                + row.value().entries().values().stream()
                        .map(entry -> entry.keyPlace() + " " + entry.value().place())
                        .toList()
                + " " + JsonLine.of(PlainValue.of(row.value()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void piecesGiveWhatTheReaderGives(long seed) throws IOException {
        var file = lines(seed, 8_000);
        assertThat(inPieces(file)).isEqualTo(inOrder(file));
    }

    @Test
    void aLineLongerThanAPieceIsWhole() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(lines(5, 100));
        for (int size : List.of(200_000, 5_000_000, 300)) {
            bytes.writeBytes(Reading.utf8("{\"instruction\":\"" + "long".repeat(size / 4) + "\"}\n"));
            bytes.writeBytes(lines(size, 50));
            bytes.write('\n');
        }
        assertThat(inPieces(bytes.toByteArray())).isEqualTo(inOrder(bytes.toByteArray()));
    }

    @Test
    void aPackedFileThatIsCutIsReadToTheCut() throws IOException {
        var packed = Reading.gzip(lines(6, 8_000));
        var cut = Arrays.copyOf(packed, packed.length * 3 / 4);
        var read = inPieces(cut);
        assertThat(read).isEqualTo(inOrder(cut));
        assertThat(read.get(read.size() - 1)).contains("the gzip data ends too early");
    }

    @Test
    void aRecordOfTheOtherLayoutIsAProblemInAPieceToo() throws IOException {
        var file = new ByteArrayOutputStream();
        file.writeBytes(LINES.get(10));
        file.write('\n');
        file.writeBytes(LINES.get(0));
        assertThat(inPieces(file.toByteArray()).get(1))
                .isEqualTo("x.jsonl:2:1: this record is no conversation, those before it are; put each layout into a"
                        + " file of its own");
    }
}
