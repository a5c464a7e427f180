package dev.espalier.llm;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a server asks to wait, from {@code Retry-After} (RFC 9110, section 10.2.3) or OpenAI's {@code retry-after-ms}. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** The three forms of RFC 9110, section 5.6.7; the two old ones must be understood. Years of two digits begin fifty years ago. */
    private static final List<DateTimeFormatter> DATES = List.of(
            // Its English names are its own; the locale of the machine plays no part.
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1976)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US).withZone(ZoneOffset.UTC));

    private static final Pattern GOOGLE_DELAY =
            Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9]{1,9}(?:\\.[0-9]{1,9})?)s\"");

    /** What "never" comes to; counted in nanoseconds, what is longer would be no number any more. */
    private static final Duration LONGEST = Duration.ofSeconds(1_000_000_000);

    private RetryAfter() {}

    /** Returns the wait, never negative; empty if the headers do not say or cannot be understood. */
    static Optional<Duration> read(HttpHeaders headers, Clock clock) {
        return headers.firstValue("retry-after-ms")
                .flatMap(value -> number(value, 3))
                .or(() -> headers.firstValue("Retry-After").flatMap(value -> wait(value.strip(), headers, clock)));
    }

    /** Reads the {@code retryDelay} of Google's errors, which stands in the body; empty if there is none. */
    static Optional<Duration> read(String body) {
        var delay = GOOGLE_DELAY.matcher(body);
        return delay.find() ? number(delay.group(1), 0) : Optional.empty();
    }

    private static Optional<Duration> wait(String value, HttpHeaders headers, Clock clock) {
        return number(value, 0).or(() -> instant(value).map(until -> until(until, headers, clock)));
    }

    private static Optional<Duration> number(String value, int decimals) {
        if (!NUMBER.matcher(value.strip()).matches()) {
            return Optional.empty();
        }
        var seconds =
                new BigDecimal(value.strip()).movePointLeft(decimals).min(BigDecimal.valueOf(LONGEST.toSeconds()));
        return Optional.of(Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    /** Counted from the server's own time where it tells that: its clock and ours may be hours apart. */
    static Duration until(Instant until, HttpHeaders headers, Clock clock) {
        var now = headers.firstValue("Date")
                .flatMap(date -> instant(date.strip()))
                .orElseGet(clock::instant);
        var wait = Duration.between(now, until);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Instant> instant(String date) {
        for (var form : DATES) {
            try {
                return Optional.of(ZonedDateTime.parse(date, form).toInstant());
            } catch (DateTimeException notOfThisForm) {
                // One of the others, perhaps.
            }
        }
        return Optional.empty();
    }
}
