package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.SharedData;
import dev.espalier.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetReaderTest {

    private static final String TWO = "{\"a\":1}\n{\"a\":2}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x.jsonl    | {"a":1}\\n{"a":2}\\n
                    x.NDJSON   | {"a":1}\\n{"a":2}
                    x.jsonl    | {"a":1}\\r\\n\\r\\n{"a":2}\\r\\n
                    x.jsonl    | \\ufeff{"a":1}\\n{"a":2}\\n
                    x.json     | [{"a":1},\\n  {"a":2}]\\n
                    x.json     | \\ufeff\\r\\n[{"a":1},{"a":2}]
                    x.json     | {"a":1}\\n{"a":2}\\n
                    x.json     | {\\n  "a": 1\\n}\\n{\\n  "a": 2\\n}\\n
                    x.txt      | \\n\\n {"a":1}\\n{"a":2}\\n
                    x.yaml     | - a: 1\\n- a: 2\\n
                    x.yml      | \\ufeff- a: 1\\n- {a: 2}\\n
                    """)
    void readsTwoRecordsInEachFormat(String name, String text) {
        var unescaped = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\ufeff", "\ufeff");
        var expected = new Reading(List.of("{\"a\":1}", "{\"a\":2}"), List.of(1L, 2L), List.of());

        assertThat(Reading.of(name, unescaped)).isEqualTo(expected);
        assertThat(Reading.of(name + ".gz", Reading.gzip(Reading.utf8(unescaped))))
                .isEqualTo(expected);
        assertThat(Reading.of(name, Reading.gzip(Reading.utf8(unescaped)))).isEqualTo(expected);
    }

    @Test
    void readsCsvWithQuotesLineBreaksAndBlankLines() {
        var text =
                "\ufeffid,instruction,output\r\n" + "1,\"Say \"\"hi\"\",\ntwice\",ok\r\n" + "\r\n" + "2, spaced ,\r\n";

        assertThat(Reading.of("x.csv", text).records())
                .containsExactly(
                        "{\"id\":\"1\",\"instruction\":\"Say \\\"hi\\\",\\ntwice\",\"output\":\"ok\"}",
                        "{\"id\":\"2\",\"instruction\":\" spaced \",\"output\":\"\"}");
        assertThat(Reading.of("x.csv", text).problems()).isEmpty();
    }

    @Test
    void readsStandardInputByItsFirstCharacterAndDoesNotCloseIt() throws Exception {
        var in = new ByteArrayInputStream(Reading.utf8("[{\"a\":1}]")) {
            boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };

        assertThat(Reading.of(DatasetSource.standardInput(in)).records()).containsExactly("{\"a\":1}");
        assertThat(in.closed).isFalse();
    }

    @Test
    void readsEveryMemberOfAGzipFileEvenFromAPipe() {
        // Like a pipe: nothing is available between the members.
        InputStream in =
                new SequenceInputStream(
                        new ByteArrayInputStream(Reading.gzip(Reading.utf8("{\"a\":1}\n"))),
                        new ByteArrayInputStream(Reading.gzip(Reading.utf8("{\"a\":2}\n")))) {
                    @Override
                    public int available() {
                        return 0;
                    }
                };

        assertThat(Reading.of(DatasetSource.standardInput(in)).records()).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void goesOnAfterEachBrokenLineOfJsonLines() {
        var text = """
                {"a":1}
                {"a":}
                {"a":3} {"a":4}
                [1]
                "x"
                {"a":1,"b":2,"a":3}

                {"a": "unclosed
                {"a":1e999}
                {"a":10}
                """;

        assertThat(Reading.of("d/x.jsonl", text))
                .isEqualTo(new Reading(
                        List.of("{\"a\":1}", "{\"a\":10}"),
                        List.of(1L, 9L),
                        List.of(
                                "d/x.jsonl:2:6: broken JSON: unexpected character ('}' (code 125)): expected a value; write one JSON object a line",
                                "d/x.jsonl:3:9: a second value starts here; write one JSON object a line",
                                "d/x.jsonl:4:1: this record is a list, not an object; write one JSON object a line",
                                "d/x.jsonl:5:1: this record is a text, not an object; write one JSON object a line",
                                "d/x.jsonl:6:14: duplicate key \"a\"; it is at d/x.jsonl:6:2 already",
                                "d/x.jsonl:8:16: broken JSON: unexpected end-of-input: was expecting closing quote for a string value; write one JSON object a line",
                                "d/x.jsonl:9:6: the number 1e999 is too large; write it as a text")));
    }

    @Test
    void tellsWhereAJsonArrayBreaksAndThatTheRestIsUnread() {
        assertThat(Reading.of("x.json", "[{\"a\":1},\n 7,\n {\"a\" 2},\n {\"a\":3}]"))
                .isEqualTo(
                        new Reading(
                                List.of("{\"a\":1}"),
                                List.of(1L),
                                List.of(
                                        "x.json:2:2: this record is a number, not an object; every item is an object",
                                        "x.json:3:7: broken JSON: unexpected character ('2' (code 50)): was expecting a colon to separate field name and value; the rest of the file was not read")));
        assertThat(Reading.of("x.json", "[{\"a\":1},\n").problems())
                .containsExactly(
                        "x.json:2:1: broken JSON: unexpected end-of-input within/between Array entries; the rest of the file was not read");
        assertThat(Reading.of("x.json", "[{\"a\":1}] {\"b\":2}").problems())
                .containsExactly(
                        "x.json:1:11: something follows the end of the list; the rest of the file was not read");
    }

    @Test
    void goesOnAfterADuplicateKeyInAnArray() {
        assertThat(Reading.of("x.json", "[{\"a\":1,\"a\":2},{\"a\":3}]"))
                .isEqualTo(new Reading(
                        List.of("{\"a\":3}"),
                        List.of(2L),
                        List.of("x.json:1:9: duplicate key \"a\"; it is at x.json:1:3 already")));
    }

    @Test
    void tellsWhatIsWrongWithCsv() {
        assertThat(Reading.of("x.csv", "a,b\n1,2\n1\n1,2,3\n4,5\n"))
                .isEqualTo(
                        new Reading(
                                List.of("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"4\",\"b\":\"5\"}"),
                                List.of(1L, 4L),
                                List.of(
                                        "x.csv:3:1: a row of 1 values under a header of 2; put quotes around values that hold commas or line breaks",
                                        "x.csv:4:1: a row of 3 values under a header of 2; put quotes around values that hold commas or line breaks")));
        assertThat(Reading.of("x.csv", "a,b\n1,2\n3,\"open\n4,5\n").problems())
                .containsExactly("x.csv:3:3: this quote is never closed; the rest of the file was not read");
        assertThat(Reading.of("x.csv", "a,b\n\"x\"y,2\n").problems())
                .containsExactly(
                        "x.csv:2:5: broken CSV: Unexpected character ('y' (code 121)): Expected column separator character (',' (code 44)) or end-of-line; write a quote inside a quoted value twice; the rest of the file was not read");
        assertThat(Reading.of("x.csv", "a,,a\n1,2,3\n").problems())
                .containsExactly(
                        "x.csv:1:3: a column without a name; name every column in the first row",
                        "x.csv:1:4: duplicate column \"a\"; it is at x.csv:1:1 already");
    }

    @Test
    void tellsWhatIsWrongWithAYamlList() {
        assertThat(Reading.of("x.yaml", "- a: 1\n- x\n- a: 2\n  a: 3\n- a: 4\n"))
                .isEqualTo(new Reading(
                        List.of("{\"a\":1}", "{\"a\":4}"),
                        List.of(1L, 4L),
                        List.of(
                                "x.yaml:2:3: this record is a text, not an object; every item is an object",
                                "x.yaml:4:3: duplicate key \"a\"; it is at x.yaml:3:3 already")));
        assertThat(Reading.of("x.yaml", "a: 1\n").problems())
                .containsExactly("x.yaml:1:1: this is a mapping, not a list; write the records as a YAML list");
        assertThat(Reading.of("x.yaml", "- a: 1\n- a: [1\n- b: 2\n").problems())
                .containsExactly(
                        "x.yaml:3:4: broken YAML: while parsing a flow sequence: expected ',' or ']', but got :; the rest of the file was not read");
        assertThat(Reading.of("x.yaml", "- a: \u0001\n").problems())
                .containsExactly(
                        "x.yaml:1:6: the character U+0001 is not allowed in YAML; write it as \"\\u0001\" in double quotes; the rest of the file was not read");
    }

    @Test
    void readsALongYamlList() {
        var text = "- {a: \"" + "x".repeat(1_000) + "\"}\n";

        // Beyond 3 MB, where the parser's own limit for a document lies.
        assertThat(Reading.of("x.yaml", text.repeat(4_000)).records()).hasSize(4_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x.jsonl | ''
                    x.json  | ''
                    x.json  | ' \\n '
                    x.json  | []
                    x.csv   | ''
                    x.csv   | 'a,b\\n'
                    x.yaml  | '# nothing\\n'
                    x.yaml  | []
                    """)
    void tellsOfAFileWithoutRecords(String name, String text) {
        assertThat(Reading.of(name, text.replace("\\n", "\n")).problems())
                .containsExactly(name + ": holds no records; give a file with at least one");
    }

    @Test
    void tellsOfATextThatIsNoJson() {
        assertThat(Reading.of("x.dat", "instruction,output\n1,2\n").problems())
                .containsExactly(
                        "x.dat: starts with \"instruction,output\", which is not JSON; name it .csv or .yaml if it is that");
    }

    @Test
    void tellsLineAndColumnOfAByteThatIsNoUtf8AndGoesOnWithTheNextLine() {
        var bytes = bytes("{\"a\":\"ü\"}\n{\"a\":\"é", 0xe9, "\", \"b\":\"", 0xff, "\"}\n{\"a\":3}\n");

        assertThat(Reading.of("x.jsonl", bytes))
                .isEqualTo(new Reading(
                        List.of("{\"a\":\"ü\"}", "{\"a\":3}"),
                        List.of(1L, 3L),
                        List.of("x.jsonl:2:8: byte 0xe9 is not valid UTF-8; save the file as UTF-8")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x.json | '[{"a":1},\\n{"a":"' | '"}]' | x.json:2:7
                    x.csv  | 'a\\n'               | '\\n'  | x.csv:2:1
                    x.yaml | '- a: '              | '\\n'  | x.yaml:1:6
                    """)
    void endsAtAByteThatIsNoUtf8ElsewhereAndSaysSo(String name, String before, String after, String place) {
        var bytes = bytes(before.replace("\\n", "\n"), 0xc3, after.replace("\\n", "\n"));

        assertThat(Reading.of(name, bytes).problems())
                .containsExactly(place
                        + ": byte 0xc3 is not valid UTF-8; save the file as UTF-8; the rest of the file was not read");
    }

    @Test
    void tellsOfUtf8ThatIsCutOffAtTheEnd() {
        assertThat(Reading.of("x.jsonl", bytes("{\"a\":1}\n{\"b\":\"", 0xf0, ""))
                        .problems())
                .containsExactly("x.jsonl:2:7: byte 0xf0 is not valid UTF-8; save the file as UTF-8");
    }

    @Test
    void tellsOfATruncatedGzipFileAfterItsWholeRecords() {
        var text = new StringBuilder();
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            text.append("{\"a\":").append(random.nextLong()).append("}\n");
        }
        var whole = Reading.gzip(Reading.utf8(text.toString()));

        var reading = Reading.of("x.jsonl", Arrays.copyOf(whole, whole.length / 2));

        assertThat(reading.records()).isNotEmpty().hasSizeLessThan(2_000);
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .matches("x\\.jsonl:" + (reading.records().size() + 1)
                        + ":\\d+: the gzip data ends too early; copy or download the file again");
        assertThat(text.toString()).startsWith(String.join("\n", reading.records()) + "\n");
    }

    @Test
    void tellsOfDamagedGzipData() {
        var damaged = Reading.gzip(Reading.utf8(TWO));
        damaged[damaged.length - 6] ^= 1;

        assertThat(Reading.of("x.jsonl", damaged).problems())
                .containsExactly(
                        "x.jsonl:3:1: the gzip data is damaged (Corrupt GZIP trailer); copy or download the file again");
    }

    @Test
    void tellsOfGzipThatEndsInItsHeader() {
        assertThatThrownBy(() -> Reading.of("x.jsonl", new byte[] {0x1f, (byte) 0x8b, 8}))
                .isInstanceOf(ProblemException.class)
                .hasMessage("x.jsonl:1:1: the gzip data ends too early; copy or download the file again");
    }

    @Test
    void passesOverALineOfFiftyMillionCharactersWithoutKeepingIt() {
        var in = new SequenceInputStream(
                new SequenceInputStream(
                        new ByteArrayInputStream(Reading.utf8("{\"a\":1}\n{\"a\":\"")), new Repeated('x', 50_000_000)),
                new ByteArrayInputStream(Reading.utf8("\"}\n{\"a\":3}\n")));

        assertThat(Reading.of(DatasetSource.standardInput(in)))
                .isEqualTo(
                        new Reading(
                                List.of("{\"a\":1}", "{\"a\":3}"),
                                List.of(1L, 3L),
                                List.of(
                                        "standard input:2:1: this record is longer than 33554432 characters; split it or take it out")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    x.json | [{"a":" | x.json:1:2 | 33554432
                    x.csv  | a,b\\n1," | x.csv:2:3  | 33554432
                    x.yaml | - a: "   | x.yaml:1:3 | 1048576
                    """)
    void endsAtATextBeyondTheLimitElsewhere(String name, String start, String place, int limit) {
        var in = new SequenceInputStream(
                new ByteArrayInputStream(Reading.utf8(start.replace("\\n", "\n"))), new Repeated('x', 50_000_000));

        assertThat(Reading.of(new DatasetSource(name, () -> in)).problems())
                .containsExactly(place + ": this record is longer than " + limit
                        + " characters; split it or take it out; the rest of the file was not read");
    }

    @Test
    void endsAtARecordBeyondTheLimitInAnArray() {
        var in = new SequenceInputStream(
                new ByteArrayInputStream(Reading.utf8("[{\"a\":1},\n{\"a\":[")),
                new ByteArrayInputStream(Reading.utf8(("\"" + "x".repeat(1_000_000) + "\",").repeat(40))));

        var reading = Reading.of(new DatasetSource("x.json", () -> in));

        assertThat(reading.problems())
                .containsExactly(
                        "x.json:2:1: this record is longer than 33554432 characters; split it or take it out; the rest of the file was not read");
    }

    @Test
    void aRecordHoldsAMillionValuesAndNotMore() {
        // The record and its list are values, too.
        int most = (1 << 20) - 2;
        var fits = "{\"a\":[" + "1,".repeat(most - 1) + "1]}\n";
        var beyond = "{\"a\":[" + "1,".repeat(most) + "1]}\n";

        var reading = Reading.of("x.jsonl", fits + beyond + "{\"a\":1}\n");

        assertThat(reading.numbers()).containsExactly(1L, 3L);
        assertThat(reading.problems())
                .containsExactly("x.jsonl:2:1: this record holds more than 1048576 values; split it or take it out");
    }

    @Test
    void acceptsHalfSurrogatePairsThatAreEscaped() {
        assertThat(Reading.of("x.jsonl", "{\"a\":\"\\ud800 \\ud83d\\ude00\"}\n").records())
                .containsExactly("{\"a\":\"\\ud800 😀\"}");
    }

    @Test
    void tellsOfTooDeepNesting() {
        assertThat(Reading.of("x.jsonl", "{\"a\":" + "[".repeat(300) + "\n{\"a\":1}\n")
                        .problems())
                .containsExactly(
                        "x.jsonl:1:1: this record is too large: document nesting depth (201) exceeds the maximum allowed (200); split it or take it out");
    }

    @Test
    void offersTheNeighbourOfAMissingFile() throws Exception {
        Files.writeString(folder.resolve("seed_tasks.jsonl"), TWO);

        assertProblem(
                folder.resolve("seed_task.jsonl"),
                "no such file; did you mean \"" + folder.resolve("seed_tasks.jsonl") + "\"?");
        assertProblem(folder.resolve("x"), "no such file; check the name");
        assertProblem(
                folder.resolve("no/x"), "no such file; there is no directory " + folder.resolve("no") + " either");
    }

    @Test
    void refusesADirectory() {
        assertProblem(folder, "this is a directory; name a file in it");
    }

    @Test
    void refusesAFileThatMayNotBeRead() throws Exception {
        var file = Files.writeString(folder.resolve("x.jsonl"), TWO);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "needs a user whom permissions bind");

        assertProblem(file, "permission denied; make the file readable");
    }

    private static void assertProblem(Path file, String message) {
        assertThatThrownBy(() -> Reading.of(DatasetSource.file(file)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void hashesTheBytesAsTheyLieEvenWhenReadingEndedEarly() throws Exception {
        // echo -n abc | sha256sum
        var abc = new DatasetSource("x.json", () -> new ByteArrayInputStream(Reading.utf8("abc")));
        try (var reader = DatasetReader.openHashed(abc, problem -> {})) {
            assertThat(reader.next()).isNull();
            assertThat(reader.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
    }

    @Test
    void hashesAFileOfEachFormatAfterItsLastRecord() throws Exception {
        for (var name : List.of("x.json", "x.jsonl", "x.csv", "x.yaml")) {
            var file = Files.writeString(folder.resolve(name), "[]");
            try (var reader = DatasetReader.openHashed(DatasetSource.file(file), problem -> {})) {
                assertThat(reader.next()).isNull();
                // printf '[]' | sha256sum
                assertThat(reader.sha256())
                        .isEqualTo("4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945");
            }
        }
    }

    @Test
    void readsAllOfAlpaca() throws Exception {
        var file = SharedData.require("alpaca/alpaca_data.json.gz");
        long records = 0;
        long withInput = 0;
        try (var reader = DatasetReader.open(DatasetSource.file(file), problem -> {
            throw new AssertionError(problem);
        })) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                records++;
                withInput += PlainValue.of(row.value()).get("input").equals("") ? 0 : 1;
            }
        }

        assertThat(records).isEqualTo(52_002);
        assertThat(withInput).isEqualTo(20_679);
    }

    private static byte[] bytes(Object... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            if (part instanceof Integer one) {
                out.write(one);
            } else {
                out.writeBytes(((String) part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** One byte, over and over. */
    private static final class Repeated extends InputStream {

        private final byte value;
        private long left;

        Repeated(char value, long count) {
            this.value = (byte) value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, left);
            Arrays.fill(target, offset, offset + count, value);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
