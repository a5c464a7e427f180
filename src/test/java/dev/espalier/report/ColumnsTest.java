package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnsTest {

    private static final Pattern TICK =
            Pattern.compile("<text class=\"tick( first| last)?\" x=\"([0-9.]+)%\" [^>]*>([^<]*)<");

    /** What a phone has room for, and what a digit takes of it, both in pixels. */
    private static final double WIDTH = 330;

    private static final double DIGIT = 7.6;

    private record Tick(double from, double to, String text) {}

    private static List<Tick> ticks(String svg) {
        var ticks = new ArrayList<Tick>();
        var matcher = TICK.matcher(svg);
        while (matcher.find()) {
            double place = Double.parseDouble(matcher.group(2)) * WIDTH / 100;
            double size = DIGIT * matcher.group(3).length();
            double before =
                    matcher.group(1) == null ? size / 2 : matcher.group(1).equals(" first") ? 0 : size;
            ticks.add(new Tick(place - before, place - before + size, matcher.group(3)));
        }
        return ticks;
    }

    private static String lengths(int longest) {
        return Columns.ofLengths("Lengths", "words", Map.of("1", 3L, String.valueOf(longest), 1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 64, 128, 256, 512, 1024, 4096, 32768, 65536, 131072, 16777216, 1 << 29})
    void noLimitStandsOnAnother(int longest) {
        var ticks = ticks(lengths(longest));
        assertThat(ticks).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 1; i < ticks.size(); i++) {
            assertThat(ticks.get(i).from())
                    .as(ticks.toString())
                    .isGreaterThan(ticks.get(i - 1).to());
        }
    }

    @Test
    void upToEightClassesHaveAllTheirLimits() {
        assertThat(ticks(lengths(128)))
                .extracting(Tick::text)
                .containsExactly("1", "2", "4", "8", "16", "32", "64", "128", "256");
        assertThat(ticks(lengths(256))).extracting(Tick::text).containsExactly("1", "4", "16", "64", "512");
    }

    @Test
    void allColumnsStandThere() {
        assertThat(lengths(131072).split("<rect", -1)).hasSize(18 + 1);
    }
}
