package dev.espalier.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code calls.jsonl}: every reply of a model, on disk before anything outside the process sees what it led to, so that no
 * crash makes a run pay twice.
 *
 * <p>Append-only. A line is a call, which starts with its key, or a text that prompts share, which starts with its hash and
 * stands before the first call that refers to it. Lines reach the disk in the order in which they were appended, at once: a
 * thread of the journal's own writes and syncs (fsync) whatever came while it was writing before. Whoever is about to write
 * down or to send what a reply led to waits for it by {@link #flush}; whoever is not, does not wait. If the process dies, at
 * most the last line is torn; if the power fails, any part of what was being written may be missing. {@link #open} cuts that
 * off, and knows it by a blank at the end of a line, which says that all before this line was synced. Thread-safe.
 */
final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader WHOLE = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String CALL = "{\"key\":\"";
    private static final String TEXT = "{\"text\":\"";
    private static final int KEY_LENGTH = 32;

    /** The end of the first line of what is written at one time. */
    private static final byte[] ALL_BEFORE_IS_SYNCED = {' ', '\n'};

    private record Line(long offset, int length) {}

    /** A line and how it begins. */
    private record Scanned(long number, Line line, String head) {

        static Scanned of(LineScanner lines) {
            var head = lines.ascii(0, Math.min(lines.length(), TEXT.length() + KEY_LENGTH));
            return new Scanned(lines.number(), new Line(lines.offset(), lines.length()), head);
        }
    }

    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, Line> calls = new HashMap<>();
    private final Set<String> texts = new HashSet<>();

    /** Of texts that prompts share; there are a few in a recipe, and each is in every call. */
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /** Guards what follows, {@link #texts} and the lines of {@link #calls}. */
    private final Object queue = new Object();

    /** What waits to be written. */
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    private int appended;
    private int onDisk;
    private boolean closing;
    private @Nullable IOException failure;
    private boolean isFailureTold;
    private @Nullable Thread writer;

    /** Guards the file and where it ends. */
    private final Object disk = new Object();

    private long end;

    private Journal(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a journal, new or old. What is torn or damaged of what was not synced is cut off, with a warning.
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
        var written = new ArrayList<Scanned>();
        boolean isSynced = false;
        try (lines) {
            while (lines.next() && !lines.isTorn()) {
                if (isAllBeforeSynced(lines)) {
                    isSynced = true;
                    written.forEach(this::remember);
                    written.clear();
                }
                written.add(Scanned.of(lines));
            }
        }
        // Where nothing says what was synced, only the last line may have been left unfinished.
        int sure = isSynced ? 0 : Math.max(0, written.size() - 1);
        written.subList(0, sure).forEach(this::remember);
        end = lines.completeLength();
        for (var line : written.subList(sure, written.size())) {
            if (!isJson(read(line.line))) {
                end = line.line.offset;
                break;
            }
            remember(line);
        }
        if (file.length() > end) {
            var what = end < lines.completeLength() ? "what was written last is damaged" : "the last line was torn";
            LOG.warn("{}: {}; cut off {} bytes", path.getFileName(), what, file.length() - end);
            file.setLength(end);
        }
        // A process that was killed may have left lines behind that only it had seen written.
        file.getFD().sync();
    }

    private static boolean isAllBeforeSynced(LineScanner lines) {
        return lines.startsWith("{") && lines.ascii(lines.length() - 1, 1).equals(" ");
    }

    private void remember(Scanned line) {
        if (line.head.startsWith(CALL) && line.line.length > CALL.length() + KEY_LENGTH) {
            calls.put(line.head.substring(CALL.length(), CALL.length() + KEY_LENGTH), line.line);
        } else if (line.head.startsWith(TEXT) && line.line.length > TEXT.length() + KEY_LENGTH) {
            texts.add(line.head.substring(TEXT.length()));
        } else {
            throw damaged(":" + line.number + ":1");
        }
    }

    private byte[] read(Line line) throws IOException {
        var bytes = new byte[line.length];
        synchronized (disk) {
            file.seek(line.offset);
            file.readFully(bytes);
        }
        return bytes;
    }

    private ProblemException damaged(String where) {
        return new ProblemException(
                path + where,
                "this is not a line of a journal",
                "restore the file as it was, or start a new run in another --out directory");
    }

    private static boolean isJson(byte[] line) {
        try {
            return WHOLE.readTree(line).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns how many calls are recorded. */
    int size() {
        synchronized (queue) {
            return calls.size() + appended;
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
        var bytes = read(line);
        try {
            return Optional.of(JournalLine.reply(JSON.readTree(bytes)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(", byte " + line.offset);
        }
    }

    /**
     * Records a call; {@link #flush} waits until it is on the disk.
     *
     * @param time null if this process did not make it
     * @throws IOException if the disk has failed; then nothing more can be recorded
     */
    void append(
            CallKey key, CallPlace place, LanguageModel model, Request request, Reply reply, @Nullable CallTime time)
            throws IOException {
        // Outside the lock: hundreds of threads may come here at once.
        var shared = JournalLine.sharedTexts(request, text -> hashes.computeIfAbsent(text, CallKey::ofText));
        var line = JournalLine.ofCall(key, place, model, request, shared, reply, time);
        synchronized (queue) {
            throwFailure();
            if (waiting.size() == 0) {
                wakeWriter();
            }
            shared.forEach((text, hash) -> {
                if (texts.add(hash)) {
                    write(JournalLine.ofText(hash, text));
                }
            });
            write(line);
            appended++;
        }
    }

    /** What waits is written when all before it has been synced. */
    private void write(byte[] line) {
        if (waiting.size() == 0) {
            waiting.write(line, 0, line.length - 1);
            waiting.writeBytes(ALL_BEFORE_IS_SYNCED);
        } else {
            waiting.writeBytes(line);
        }
    }

    /**
     * Waits until all that was appended is on the disk. Deaf to interrupts: what was paid for must get there.
     *
     * @throws IOException if the disk failed
     */
    void flush() throws IOException {
        synchronized (queue) {
            int wanted = appended;
            boolean interrupted = false;
            while (onDisk < wanted && failure == null) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throwFailure();
        }
    }

    private void throwFailure() throws IOException {
        if (failure != null) {
            isFailureTold = true;
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private void wakeWriter() {
        if (writer == null) {
            writer = new Thread(this::writeWhatComes, "journal");
            writer.setDaemon(true);
            writer.start();
        }
        queue.notifyAll();
    }

    private void writeWhatComes() {
        try {
            while (writeOnce()) {}
        } catch (IOException | RuntimeException | Error e) {
            synchronized (queue) {
                // It may have left a part of itself behind: nothing can follow.
                failure = e instanceof IOException io ? io : new IOException(e);
                queue.notifyAll();
            }
        }
    }

    /** Waits for lines and writes them; returns whether more may come. */
    private boolean writeOnce() throws IOException {
        byte[] lines;
        int upTo;
        synchronized (queue) {
            while (waiting.size() == 0 && !closing) {
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    throw new IOException("the thread that writes the journal was interrupted", e);
                }
            }
            lines = waiting.toByteArray();
            waiting = new ByteArrayOutputStream();
            upTo = appended;
        }
        if (lines.length == 0) {
            return false;
        }
        synchronized (disk) {
            file.seek(end);
            file.write(lines);
            // Channels are closed by an interrupt of the writing thread; this is not.
            file.getFD().sync();
            end += lines.length;
        }
        synchronized (queue) {
            onDisk = upTo;
            queue.notifyAll();
        }
        return true;
    }

    /**
     * Writes what waits and closes the file.
     *
     * @throws IOException if not all of it reached the disk, and nobody was told before
     */
    @Override
    public void close() throws IOException {
        try (file) {
            synchronized (queue) {
                closing = true;
                queue.notifyAll();
                if (!isFailureTold) {
                    flush();
                }
            }
        }
    }
}
