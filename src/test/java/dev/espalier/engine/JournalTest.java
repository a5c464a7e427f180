package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.llm.Token;
import dev.espalier.llm.Token.Likely;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JournalTest {

    private static final StubModel MODEL = new StubModel(0);
    private static final String SHARED = "Text that every prompt of a step holds. ".repeat(5);

    @TempDir
    private Path temp;

    private Path path;

    @BeforeEach
    void name() {
        path = temp.resolve("calls.jsonl");
    }

    /** A disk that is full for one write, of which it takes the first bytes, and has room again afterwards. */
    static final class DiskFullOnce extends RandomAccessFile {

        private boolean failed;

        DiskFullOnce(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (failed) {
                super.write(bytes);
                return;
            }
            failed = true;
            super.write(bytes, 0, bytes.length / 2);
            throw new IOException("No space left on device");
        }
    }

    @Test
    void recordsNothingMoreAfterTheDiskFailed() throws IOException {
        try (var journal = Journal.open(path, new DiskFullOnce(path))) {
            assertThatThrownBy(() -> append(journal, 1)).hasMessage("No space left on device");
            assertThatThrownBy(() -> append(journal, 2))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");
        }
        try (var journal = Journal.open(path)) {
            append(journal, 3);
        }
        try (var journal = Journal.open(path)) {
            assertThat(journal.size()).isEqualTo(1);
            assertThat(journal.find(key(3).key())).contains(Reply.of("reply 3"));
        }
    }

    @Test
    void manyThreadsRecordAtOnceAndASharedTextStandsOnceBeforeWhatRefersToIt() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try (var journal = Journal.open(path)) {
            var calls = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 2_000; i++) {
                int number = i;
                calls.add(() -> {
                    record(journal, number);
                    if (number % 8 == 0) {
                        journal.flush();
                        assertThat(Files.readString(path)).contains("\"reply " + number + "\"");
                    }
                    return null;
                });
            }
            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
            assertThat(journal.size()).isEqualTo(2_000);
        } finally {
            threads.shutdownNow();
        }
        var lines = Files.readAllLines(path);
        assertThat(lines).hasSize(2_001);
        assertThat(lines.get(0)).startsWith("{\"text\":\"");
        try (var journal = Journal.open(path)) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(journal.find(key(i).key())).contains(Reply.of("reply " + i));
            }
        }
    }

    /** A disk that takes nothing until it is told to. */
    private static final class SlowDisk extends RandomAccessFile {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        SlowDisk(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            begun.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            super.write(bytes);
        }
    }

    @Test
    void appendingDoesNotWaitForTheDiskButFlushingDoes() throws Exception {
        var disk = new SlowDisk(path);
        try (var journal = Journal.open(path, disk)) {
            record(journal, 1);
            disk.begun.await();
            record(journal, 2);
            var flush = CompletableFuture.supplyAsync(() -> {
                try {
                    journal.flush();
                    return Files.readAllLines(path).size();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(path).isEmptyFile();
            assertThat(flush).isNotDone();
            disk.open.countDown();
            // The shared text and both calls.
            assertThat(flush.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }

    /** Records one call, and when that is on its way eight more, which are written together. */
    private List<String> twoGroups() throws Exception {
        var disk = new SlowDisk(path);
        try (var journal = Journal.open(path, disk)) {
            record(journal, 1);
            disk.begun.await();
            for (int i = 2; i < 10; i++) {
                record(journal, i);
            }
            disk.open.countDown();
        }
        return Files.readAllLines(path);
    }

    /** Puts zeros from the middle of one line to the middle of another; both count from 0. */
    private void wipe(List<String> lines, int from, int to) throws IOException {
        int start = 0;
        for (var line : lines.subList(0, from)) {
            start += line.length() + 1;
        }
        int end = start;
        for (var line : lines.subList(from, to)) {
            end += line.length() + 1;
        }
        start += lines.get(from).length() / 2;
        end += lines.get(to).length() / 2 + 5;
        var bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, start, end, (byte) 0);
        Files.write(path, bytes);
    }

    @ParameterizedTest
    @CsvSource({"4,6", "4,4", "3,9", "2,3", "9,9"})
    void goesOnWithWhatIsWholeBeforeDamageOfWhatWasWrittenLast(int from, int to) throws Exception {
        var lines = twoGroups();
        assertThat(lines).hasSize(10);
        wipe(lines, from, to);
        try (var journal = Journal.open(path)) {
            // Shared text and first call are a line each.
            assertThat(journal.size()).isEqualTo(from - 1);
            assertThat(Files.readAllLines(path)).isEqualTo(lines.subList(0, from));
            append(journal, 9);
        }
        try (var journal = Journal.open(path)) {
            assertThat(journal.find(key(from - 1).key())).contains(Reply.of("reply " + (from - 1)));
            assertThat(journal.find(key(9).key())).contains(Reply.of("reply 9"));
        }
    }

    @Test
    void stopsAtDamageOfWhatWasSynced() throws Exception {
        var lines = twoGroups();
        var damaged = new ArrayList<>(lines);
        damaged.set(1, "\0".repeat(lines.get(1).length()));
        Files.write(path, damaged);
        var before = Files.readAllBytes(path);
        assertThatThrownBy(() -> Journal.open(path))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("calls.jsonl:2:1: this is not a line of a journal");
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void whereNothingTellsWhatWasSyncedOnlyTheLastLineMayBeDamaged() throws Exception {
        var lines = twoGroups().stream().map(String::strip).toList();
        var damaged = new ArrayList<>(lines);
        damaged.set(5, "\0".repeat(lines.get(5).length()));
        Files.write(path, damaged);
        assertThatThrownBy(() -> Journal.open(path))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("calls.jsonl:6:1: this is not a line of a journal");
        Files.write(path, lines);
        wipe(lines, 9, 9);
        try (var journal = Journal.open(path)) {
            assertThat(journal.size()).isEqualTo(8);
        }
    }

    @Test
    void closingWritesWhatWaits() throws IOException {
        try (var journal = Journal.open(path)) {
            record(journal, 1);
            record(journal, 2);
        }
        assertThat(Files.readAllLines(path)).hasSize(3);
    }

    @Test
    void closingTellsOfAFailureThatNobodyWasToldOf() throws IOException {
        var journal = Journal.open(path, new DiskFullOnce(path));
        record(journal, 1);
        assertThatThrownBy(journal::close).hasMessage("No space left on device");
    }

    @Test
    void aSharedTextThatWasCutOffIsWrittenAgain() throws IOException {
        try (var journal = Journal.open(path)) {
            append(journal, 1);
        }
        var text = Files.readAllLines(path).get(0);
        assertThat(text).startsWith("{\"text\":\"");
        // Power loss can leave zeros where data was to come.
        Files.writeString(path, text.substring(0, 60) + "\0".repeat(text.length() - 60) + "\n");
        try (var journal = Journal.open(path)) {
            append(journal, 2);
        }
        assertThat(Files.readAllLines(path)).hasSize(2).first().isEqualTo(text);
    }

    @Test
    void namesACallThatIsDamagedWhenItIsNeeded() throws IOException {
        try (var journal = Journal.open(path)) {
            append(journal, 1);
            append(journal, 2);
        }
        var lines = Files.readAllLines(path);
        var damaged = lines.get(1).replace("\"reply\":{", "\"reply\":");
        Files.write(path, List.of(lines.get(0), damaged, lines.get(2)));
        try (var journal = Journal.open(path)) {
            assertThat(journal.find(key(2).key())).contains(Reply.of("reply 2"));
            assertThatThrownBy(() -> journal.find(key(1).key()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(
                            "calls.jsonl, byte " + (lines.get(0).length() + 1) + ": this is not a line of a journal");
        }
    }

    @Test
    void namesACallWithoutAReply() throws IOException {
        try (var journal = Journal.open(path)) {
            append(journal, 1);
        }
        Files.writeString(path, Files.readString(path).replace("\"finish\":\"stop\"", "\"finish\":\"halt\""));
        try (var journal = Journal.open(path)) {
            assertThatThrownBy(() -> journal.find(key(1).key())).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void refusesAFileOfAnotherProgramHoweverShort() throws IOException {
        Files.writeString(path, "{\"prompt\":\"hello\"}\n");
        assertThatThrownBy(() -> Journal.open(path))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("calls.jsonl:1:1: this is not a line of a journal");
        assertThat(path).hasContent("{\"prompt\":\"hello\"}\n");
    }

    @Test
    void readsTheLinesOfJournalsThatExist() throws IOException {
        Files.writeString(path, """
                {"key":"%s","content":"c","stage":"s","item":"1","step":"ask","attempt":0,"model":"m","sampling":{},\
                "messages":[{"role":"user","content":["x"]}],"operation":"ask","reply":{"finish":"length",\
                "input-tokens":3,"output-tokens":4,"text":"An oak"}}
                """.formatted(key(1).key()));
        try (var journal = Journal.open(path)) {
            assertThat(journal.find(key(1).key()))
                    .contains(new Reply("An oak", Reply.Finish.LENGTH, new Reply.Usage(3, 4)));
        }
    }

    @Test
    void writesAPlainReplyAsItAlwaysDid() throws IOException {
        try (var journal = Journal.open(path)) {
            append(journal, 1);
        }
        assertThat(Files.readAllLines(path).get(1))
                .contains("\"sampling\":{},\"messages\":[")
                .endsWith("\"operation\":\"ask\",\"reply\":{\"finish\":\"stop\",\"input-tokens\":0,"
                        + "\"output-tokens\":0,\"text\":\"reply 1\"}}");
    }

    @Test
    void keepsAllChoicesAndProbabilitiesOfACallInOneLine() throws IOException {
        var tokens = List.of(
                new Token("An", -0.1, List.of(new Likely("An", -0.1), new Likely("The", -2.5))),
                new Token(" \ud83c", -9999.0, List.of()));
        var reply = new Reply(
                List.of(
                        new Choice("An oak", Reply.Finish.STOP, tokens),
                        new Choice("", Reply.Finish.CONTENT_FILTER, List.of()),
                        new Choice("A fir", Reply.Finish.LENGTH, tokens.subList(0, 1))),
                new Reply.Usage(3, 12),
                List.of(new Token("", null, List.of()), new Token("Name", -1.0e-5, List.of())));
        var shape = new ReplyShape(Protocol.COMPLETIONS, 3, 2, true, new JsonForm("{}"));
        var plain = request(1);
        var request = new Request(plain.messages(), plain.sampling(), plain.operation(), shape);
        var key = CallKey.of(MODEL, request, "stage", "1", "step", 0);
        try (var journal = Journal.open(path)) {
            journal.append(key, new CallPlace("stage", "1", "step", 0), MODEL, request, reply, null);
        }
        assertThat(Files.readAllLines(path)).hasSize(2);
        try (var journal = Journal.open(path)) {
            var read = journal.find(key.key()).orElseThrow();
            assertThat(read.choices().get(0).tokens().get(0)).isEqualTo(tokens.get(0));
            assertThat(read.usage()).isEqualTo(reply.usage());
            assertThat(read.prompt()).isEqualTo(reply.prompt());
            assertThat(read.choices()).extracting(Choice::text).containsExactly("An oak", "", "A fir");
            assertThat(read.choices())
                    .extracting(Choice::finish)
                    .isEqualTo(reply.choices().stream().map(Choice::finish).toList());
            assertThat(read.choices().get(2)).isEqualTo(reply.choices().get(2));
        }
    }

    private static Request request(int number) {
        var message =
                new Message(Role.USER, List.of(new Segment(SHARED, true), new Segment("question " + number, false)));
        return new Request(List.of(message), Sampling.DEFAULT, new Operation("ask", Map.of()));
    }

    /** Workers whose replies did not come in time may still be at it when the run ends. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void closingEndsWhoeverStillAppends() throws Exception {
        var workers = Executors.newCachedThreadPool();
        try {
            for (int round = 0; round < 300; round++) {
                var file = path.resolveSibling(round + ".jsonl");
                var journal = Journal.open(file);
                append(journal, 0);
                var late = workers.submit(() -> {
                    try {
                        for (int number = 1; number < 100; number++) {
                            record(journal, number);
                        }
                    } catch (IOException closed) {
                        // Told so, as it should be.
                    }
                    return null;
                });
                for (int i = 0; i < 37 * round % 4_000; i++) {
                    Thread.onSpinWait();
                }
                journal.close();
                late.get();
                int appended = journal.size();
                try (var again = Journal.open(file)) {
                    assertThat(again.size()).isBetween(1, appended);
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void whoAppendsAfterTheEndIsTold() throws IOException {
        var journal = Journal.open(path);
        append(journal, 1);
        journal.close();
        assertThatThrownBy(() -> append(journal, 2)).isInstanceOf(IOException.class);
    }

    private static CallKey key(int number) {
        return CallKey.of(MODEL, request(number), "stage", Integer.toString(number), "step", 0);
    }

    private static void append(Journal journal, int number) throws IOException {
        record(journal, number);
        journal.flush();
    }

    private static void record(Journal journal, int number) throws IOException {
        var place = new CallPlace("stage", Integer.toString(number), "step", 0);
        journal.append(key(number), place, MODEL, request(number), Reply.of("reply " + number), null);
    }
}
