package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real processes at random moments. (scripts/kill-test kills the program itself, more often, and inside writes.) */
final class KillTest {

    private static final int KILLS = 5;
    private static final int TARGET = 150;

    /** Slow enough that the run cannot be over after five kills. */
    private static final int DELAY_MICROS = 200_000;

    private static final int MOST_MILLIS_OF_WORK = 250;
    private static final int MOST_SECONDS = 60;

    private static final Pattern KEY = Pattern.compile("(?m)^\\{\"key\":\"([0-9a-f]{32})\"");

    @TempDir
    private Path temp;

    private Process process;

    @AfterEach
    void leaveNoProcess() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRunKilledAgainAndAgainEndsWithTheSameBytesAndMakesNoRecordedCallTwice() throws Exception {
        var whole = temp.resolve("whole");
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, KillableMain.CONCURRENCY), whole);
        var killed = temp.resolve("killed");
        var journal = Toy.journal(killed);
        var random = new Random(5);
        for (int i = 0; i < KILLS; i++) {
            var before = Files.exists(journal) ? Files.readString(journal) : "";
            start(killed, DELAY_MICROS);
            awaitNewCalls(journal, before.length());
            Thread.sleep(random.nextInt(MOST_MILLIS_OF_WORK));
            process.destroyForcibly().waitFor();
            assertThat(process.exitValue()).as("killed at work").isNotZero();
            assertThat(Files.readString(journal)).startsWith(wholeLines(before));
        }
        int recorded = keys(journal).size();
        assertThat(recorded).isPositive().isLessThan(keys(Toy.journal(whole)).size());
        start(killed, 0);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Toy.outputs(killed)).isEqualTo(Toy.outputs(whole));
        assertThat(keys(journal)).doesNotHaveDuplicates().hasSizeGreaterThan(recorded);
    }

    private void start(Path directory, int delayMicros) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableMain.class.getName(),
                        directory.toString(),
                        Integer.toString(TARGET),
                        Integer.toString(delayMicros))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output").toFile())
                .start();
    }

    /** Waits until the process has recorded a call, so that the kill meets it at work on any machine. */
    private void awaitNewCalls(Path journal, long lengthBefore) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!Files.exists(journal) || Files.size(journal) <= lengthBefore) {
            assertThat(process.isAlive())
                    .as(() -> "still running; it said: " + output())
                    .isTrue();
            assertThat(System.nanoTime()).as("time until the first call").isLessThan(end);
            Thread.sleep(2);
        }
    }

    private String output() {
        try {
            return Files.readString(temp.resolve("output"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private static List<String> keys(Path journal) throws IOException {
        return KEY.matcher(Files.readString(journal))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
