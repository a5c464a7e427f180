package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What a reader makes of a text: the records as JSON lines, and the problems as the user sees them. */
record Reading(List<String> records, List<Long> numbers, List<String> problems) {

    static Reading of(String fileName, String text) {
        return of(fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading of(String fileName, byte[] bytes) {
        return of(new DatasetSource(fileName, () -> new ByteArrayInputStream(bytes)));
    }

    static Reading of(DatasetSource source) {
        var problems = new ArrayList<Problem>();
        var records = new ArrayList<String>();
        var numbers = new ArrayList<Long>();
        try (var reader = DatasetReader.open(source, problems::add)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                records.add(JsonLine.of(PlainValue.of(row.value())));
                numbers.add(row.number());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reading(
                records, numbers, problems.stream().map(Problem::toString).toList());
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
