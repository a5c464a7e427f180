package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault in every protocol, and what must come out of one call. */
class FaultMatrixTest {

    private static final String KEY = "sk-not-a-real-key-0123456789";
    private static final String TEXT = "An oak, \u6728, for \"shade\".";
    private static final Usage COUNTED = new Usage(12, 4);

    /** The reply, or kind, wait and words of the failure. */
    private static final List<Arguments> ROWS = List.of(
            arguments(Fault.NONE, reply(TEXT, Finish.STOP)),
            arguments(Fault.THROTTLED, "THROTTLED: 429: \"Slow down.\""),
            arguments(Fault.THROTTLED_SECONDS, "THROTTLED after 7 s: 429: \"Slow down.\""),
            arguments(Fault.THROTTLED_DATE, "THROTTLED after 9 s: 429: \"Slow down.\""),
            arguments(Fault.ERROR, "TRANSIENT: 500: \"Oops.\""),
            arguments(Fault.BAD_GATEWAY, "TRANSIENT: 502: \"502 Bad Gateway\""),
            arguments(Fault.UNAVAILABLE, "OVERLOADED after 3 s: 503: \"Oops.\""),
            arguments(Fault.RESET_BEFORE, "TRANSIENT: the connection broke: "),
            arguments(Fault.RESET_WITHIN, "TRANSIENT: the connection broke: "),
            arguments(Fault.RESET_AFTER, reply(TEXT, Finish.STOP)),
            arguments(Fault.SILENT, "TRANSIENT: timed out: no complete reply within 0.5 s"),
            arguments(Fault.STALLED, "TRANSIENT: timed out: no complete reply within 0.5 s"),
            arguments(Fault.TRICKLED, reply(TEXT, Finish.STOP)),
            arguments(Fault.CUT_JSON, "TRANSIENT: the reply is not JSON: {\""),
            arguments(Fault.WRONG_TYPE, reply(TEXT, Finish.STOP)),
            arguments(Fault.PAGE, "TRANSIENT: the reply is not JSON: <html><body>Log in</body></html>"),
            arguments(Fault.NOTHING, "TRANSIENT: the reply is empty"),
            arguments(Fault.ERROR_INSIDE, "OVERLOADED: 503: \"behind me all is down\""),
            arguments(Fault.NO_CHOICES, "TRANSIENT: the reply has no c"),
            arguments(Fault.TWINS, reply(TEXT, Finish.STOP)),
            arguments(Fault.NO_TEXT, "TRANSIENT: the reply has no content"),
            arguments(Fault.EMPTY_TEXT, reply("", Finish.STOP)),
            arguments(Fault.CUT_SHORT, reply(TEXT, Finish.LENGTH)),
            arguments(Fault.FILTERED, reply(TEXT, Finish.CONTENT_FILTER)),
            arguments(Fault.ODD_END, reply(TEXT, Finish.STOP)),
            arguments(Fault.ODD_USAGE, new Reply(TEXT, Finish.STOP, Usage.NONE).toString()),
            arguments(Fault.UNICODE, reply(ModelServer.ALL_PLANES, Finish.STOP)),
            arguments(Fault.LARGE, reply("x".repeat(8_000_000), Finish.STOP)),
            arguments(Fault.HUGE, "TRANSIENT: the connection broke: the reply is larger than 16777216 bytes"),
            arguments(Fault.REDIRECT, "PERMANENT: 307, a redirect to http://127.0.0.1:1/elsewhere; redirects are not"),
            arguments(Fault.BAD_KEY, "PERMANENT: the key in KEY was refused (40"),
            arguments(
                    Fault.UNKNOWN_MODEL, "PERMANENT: 404: \"There is no such model.\"; the model is unknown there or"),
            arguments(Fault.TOO_LONG, new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE).toString()));

    static Stream<Arguments> matrix() {
        return ROWS.stream()
                .flatMap(row -> Arrays.stream(WireProtocol.values())
                        .map(protocol -> arguments(row.get()[0], protocol, row.get()[1])));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("matrix")
    void comesOutAsTheMatrixSays(Fault fault, WireProtocol protocol, String expected) throws Exception {
        try (var server = new ModelServer(FaultPlan.always(fault), prompt -> TEXT)) {
            var outcome = outcome(server, protocol, timeout(fault));

            // Ollama filters nothing.
            var wanted =
                    fault == Fault.FILTERED && protocol == WireProtocol.OLLAMA ? reply(TEXT, Finish.STOP) : expected;
            assertThat(shortened(outcome)).startsWith(shortened(wanted));
            assertThat(outcome).doesNotContain(KEY);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static String shortened(String text) {
        return text.replaceAll("x{1000,}", "x…" + text.length());
    }

    private static Duration timeout(Fault fault) {
        boolean waits = fault == Fault.SILENT || fault == Fault.STALLED;
        return Duration.ofMillis(waits ? 500 : 60_000);
    }

    @Test
    void theMatrixHasARowForEveryFault() {
        var named = EnumSet.noneOf(Fault.class);
        ROWS.forEach(row -> named.add((Fault) row.get()[0]));

        assertThat(named).isEqualTo(EnumSet.allOf(Fault.class));
        assertThat(ROWS).hasSize(Fault.values().length);
    }

    @ParameterizedTest
    @EnumSource(WireProtocol.class)
    void whatPassesComesOutAsWithoutWhenAskedAgain(WireProtocol protocol) throws Exception {
        try (var server = new ModelServer(FaultPlan.seeded(3, 60, Fault.PASSING), prompt -> "heard " + prompt)) {
            var settings = new ProviderSettings(server.url(protocol), "KEY", Duration.ofSeconds(60));
            var model = Providers.open(ModelName.parse(ModelServer.model(protocol)), settings, Map.of("KEY", KEY)::get);
            var retrying = new RetryingModel(model, Duration.ofHours(1), new InstantTime(), () -> 0.5);
            for (int i = 0; i < 30; i++) {
                var request = new Request(
                        List.of(Message.user("Question " + i)), Sampling.DEFAULT, new Operation("respond", Map.of()));

                assertThat(retrying.reply(request)).hasToString(reply("heard Question " + i, Finish.STOP));
            }
            assertThat(retrying.retries()).isGreaterThan(10);
            assertThat(server.requests()).hasSize(30 + (int) retrying.retries());
        }
    }

    /** A time in which waiting takes none. */
    private static final class InstantTime implements Time {

        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration wait) {
            nanos += wait.toNanos();
        }
    }

    @Test
    void aSeededPlanMeetsARequestWithTheSameFaultsWheneverItComes() {
        var contents = IntStream.range(0, 200).mapToObj(i -> "request " + i).toList();
        var turned = new ArrayList<>(contents);
        Collections.reverse(turned);
        var one = FaultPlan.seeded(7, 30, Fault.PASSING);
        var other = FaultPlan.seeded(7, 30, Fault.PASSING);
        var seen = new TreeSet<String>();
        var seenTurned = new TreeSet<String>();
        contents.forEach(content -> seen.add(content + one.next(content) + one.next(content)));
        turned.forEach(content -> seenTurned.add(content + other.next(content) + other.next(content)));

        assertThat(seen).isEqualTo(seenTurned);
        assertThat(seen).filteredOn(line -> line.endsWith("NONENONE")).hasSizeBetween(60, 140);
    }

    private static String outcome(ModelServer server, WireProtocol protocol, Duration timeout) throws Exception {
        var settings = new ProviderSettings(server.url(protocol), "KEY", timeout);
        var model = Providers.open(ModelName.parse(ModelServer.model(protocol)), settings, Map.of("KEY", KEY)::get);
        try {
            return model.reply(request()).toString();
        } catch (LlmException failure) {
            var words = failure.getMessage().replace(model.id() + " at " + server.url(protocol) + ": ", "");
            return failure.kind()
                    + failure.retryAfter()
                            .map(wait -> " after " + wait.toSeconds() + " s")
                            .orElse("") + ": " + words;
        }
    }

    private static Request request() {
        return new Request(List.of(Message.user("Name a tree.")), Sampling.DEFAULT, new Operation("respond", Map.of()));
    }

    private static String reply(String text, Finish finish) {
        return new Reply(text, finish, COUNTED).toString();
    }
}
