package dev.espalier.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code calls.jsonl}: every reply of a model, on disk before anything uses it, so that no crash makes a run pay twice.
 *
 * <p>Append-only. A line is a call, which starts with its key, or a text that prompts share, which starts with its hash and
 * stands before the first call that refers to it. {@link #append} returns when the line is on the disk (fsync); threads that
 * append at the same time share one fsync. If the process dies, at most the last line is torn; {@link #open} cuts it off.
 * Thread-safe.
 */
final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CALL = "{\"key\":\"";
    private static final String TEXT = "{\"text\":\"";
    private static final int KEY_LENGTH = 32;

    private record Line(long offset, int length) {}

    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, Line> calls = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    /** Guards {@link #pending}, {@link #appended} and {@link #texts}. */
    private final Object queue = new Object();

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long appended;

    /** Guards the file's end and {@link #durable}. */
    private final Object disk = new Object();

    private long durable;
    private long end;
    private @Nullable IOException failure;

    private Journal(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a journal, new or old. A torn last line is cut off, with a warning.
     *
     * @throws IOException if the disk fails
     * @throws ProblemException if it holds a line that no journal holds
     */
    static Journal open(Path path) throws IOException {
        return open(path, new RandomAccessFile(path.toFile(), "rw"));
    }

    /** Opens a journal through a file that is open already, and closed with it. */
    static Journal open(Path path, RandomAccessFile file) throws IOException {
        try {
            var journal = new Journal(path, file);
            journal.index();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void index() throws IOException {
        var lines = new LineScanner(path);
        byte[] last = null;
        long lastOffset = 0;
        try (lines) {
            while (lines.next()) {
                remember(lines);
                last = lines.isTorn() ? last : lines.bytes();
                lastOffset = lines.isTorn() ? lastOffset : lines.offset();
            }
        }
        end = lines.completeLength();
        // Power loss can leave a last line whole in length but not in content.
        if (last != null && !isJson(last)) {
            end = lastOffset;
            forget(lastOffset, last);
        }
        if (file.length() > end) {
            LOG.warn("{}: the last line was torn; cut off {} bytes", path.getFileName(), file.length() - end);
            file.setLength(end);
        }
    }

    private void remember(LineScanner lines) {
        if (lines.isTorn()) {
            return;
        }
        if (lines.startsWith(CALL) && lines.length() > CALL.length() + KEY_LENGTH) {
            calls.put(lines.ascii(CALL.length(), KEY_LENGTH), new Line(lines.offset(), lines.length()));
        } else if (lines.startsWith(TEXT) && lines.length() > TEXT.length() + KEY_LENGTH) {
            texts.add(lines.ascii(TEXT.length(), KEY_LENGTH));
        } else if (!lines.isLast() || isJson(lines.bytes())) {
            throw damaged(":" + lines.number() + ":1");
        }
    }

    private void forget(long offset, byte[] line) {
        calls.values().removeIf(call -> call.offset == offset);
        var start = new String(line, StandardCharsets.ISO_8859_1);
        texts.removeIf(text -> start.startsWith(TEXT + text));
    }

    private ProblemException damaged(String where) {
        return new ProblemException(
                path + where,
                "this is not a line of a journal",
                "restore the file as it was, or start a new run in another --out directory");
    }

    private static boolean isJson(byte[] line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns how many calls are recorded. */
    int size() {
        synchronized (queue) {
            return calls.size() + Math.toIntExact(appended);
        }
    }

    /**
     * Returns the recorded reply of a call.
     *
     * @throws IOException if the disk fails
     * @throws ProblemException if its line is damaged
     */
    Optional<Reply> find(String key) throws IOException {
        Line line;
        synchronized (queue) {
            line = calls.get(key);
        }
        if (line == null) {
            return Optional.empty();
        }
        var bytes = new byte[line.length];
        synchronized (disk) {
            file.seek(line.offset);
            file.readFully(bytes);
        }
        try {
            return Optional.of(JournalLine.reply(JSON.readTree(bytes)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(", byte " + line.offset);
        }
    }

    /**
     * Records a call and returns when it is on the disk.
     *
     * @param time null if this process did not make it
     * @throws IOException if the disk fails; then nothing more can be recorded
     */
    void append(
            CallKey key, CallPlace place, LanguageModel model, Request request, Reply reply, @Nullable CallTime time)
            throws IOException {
        long mine;
        // Outside the lock: hundreds of threads may come here at once.
        var line = bytes(JournalLine.ofCall(key, place, model, request, reply, time));
        var shared = JournalLine.sharedTexts(request);
        synchronized (queue) {
            for (var text : shared) {
                if (texts.add(CallKey.ofText(text))) {
                    pending.writeBytes(bytes(JournalLine.ofText(text)));
                }
            }
            pending.writeBytes(line);
            mine = ++appended;
        }
        synchronized (disk) {
            if (durable < mine) {
                flushUnlessFailed();
            }
        }
    }

    private static byte[] bytes(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A batch that failed took lines of other threads with it, and may have left a part of itself behind: nothing can follow. */
    private void flushUnlessFailed() throws IOException {
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        try {
            flush();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    private void flush() throws IOException {
        byte[] batch;
        long upTo;
        synchronized (queue) {
            batch = pending.toByteArray();
            upTo = appended;
            pending.reset();
        }
        file.seek(end);
        file.write(batch);
        // Channels are closed by an interrupt of the writing thread; this is not.
        file.getFD().sync();
        end += batch.length;
        durable = upTo;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
