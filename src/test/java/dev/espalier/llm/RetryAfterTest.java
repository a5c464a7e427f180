package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void countsADateFromOurClockWhereTheServerDoesNotTellItsOwn() {
        assertThat(read("Sun, 01 Mar 2026 12:02:00 GMT", null)).isEqualTo(Duration.ofMinutes(2));
        assertThat(read("Sun, 01 Mar 2026 11:59:59 GMT", null)).isEqualTo(Duration.ZERO);
        assertThat(read("Sun, 01 Mar 2026 12:02:00 GMT", "gibberish")).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void countsADateFromTheServersOwnClockHoweverWrongThatIs() {
        assertThat(read("Sun, 01 Mar 2026 18:00:30 GMT", "Sun, 01 Mar 2026 18:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(read("Thu, 01 Jan 1970 00:00:30 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(read("Sun, 01 Mar 2026 12:02:00 GMT", "Sun, 01 Mar 2026 12:03:00 GMT"))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void readsTheTwoOldFormsOfADateToo() {
        assertThat(read("Sunday, 01-Mar-26 12:02:00 GMT", null)).isEqualTo(Duration.ofMinutes(2));
        assertThat(read("Sun Mar  1 12:02:00 2026", null)).isEqualTo(Duration.ofMinutes(2));
        assertThat(read("Sun Nov 15 12:00:00 2026", "Sun Nov 15 11:59:00 2026")).isEqualTo(Duration.ofMinutes(1));
        assertThat(read("Sunday, 06-Nov-94 08:49:37 GMT", null)).isEqualTo(Duration.ZERO);
    }

    @Test
    void aDateThatNeverComesIsTheLongestWait() {
        assertThat(read("Fri, 31 Dec 9999 23:59:59 GMT", null)).isEqualTo(Duration.ofSeconds(1_000_000_000));
        assertThat(read("99999999999999", null)).isEqualTo(Duration.ofSeconds(1_000_000_000));
    }

    @Test
    void readsTheDelayInTheBodyOfGooglesErrors() {
        assertThat(RetryAfter.read(WireExamples.read("gemini/quota.json"))).contains(Duration.ofMillis(34_074));
        assertThat(RetryAfter.read("{\"retryDelay\":\"7s\"}")).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.read("{\"retryDelay\":\"soon\"}")).isEmpty();
        assertThat(RetryAfter.read("")).isEmpty();
    }

    private static Duration read(String retryAfter, String date) {
        var headers = new TreeMap<>(Map.of("Retry-After", List.of(retryAfter)));
        if (date != null) {
            headers.put("Date", List.of(date));
        }
        return RetryAfter.read(HttpHeaders.of(headers, (name, value) -> true), NOON)
                .orElseThrow();
    }
}
