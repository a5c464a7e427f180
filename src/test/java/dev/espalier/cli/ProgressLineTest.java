package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Progress;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Progress on a terminal and elsewhere. */
final class ProgressLineTest {

    private final StringWriter err = new StringWriter();

    private ProgressLine line(Map<String, String> environment, @Nullable Integer target) {
        return new ProgressLine(surroundings(environment), target);
    }

    private Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(
                InputStream.nullInputStream(),
                new PrintWriter(Writer.nullWriter()),
                new StandardOutput(OutputStream.nullOutputStream()),
                new PrintWriter(err),
                environment);
    }

    private String written() {
        return err.toString().replace("\r\n", "\n");
    }

    private static Progress after(int seconds, long accepted, long rejected, long calls) {
        return new Progress(
                accepted, accepted + rejected, rejected, calls, 0, 100 * calls, null, 4, Duration.ofSeconds(seconds));
    }

    @Test
    void elsewhereAPlainLineComesEveryTenSeconds() {
        var line = line(Map.of(), 100);
        line.show(after(9, 0, 0, 1));
        line.show(after(10, 0, 0, 2));
        line.show(after(19, 4, 1, 9));
        line.show(after(20, 5, 0, 10));
        line.show(after(3605, 50, 50, 100));
        line.clear();
        assertThat(written()).isEqualTo("""
                        espalier: after 0:10: 0/100 examples, 2 calls, 4 in flight, 200 tokens
                        espalier: after 0:20: 5/100 examples, 100 % accepted, 15.0/min, 6:20 left, 10 calls, 4 in flight, 1000 tokens
                        espalier: after 1:00:05: 50/100 examples, 50 % accepted, 0.8/min, 1:00:05 left, 100 calls, 4 in flight, 10000 tokens
                        """);
    }

    @Test
    void aDumbTerminalGetsPlainLines() {
        var line = line(Map.of("ESPALIER_TTY", "1", "TERM", "dumb"), null);
        line.show(after(1, 1, 0, 1));
        line.show(after(10, 30, 0, 30));
        assertThat(written())
                .isEqualTo("espalier: after 0:10: 30 examples, 100 % accepted, 3.0/s, 30 calls, 4 in flight, 3000"
                        + " tokens\n");
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndTakenAway() {
        var line = line(Map.of("ESPALIER_TTY", "1", "COLUMNS", "80"), null);
        line.show(after(1, 10, 0, 100));
        line.show(after(2, 4, 0, 1));
        line.clear();
        var first = "10 examples, 100 % accepted, 10.0/s, 100 calls, 4 in flight, 10000 tokens";
        var second = "4 examples, 100 % accepted, 2.0/s, 1 call, 4 in flight, 100 tokens";
        assertThat(written())
                .isEqualTo("\r" + first + "\r" + second + " ".repeat(first.length() - second.length()) + "\r"
                        + " ".repeat(second.length()) + "\r");
    }

    @Test
    void aNarrowTerminalGetsWholePartsOnly() {
        var line = line(Map.of("ESPALIER_TTY", "1", "COLUMNS", "40"), 100);
        line.show(after(10, 10, 10, 20));
        assertThat(written()).isEqualTo("\r10/100 examples, 50 % accepted, 1.0/s");
    }

    @Test
    void aMessageStandsOnALineOfItsOwn() {
        var line = line(Map.of("ESPALIER_TTY", "1", "COLUMNS", "40"), null);
        line.show(after(10, 0, 0, 0));
        line.say("red \u001b[31m");
        assertThat(written())
                .isEqualTo("\r0 examples, 0 calls, 4 in flight\r" + " ".repeat(32) + "\respalier: red \\u001b[31m\n");
    }

    @Test
    void moneyIsToldWherePricesAreKnown() {
        var line = line(Map.of("ESPALIER_TTY", "1", "COLUMNS", "80"), null);
        line.show(new Progress(0, 0, 0, 3, 0, 300, new BigDecimal("0.001260"), 4, Duration.ofSeconds(1)));
        assertThat(written()).isEqualTo("\r0 examples, 3 calls, 4 in flight, 300 tokens, 0.0013 USD");
    }

    @Test
    void recordsAreCountedOnATerminalFiveTimesASecond() {
        filter(Map.of("ESPALIER_TTY", "1"));
        assertThat(written())
                .isEqualTo("\r512 records, 256 accepted, 2560/s\r1024 records, 512 accepted, 2560/s\r" + " ".repeat(34)
                        + "\r");
    }

    @Test
    void recordsAreNotCountedElsewhere() {
        filter(Map.of());
        assertThat(written()).isEmpty();
    }

    /** Judges 1100 records; each look at the clock finds a tenth of a second gone. */
    private void filter(Map<String, String> environment) {
        var tenths = new AtomicLong();
        var progress = new FilterProgress(surroundings(environment), () -> tenths.getAndIncrement() * 100_000_000L);
        for (int i = 0; i < 1100; i++) {
            progress.take(i % 2 == 0);
        }
        progress.end();
    }
}
