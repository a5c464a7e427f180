package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.Message;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    private static final class DiskFullOnce extends RandomAccessFile {

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

    private static Request request(int number) {
        var message =
                new Message(Role.USER, List.of(new Segment(SHARED, true), new Segment("question " + number, false)));
        return new Request(List.of(message), Sampling.DEFAULT, new Operation("ask", Map.of()));
    }

    private static CallKey key(int number) {
        return CallKey.of(MODEL, request(number), "stage", Integer.toString(number), "step", 0);
    }

    private static void append(Journal journal, int number) throws IOException {
        var place = new CallPlace("stage", Integer.toString(number), "step", 0);
        journal.append(key(number), place, MODEL, request(number), Reply.of("reply " + number));
    }
}
