package dev.espalier.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.Reply;
import dev.espalier.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the journals of other runs hold, for calls of the same content: model, sampling and messages. Each recorded reply is given
 * out once. Reads only; a line that is torn or damaged is passed over. Thread-safe.
 *
 * <p>Of several replies to the same content a call gets the one that was recorded at its own place, if there is one, else one of
 * its own attempt, else the first by place. Whatever it gets, the run that asks records it before use, so that the run can be
 * replayed without the others. (Where several calls of one run have the same content, which of them comes first may depend on
 * timing, as it may depend on timing what a model says to each.)
 */
public final class ReusedReplies implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL = "{\"key\":\"";
    private static final String CONTENT = "\",\"content\":\"";
    private static final int HASH_LENGTH = 32;
    private static final Pattern PATH = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})*");

    private record Line(RandomAccessFile file, long offset, int length) {}

    private record Recorded(Line line, JsonNode json) {

        String key() {
            return json.path("key").asText();
        }

        int attempt() {
            return json.path("attempt").asInt();
        }

        /** Journals are written in the order of time; by place they are the same for every concurrency. */
        static final Comparator<Recorded> BY_PLACE = Comparator.comparing(
                        (Recorded recorded) -> recorded.json.path("stage").asText())
                .thenComparing(recorded -> recorded.json.path("item").asText(), Item.BY_PATH)
                .thenComparing(recorded -> recorded.json.path("step").asText())
                .thenComparing(Recorded::attempt)
                .thenComparing(recorded -> recorded.json.path("redo").asInt());
    }

    private final List<RandomAccessFile> files = new ArrayList<>();
    private final Map<String, List<Line>> byContent = new HashMap<>();

    private ReusedReplies() {}

    /** Returns an empty one. */
    public static ReusedReplies none() {
        return new ReusedReplies();
    }

    /**
     * Opens the journals of these runs.
     *
     * @throws ProblemException if one is no run
     * @throws IOException if the disk fails
     */
    public static ReusedReplies open(List<Path> runs) throws IOException {
        var reused = new ReusedReplies();
        try {
            for (var run : runs) {
                var journal = run.resolve(RunDirectory.JOURNAL);
                if (!Files.isRegularFile(journal)) {
                    throw new ProblemException(
                            "--reuse",
                            run + " holds no " + RunDirectory.JOURNAL + ": it is no run",
                            "name its directory");
                }
                reused.index(journal);
            }
            return reused;
        } catch (IOException | RuntimeException e) {
            reused.close();
            throw e;
        }
    }

    private void index(Path journal) throws IOException {
        var file = new RandomAccessFile(journal.toFile(), "r");
        files.add(file);
        int from = CALL.length() + HASH_LENGTH + CONTENT.length();
        try (var lines = new LineScanner(journal)) {
            while (lines.next()) {
                if (!lines.isTorn() && lines.startsWith(CALL) && lines.length() > from + HASH_LENGTH) {
                    byContent
                            .computeIfAbsent(lines.ascii(from, HASH_LENGTH), content -> new ArrayList<>(1))
                            .add(new Line(file, lines.offset(), lines.length()));
                }
            }
        }
    }

    /**
     * Returns a reply recorded for the same content, and does not give it out again.
     *
     * @throws IOException if the disk fails
     */
    synchronized Optional<Reply> claim(CallKey key, CallPlace place) throws IOException {
        var lines = byContent.getOrDefault(key.content(), List.of());
        var recorded = new ArrayList<Recorded>();
        for (var line : lines) {
            read(line).ifPresent(recorded::add);
        }
        var order = Comparator.comparing(
                        (Recorded candidate) -> !candidate.key().equals(key.key()))
                .thenComparing(candidate -> candidate.attempt() != place.attempt())
                .thenComparing(Recorded.BY_PLACE);
        var chosen = recorded.stream().min(order);
        chosen.ifPresent(found -> lines.remove(found.line()));
        return chosen.map(found -> JournalLine.reply(found.json()));
    }

    private static Optional<Recorded> read(Line line) throws IOException {
        var bytes = new byte[line.length()];
        line.file().seek(line.offset());
        line.file().readFully(bytes);
        try {
            var json = JSON.readTree(bytes);
            JournalLine.reply(json);
            return PATH.matcher(json.path("item").asText()).matches()
                    ? Optional.of(new Recorded(line, json))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
    }
}
