package dev.espalier.llm;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the headers of any reply how much of its limits a server leaves, as OpenAI and those who follow it write them
 * ({@code x-ratelimit-remaining-requests} and so on) and as Anthropic does ({@code anthropic-ratelimit-requests-remaining}).
 * Both tell the whole limit, what is left, and when all of it will be there again; it comes back evenly until then.
 */
final class Allowance {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");

    /** OpenAI's, such as {@code 6m0s}, {@code 59.97s} or {@code 120ms}. */
    private static final Pattern SPAN =
            Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m(?!s))?(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s))?");

    private record Names(String limit, String left, String reset) {

        static Names openAi(String what) {
            return new Names("x-ratelimit-limit-" + what, "x-ratelimit-remaining-" + what, "x-ratelimit-reset-" + what);
        }

        static Names anthropic(String what) {
            var start = "anthropic-ratelimit-" + what;
            return new Names(start + "-limit", start + "-remaining", start + "-reset");
        }
    }

    private static final List<Names> REQUESTS = List.of(Names.openAi("requests"), Names.anthropic("requests"));
    private static final List<Names> TOKENS = List.of(Names.openAi("tokens"), Names.anthropic("tokens"));

    private Allowance() {}

    /**
     * Returns how long to wait until one more request is allowed.
     *
     * @param tokens about how many it will need
     * @param clock for servers that give an instant and do not tell their own time
     * @return zero if it is allowed now, or the headers do not say
     */
    static Duration waitFor(HttpHeaders headers, long tokens, Clock clock) {
        var wait = Duration.ZERO;
        for (var names : REQUESTS) {
            wait = longer(wait, wait(names, 1, headers, clock));
        }
        for (var names : TOKENS) {
            wait = longer(wait, wait(names, tokens, headers, clock));
        }
        return wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration wait(Names names, long needed, HttpHeaders headers, Clock clock) {
        long left = count(names.left, headers).orElse(Long.MAX_VALUE);
        if (left >= needed) {
            return Duration.ZERO;
        }
        var whole = headers.firstValue(names.reset)
                .flatMap(reset -> span(reset.strip()).or(() -> until(reset.strip(), headers, clock)))
                .orElse(Duration.ZERO);
        long limit = count(names.limit, headers).orElse(0L);
        // One that needs more than there ever is may go when all is there; so may one where the limit is not told.
        return needed >= limit ? whole : share(whole, needed - left, limit - left);
    }

    private static Duration share(Duration whole, long part, long of) {
        return Duration.ofMillis((long) Math.ceil((double) whole.toMillis() * part / of));
    }

    private static Optional<Long> count(String name, HttpHeaders headers) {
        return headers.firstValue(name)
                .map(String::strip)
                .filter(value -> COUNT.matcher(value).matches())
                .map(Long::valueOf);
    }

    private static Optional<Duration> span(String text) {
        var span = SPAN.matcher(text);
        return text.isEmpty() || !span.matches() ? Optional.empty() : Optional.of(span(span));
    }

    private static Duration span(Matcher span) {
        long nanos = "s".equals(span.group(4)) ? 1_000_000_000 : 1_000_000;
        return Duration.ofHours(number(span.group(1)).longValue())
                .plusMinutes(number(span.group(2)).longValue())
                .plusNanos(number(span.group(3))
                        .multiply(BigDecimal.valueOf(nanos))
                        .longValue());
    }

    private static BigDecimal number(@Nullable String digits) {
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    /** Anthropic's are instants of RFC 3339. */
    private static Optional<Duration> until(String text, HttpHeaders headers, Clock clock) {
        try {
            return Optional.of(RetryAfter.until(Instant.parse(text), headers, clock));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
