package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.llm.StubServer.Received;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a process of its own: signals, and a run directory that another process holds. */
final class ProcessTest {

    private static final String STOPPING =
            "espalier: stopping; replies in flight are waited for, up to 30 s; a second signal quits at once\n";

    private static final String SUMMARY = """
            %s in DIR/run/dataset.jsonl (interrupted)
              %s consumed by steps

              stage                                 items accepted rejected
              tasks %s
              %s (0 more replayed), %s, T s
              teacher: openai:stub
              to continue, run the same command again
            """;

    private static final String NOTHING = SUMMARY.formatted(
            "0 examples",
            "0 produced = 0 accepted + 0 rejected + 0",
            "                                    0        0        0\n",
            "0 calls",
            "0 tokens in, 0 out");

    private static final String ONE_CALL = SUMMARY.formatted(
            "2 examples",
            "3 produced = 2 accepted + 1 rejected + 0",
            "                                    1        2        1\n"
                    + "    word-length:too-short                                     1\n",
            "1 call",
            "10 tokens in, 5 out");

    @TempDir
    private Path temp;

    private Cli cli;
    private StubTeacher teacher;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "Windows has no signals to send");
        cli = new Cli(temp);
        teacher = new StubTeacher();
        StubTeacher.recipe(cli);
        teacher.server().otherwise(this::answerLate);
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        if (teacher != null) {
            teacher.close();
        }
    }

    private Scripted answerLate(Received request) {
        asked.countDown();
        try {
            mayAnswer.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Scripted.ok(StubTeacher.completion(StubTeacher.text(1)));
    }

    private Process startAndWaitForTheFirstCall() throws IOException, InterruptedException {
        var process = cli.start(output(), arguments());
        if (!asked.await(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no call came within 60 s: " + cli.plain(output()));
        }
        return process;
    }

    private Path output() {
        return temp.resolve("output.txt");
    }

    private String[] arguments() {
        var arguments = new ArrayList<>(List.of("generate", "--target", "9", "--out", "DIR/run"));
        arguments.addAll(teacher.arguments());
        return arguments.toArray(String[]::new);
    }

    private static void send(String signal, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(Cli.exit(kill)).isZero();
    }

    private void waitFor(String text) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !Files.readString(output()).contains(text); i++) {
            Thread.sleep(50);
        }
        assertThat(cli.plain(output())).contains(text);
    }

    @Test
    void sigtermWaitsForTheReplyInFlightAndTheSameCommandContinues() throws IOException, InterruptedException {
        var process = startAndWaitForTheFirstCall();
        assertHeldBy(process);
        send("TERM", process);
        waitFor("stopping");
        mayAnswer.countDown();
        assertThat(Cli.exit(process)).isEqualTo(143);
        assertThat(cli.plain(output())).isEqualTo(STOPPING + ONE_CALL);
        int before = teacher.server().requests().size();
        var again = cli.run(arguments());
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("(1 more replayed)");
        assertThat(before).isEqualTo(1);
    }

    private void assertHeldBy(Process process) {
        assertThat(cli.run(arguments()))
                .isEqualTo(
                        new Cli.Result(
                                5,
                                "",
                                "espalier: DIR/run: process " + process.pid()
                                        + " works on this run; wait until it is done, or choose another directory with --out\n"));
    }

    @Test
    void sigintEndsWith130() throws IOException, InterruptedException {
        if (!isInterruptHeeded()) {
            // Started in the background of a script: SIGINT is ignored here, and so it would be in the child.
            return;
        }
        var process = startAndWaitForTheFirstCall();
        send("INT", process);
        waitFor("stopping");
        mayAnswer.countDown();
        assertThat(Cli.exit(process)).isEqualTo(130);
        assertThat(cli.plain(output())).isEqualTo(STOPPING + ONE_CALL);
    }

    @Test
    void aSecondSignalQuitsAtOnce() throws IOException, InterruptedException {
        var process = startAndWaitForTheFirstCall();
        send("TERM", process);
        waitFor("stopping");
        send("TERM", process);
        assertThat(Cli.exit(process)).isEqualTo(143);
        assertThat(cli.plain(output())).isEqualTo(STOPPING);
        mayAnswer.countDown();
        assertThat(cli.run(arguments()).exit()).as("the dead hold no lock").isZero();
    }

    @Test
    void aCallThatWaitsForItsNextAttemptIsNotWaitedFor() throws IOException, InterruptedException {
        teacher.server().otherwise(request -> {
            asked.countDown();
            return new Scripted(429, Map.of("Retry-After", "300"), "{}");
        });
        var process = startAndWaitForTheFirstCall();
        waitFor("attempt 1 failed");
        send("TERM", process);
        assertThat(process.waitFor(25, TimeUnit.SECONDS))
                .as("ends before the 30 s are over")
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(cli.plain(output()))
                .isEqualTo("espalier: openai:stub: THROTTLED; attempt 1 failed, waiting 300 s\n" + STOPPING + NOTHING);
        assertThat(teacher.server().requests()).as("no call after the signal").hasSize(1);
    }

    @Test
    void outputThatCannotBeWrittenIsNoSuccess() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        var errors = temp.resolve("errors.txt");
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.espalier.cli.Main",
                        "--version")
                .redirectOutput(Path.of("/dev/full").toFile())
                .redirectError(errors.toFile());
        assertThat(Cli.exit(command.start())).isEqualTo(5);
        assertThat(cli.plain(errors)).startsWith("espalier: standard output: ").hasLineCount(1);
    }

    /** On Linux the kernel tells; elsewhere it is taken to be so. */
    private static boolean isInterruptHeeded() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return true;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring("SigIgn:".length()).strip())
                .noneMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1L << 1) != 0);
    }
}
