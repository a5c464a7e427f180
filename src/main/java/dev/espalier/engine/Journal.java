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
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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

    /** More waits for the next time. */
    private static final int GROUP_BYTES = 4 << 20;

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

    /** Hashes of those shared texts whose lines stand in the file or wait. */
    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /** Of texts that prompts share; there are a few in a recipe, and each is in every call. */
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    /**
     * Calls that wait to be written, each behind the texts that no call before it mentioned. Behind a lock, hundreds of threads
     * would wait for whoever was interrupted while holding it.
     */
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();

    /** How many calls were put there, or are about to be: each is counted first. */
    private final AtomicLong appended = new AtomicLong();

    private volatile boolean closing;
    private volatile @Nullable IOException failure;
    private volatile boolean isFailureTold;
    private volatile @Nullable Thread writer;

    /** Whether the writer rests, or is about to look once more before it does. */
    private volatile boolean isIdle;

    /** What is written at one time; of the writer's thread. */
    private ByteArrayOutputStream group = new ByteArrayOutputStream();

    /** Guards what follows, and is told when it changes. */
    private final Object progress = new Object();

    private long onDisk;

    /** Whether nothing more is written: it was closed. */
    private boolean hasEnded;

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
        return Math.toIntExact(calls.size() + appended.get());
    }

    /**
     * Returns the recorded reply of a call.
     *
     * @throws IOException if the disk fails
     * @throws ProblemException if its line is damaged
     */
    Optional<Reply> find(String key) throws IOException {
        var line = calls.get(key);
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
        var shared = JournalLine.sharedTexts(request, text -> hashes.computeIfAbsent(text, CallKey::ofText));
        var line = JournalLine.ofCall(key, place, model, request, shared, reply, time);
        throwFailure();
        if (texts.containsAll(shared.values())) {
            put(line);
        } else {
            appendWithTexts(shared, line);
        }
    }

    /** Each text once, and before anybody who sees that it was appended appends what refers to it. */
    private synchronized void appendWithTexts(Map<String, String> shared, byte[] line) {
        var lines = new ByteArrayOutputStream();
        shared.forEach((text, hash) -> {
            if (!texts.contains(hash)) {
                lines.writeBytes(JournalLine.ofText(hash, text));
            }
        });
        lines.writeBytes(line);
        put(lines.toByteArray());
        texts.addAll(shared.values());
    }

    private void put(byte[] lines) {
        appended.incrementAndGet();
        waiting.add(lines);
        wakeWriter();
    }

    /**
     * Waits until all that was appended is on the disk. Deaf to interrupts: what was paid for must get there.
     *
     * @throws IOException if the disk failed
     */
    void flush() throws IOException {
        awaitOnDisk(appended.get());
    }

    private void awaitOnDisk(long wanted) throws IOException {
        synchronized (progress) {
            boolean interrupted = false;
            while (onDisk < wanted && failure == null && !hasEnded) {
                try {
                    progress.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throwFailure();
            if (onDisk < wanted) {
                throw new IOException("the journal was closed before this reply was in it");
            }
        }
    }

    private void throwFailure() throws IOException {
        var told = failure;
        if (told != null) {
            isFailureTold = true;
            throw new IOException(told.getMessage(), told);
        }
    }

    private void wakeWriter() {
        var running = writer;
        if (running == null) {
            startWriter();
        } else if (isIdle) {
            LockSupport.unpark(running);
        }
    }

    private synchronized void startWriter() {
        if (writer == null) {
            var thread = new Thread(this::writeWhatComes, "journal");
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (Error e) {
                // There may be no room for another thread.
                fail(e);
                throw e;
            }
            writer = thread;
        }
    }

    private void writeWhatComes() {
        try {
            while (writeOnce()) {}
            synchronized (progress) {
                hasEnded = true;
                progress.notifyAll();
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /** It may have left a part of itself behind: nothing can follow. */
    private void fail(Throwable e) {
        synchronized (progress) {
            failure = e instanceof IOException io ? io : new IOException(e);
            progress.notifyAll();
        }
    }

    /** Waits for lines and writes them; returns whether more may come. */
    private boolean writeOnce() throws IOException {
        int calls = collect();
        if (calls == 0) {
            return rest();
        }
        synchronized (disk) {
            file.seek(end);
            file.write(group.toByteArray());
            // Channels are closed by an interrupt of the writing thread; this is not.
            file.getFD().sync();
            end += group.size();
        }
        synchronized (progress) {
            onDisk += calls;
            progress.notifyAll();
        }
        return true;
    }

    /**
     * Takes what is written at one time, and returns how many calls that are. Its first line says that all before has been
     * synced, as it will have been by then.
     */
    private int collect() {
        if (group.size() > GROUP_BYTES) {
            group = new ByteArrayOutputStream();
        }
        group.reset();
        int calls = 0;
        while (group.size() < GROUP_BYTES) {
            var lines = waiting.poll();
            if (lines == null) {
                break;
            }
            int rest = 0;
            if (calls++ == 0) {
                while (lines[rest] != '\n') {
                    rest++;
                }
                group.write(lines, 0, rest);
                group.writeBytes(ALL_BEFORE_IS_SYNCED);
                rest++;
            }
            group.write(lines, rest, lines.length - rest);
        }
        return calls;
    }

    /** Whoever puts a line there looks at the flag afterwards; so either sees the other. Returns false at the end. */
    private boolean rest() throws IOException {
        isIdle = true;
        if (waiting.isEmpty() && !closing) {
            LockSupport.park(this);
        }
        isIdle = false;
        if (Thread.interrupted()) {
            throw new IOException("the thread that writes the journal was interrupted");
        }
        return !closing || !isAllOnDisk();
    }

    /** What was counted but does not wait yet will in a moment. */
    private boolean isAllOnDisk() {
        synchronized (progress) {
            return onDisk == appended.get();
        }
    }

    /**
     * Writes what waits and closes the file.
     *
     * @throws IOException if not all of it reached the disk, and nobody was told before
     */
    @Override
    public void close() throws IOException {
        try (file) {
            // Counted first: the writer ends when all of it is on the disk, and who appends after that is told.
            long wanted = appended.get();
            closing = true;
            LockSupport.unpark(writer);
            if (!isFailureTold) {
                awaitOnDisk(wanted);
            }
        }
    }
}
