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

    /** A call without its texts. */
    private record Recorded(Line line, String key, String stage, String item, String step, int attempt, int redo) {

        static Recorded of(Line line, JsonNode json) {
            return new Recorded(
                    line,
                    json.path("key").asText(),
                    json.path("stage").asText(),
                    json.path("item").asText(),
                    json.path("step").asText(),
                    json.path("attempt").asInt(),
                    json.path("redo").asInt());
        }

        /** Journals are written in the order of time; by place they are the same for every concurrency. */
        static final Comparator<Recorded> BY_PLACE = Comparator.comparing(Recorded::stage)
                .thenComparing(Recorded::item, Item.BY_PATH)
                .thenComparing(Recorded::step)
                .thenComparing(Recorded::attempt)
                .thenComparing(Recorded::redo);
    }

    private final List<RandomAccessFile> files = new ArrayList<>();

    /** Lines of a content that nobody has asked for. */
    private final Map<String, List<Line>> unread = new HashMap<>();

    /** By content what has not been given out, in order. Read once: thousands of calls may have the same content. */
    private final Map<String, List<Recorded>> byPlace = new HashMap<>();

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
                    unread.computeIfAbsent(lines.ascii(from, HASH_LENGTH), content -> new ArrayList<>(1))
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
    Optional<Reply> claim(CallKey key, CallPlace place) throws IOException {
        // Most runs reuse nothing: hundreds of threads must not queue up here for that.
        return files.isEmpty() ? Optional.empty() : take(key, place);
    }

    private synchronized Optional<Reply> take(CallKey key, CallPlace place) throws IOException {
        var left = left(key.content());
        var chosen = left.stream()
                .filter(recorded -> recorded.key().equals(key.key()))
                .findFirst()
                .or(() -> left.stream()
                        .filter(recorded -> recorded.attempt() == place.attempt())
                        .findFirst())
                .or(() -> left.stream().findFirst());
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        left.remove(chosen.get());
        return Optional.of(JournalLine.reply(JSON.readTree(bytes(chosen.get().line()))));
    }

    private List<Recorded> left(String content) throws IOException {
        var lines = unread.remove(content);
        if (lines != null) {
            var recorded = new ArrayList<Recorded>(lines.size());
            for (var line : lines) {
                read(line).ifPresent(recorded::add);
            }
            recorded.sort(Recorded.BY_PLACE);
            byPlace.put(content, recorded);
        }
        return byPlace.getOrDefault(content, List.of());
    }

    private static Optional<Recorded> read(Line line) throws IOException {
        var bytes = bytes(line);
        try {
            var json = JSON.readTree(bytes);
            JournalLine.reply(json);
            return PATH.matcher(json.path("item").asText()).matches()
                    ? Optional.of(Recorded.of(line, json))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Line line) throws IOException {
        var bytes = new byte[line.length()];
        line.file().seek(line.offset());
        line.file().readFully(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
    }
}
