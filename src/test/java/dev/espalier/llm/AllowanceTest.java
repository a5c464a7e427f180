package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers of replies say about how much is left. */
final class AllowanceTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "1, 6m0s, 0",
        "0, 6m0s, 3600",
        "0, 59.97s, 600",
        "0, 120ms, 2",
        "0, 1h0m0.5s, 36005",
        "0, 0s, 0",
        "0, soon, 0",
        "0, '', 0",
        "many, 6m0s, 0"
    })
    void waitsForOneRequestOfThoseThatComeBackEvenly(String left, String reset, long millis) {
        var headers = headers(Map.of(
                "x-ratelimit-limit-requests", "100",
                "x-ratelimit-remaining-requests", left,
                "x-ratelimit-reset-requests", reset));
        assertThat(Allowance.waitFor(headers, 1000, NOON)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "999, 60", "0, 6667", "-1, 0"})
    void waitsForTheTokensOfOneRequest(String left, long millis) {
        var headers = headers(Map.of(
                "x-ratelimit-limit-tokens",
                "9000",
                "x-ratelimit-remaining-tokens",
                left,
                "x-ratelimit-reset-tokens",
                left.equals("999") ? "480s" : "60s"));
        assertThat(Allowance.waitFor(headers, 1000, NOON)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void waitsForAllWhereTheLimitIsNotToldOrTooSmall() {
        var untold = Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "2s");
        var small = new LinkedHashMap<>(untold);
        small.put("x-ratelimit-limit-tokens", "500");
        assertThat(Allowance.waitFor(headers(untold), 1000, NOON)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Allowance.waitFor(headers(small), 1000, NOON)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void readsTheInstantsOfAnthropicByItsOwnTimeIfThatIsTold() {
        var headers = new LinkedHashMap<>(Map.of(
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "0",
                "anthropic-ratelimit-requests-reset", "2026-01-01T12:00:50Z"));
        assertThat(Allowance.waitFor(headers(headers), 1, NOON)).isEqualTo(Duration.ofSeconds(1));
        headers.put("Date", "Thu, 01 Jan 2026 12:00:25 GMT");
        assertThat(Allowance.waitFor(headers(headers), 1, NOON)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void takesTheLongestOfAllWaitsAndNoneWhereNothingIsSaid() {
        var headers = headers(Map.of(
                "x-ratelimit-remaining-requests", "0",
                "x-ratelimit-reset-requests", "1s",
                "x-ratelimit-remaining-tokens", "0",
                "x-ratelimit-reset-tokens", "3s"));
        assertThat(Allowance.waitFor(headers, 1, NOON)).isEqualTo(Duration.ofSeconds(3));
        assertThat(Allowance.waitFor(headers(Map.of()), 1, NOON)).isZero();
    }

    private static HttpHeaders headers(Map<String, String> values) {
        var headers = new LinkedHashMap<String, List<String>>();
        values.forEach((name, value) -> headers.put(name, List.of(value)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
