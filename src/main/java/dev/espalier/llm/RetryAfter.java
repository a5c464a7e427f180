package dev.espalier.llm;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a server asks to wait, from {@code Retry-After} (RFC 9110, section 10.2.3) or OpenAI's {@code retry-after-ms}. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(1_000_000_000);

    private RetryAfter() {}

    /** Returns the wait, never negative; empty if the headers do not say or cannot be understood. */
    static Optional<Duration> read(HttpHeaders headers, Clock clock) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value, 3))
                .or(() -> headers.firstValue("Retry-After").flatMap(value -> wait(value.strip(), clock)));
    }

    private static Optional<Duration> wait(String value, Clock clock) {
        return number(value, 0).or(() -> date(value, clock));
    }

    private static Optional<Duration> number(String value, int decimals) {
        if (!NUMBER.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        var seconds = new BigDecimal(value.strip()).movePointLeft(decimals).min(LONGEST);
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            // The formatter's English names are its own; the locale of the machine plays no part.
            var until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            var wait = Duration.between(clock.instant(), until.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
