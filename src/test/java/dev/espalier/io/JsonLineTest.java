package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLineTest {

    @Test
    void keepsTheOrderAndWritesEveryKindOfValue() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("z", "ü 😀 \"\\/");
        fields.put("a", List.of(1L, 2, true, List.of(), Map.of()));
        fields.put("d", 0.1);
        fields.put("n", Example.NULL);

        assertThat(JsonLine.of(fields))
                .isEqualTo("{\"z\":\"ü 😀 \\\"\\\\/\",\"a\":[1,2,true,[],{}],\"d\":0.1,\"n\":null}");
    }

    @Test
    void escapesControlCharactersLineSeparatorsAndHalfSurrogatePairs() {
        assertThat(JsonLine.quoted("\b\f\n\r\t\u0000\u001b\u2028\u2029\ud800a\udc00\ude00\ud83d\ud83d\ude00\ud83d"))
                .isEqualTo("\"\\b\\f\\n\\r\\t\\u0000\\u001b\\u2028\\u2029\\ud800a\\udc00\\ude00\\ud83d😀\\ud83d\"");
    }

    @Test
    void everyTextSurvivesWritingAsUtf8AndReading() {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append((char) (random.nextBoolean() ? 0xd700 + random.nextInt(0xa00) : random.nextInt(0x3000)));
            }
            var line = JsonLine.of(Map.of("a", text.toString()));
            var stored = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

            assertThat(PlainValue.of(NodeReader.json(stored, "x"))).isEqualTo(Map.of("a", text.toString()));
            assertThat(line).doesNotContain("\n");
        }
    }

    @Test
    void refusesWhatJsonCannotHold() {
        assertThatThrownBy(() -> JsonLine.of(Map.of("a", Double.NaN))).hasMessage("JSON cannot hold NaN");
        assertThatThrownBy(() -> JsonLine.of(Map.of("a", 1f))).hasMessage("JSON cannot hold a class java.lang.Float");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "2.2, 2.2",
        "2e23, 2.0e+23",
        "2.0E-3, 0.002",
        "0.0001, 0.0001",
        "0.00001, 1.0e-5",
        "9999999999999998, 9999999999999998.0",
        "1e16, 1.0e+16",
        "-123.456, -123.456",
        "0.6666666666666666, 0.6666666666666666",
        "4.9E-324, 5.0e-324",
        "1.7976931348623157E308, 1.7976931348623157e+308",
        "2.2250738585072014E-308, 2.2250738585072014e-308"
    })
    void writesADoubleInTheFewestDigits(double number, String notation) {
        assertThat(JsonNumber.of(number)).isEqualTo(notation);
    }

    @Test
    void everyDoubleReadsBack() {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(JsonNumber.of(number))).isEqualTo(number);
            }
        }
        for (int exponent = -1074; exponent < 1024; exponent++) {
            assertThat(Double.parseDouble(JsonNumber.of(Math.scalb(1.0, exponent))))
                    .isEqualTo(Math.scalb(1.0, exponent));
        }
    }
}
