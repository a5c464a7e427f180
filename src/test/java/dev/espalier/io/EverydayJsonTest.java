package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever it returns is what the parser for all cases returns, places included. */
final class EverydayJsonTest {

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            " ",
            "\t",
            "\r",
            "\"",
            "\"a\"",
            "\"instruction\"",
            "\"outbound\"",
            "\"\"",
            "\"\\n\"",
            "\"\\u0041\\u00e9\\u2028\"",
            "\"\\ud83d\\ude00 \\ud800\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\\"\\\\\\/\\b\\f\\r\\t\"",
            "\"Grüß Gott, 你好 😀\"",
            "\"é\"",
            "\"\ufffd\"",
            "\"a\nb\"",
            "\"plain text longer than eight bytes\"",
            "0",
            "-0",
            "12",
            "007",
            "-",
            "1.",
            "1.50",
            ".5",
            "1e5",
            "1E-400",
            "1e400",
            "-2.5e+3",
            "123456789012345678",
            "1234567890123456789",
            "12345678901234567890",
            "true",
            "false",
            "null",
            "tru",
            "NaN",
            "\ufeff",
            "\u0001");

    private static Node.@Nullable Mapping everyday(String line) {
        var bytes = Reading.utf8("before" + line);
        return new EverydayJson(bytes, "x.jsonl").object(6, bytes.length, 7);
    }

    private static @Nullable Node all(String line) {
        try {
            return NodeReader.json(line, "x.jsonl", 6, "");
        } catch (ProblemException e) {
            return null;
        }
    }

    /** Half of the lines hold nothing but well-formed records. */
    private static String line(Random random) {
        return random.nextBoolean() ? record(random, 0) : noise(random);
    }

    private static String noise(Random random) {
        var line = new StringBuilder("{");
        for (int i = random.nextInt(12); i >= 0; i--) {
            line.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return line.append(random.nextBoolean() ? "}" : "").toString();
    }

    private static String record(Random random, int depth) {
        var fields = new ArrayList<String>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.add("\"" + (random.nextInt(9) == 0 ? "instruction" : "key" + random.nextInt(20)) + "\""
                    + " ".repeat(random.nextInt(2)) + ":" + value(random, depth));
        }
        return "{" + String.join(random.nextBoolean() ? "," : " ,\t", fields) + "}";
    }

    private static String value(Random random, int depth) {
        int kind = random.nextInt(depth > 3 ? 8 : 10);
        return kind == 8
                ? record(random, depth + 1)
                : kind == 9
                        ? "[" + value(random, depth + 1) + ", " + value(random, depth + 1) + "]"
                        : PIECES.get(8 + random.nextInt(PIECES.size() - 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void returnsWhatTheParserForAllCasesReturns(long seed) {
        var random = new Random(seed);
        int returned = 0;
        for (int i = 0; i < 10_000; i++) {
            var line = line(random);
            var found = everyday(line);
            if (found != null) {
                assertThat(found).as(line).isEqualTo(all(line));
                returned++;
            }
        }
        assertThat(returned).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instruction\":\"Say \\\"hi\\\"\\n\",\"input\":\"\",\"output\":\"Grüß Gott 😀\",\"score\":-0.5,\"n\":12}",
                " { \"a\" : [ ] , \"b\" : { } , \"c\" : [ 1 , \"x\" , { \"d\" : null } ] }\t",
                "{}"
            })
    void knowsEverydayRecords(String line) {
        assertThat(everyday(line)).isNotNull().isEqualTo(all(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":01}",
                "{\"a\":\"\ufffd\"}",
                "{\"a\":1}\r"
            })
    void leavesAllElseToTheOther(String line) {
        assertThat(everyday(line)).isNull();
    }

    @Test
    void leavesBytesThatAreNoUtf8ToTheOther() {
        byte[] line = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};
        assertThat(new EverydayJson(line, "x.jsonl").object(0, line.length, 1)).isNull();
    }

    @Test
    void goesNoDeeperThanItMay() {
        assertThat(everyday("{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}")).isNotNull();
        assertThat(everyday("{\"a\":" + "[".repeat(33) + "]".repeat(33) + "}")).isNull();
    }
}
