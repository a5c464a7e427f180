package dev.espalier.engine;

import dev.espalier.io.AtomicFile;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run directory, held by this process until it is closed.
 *
 * <p>Holds {@code recipe.yaml} (the identity of the run), {@code calls.jsonl}, {@code dataset.jsonl}, {@code rejected.jsonl},
 * {@code report.json}, {@code report.html}, {@code run.log} and {@code .lock}.
 */
public final class RunDirectory implements Closeable {

    /** The file that holds every prompt and reply. */
    public static final String JOURNAL = "calls.jsonl";

    /** The file that holds the resolved recipe: what the run is. */
    public static final String RECIPE = "recipe.yaml";

    /** The file that holds what the run came to. */
    public static final String REPORT = "report.json";

    /** The file that holds the same for people; needs nothing else. */
    public static final String PAGE = "report.html";

    /** The file that holds what happened, without texts or secrets. */
    public static final String LOG = "run.log";

    /** The file that holds which calls the user had made again; absent if there are none. */
    public static final String REDO = "redo.jsonl";

    /** The file that holds the accepted examples. */
    public static final String DATASET = Outputs.DATASET;

    /** The file that holds every rejection. */
    public static final String LEDGER = Outputs.LEDGER;

    /** All files that a run records. */
    public static final Set<String> FILES =
            Set.of(RECIPE, JOURNAL, REDO, DATASET, LEDGER, REPORT, PAGE, LOG, RunLock.NAME);

    private final Path path;
    private final RunLock lock;
    private final Journal journal;
    private ReusedReplies reused = ReusedReplies.none();
    private @Nullable RedoRequest redo;

    RunDirectory(Path path, RunLock lock, Journal journal) {
        this.path = path;
        this.lock = lock;
        this.journal = journal;
    }

    /** Compares the identity of an old run with that of this one. */
    public interface Differences {

        /** Returns a problem for each difference; empty if the runs are the same. */
        List<Problem> between(String oldRecipe, String newRecipe);
    }

    /**
     * Opens a directory for a run, new or to be continued; makes it if it is not there.
     *
     * @param recipe the resolved recipe, as {@code recipe.yaml} shall hold it
     * @throws ProblemException if the directory holds another run, or files that are no run's
     * @throws RunDirectoryException if it cannot be made, or another process holds it
     * @throws IOException if the disk fails
     */
    public static RunDirectory open(Path path, String recipe, Differences differences) throws IOException {
        make(path);
        refuseForeign(path);
        var lock = RunLock.take(path);
        try {
            checkIdentity(path.resolve(RECIPE), recipe, differences);
            return new RunDirectory(path, lock, Journal.open(path.resolve(JOURNAL)));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void make(Path path) throws RunDirectoryException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new RunDirectoryException(e.getFile() + ": this is a file; choose a directory with --out", e);
        } catch (AccessDeniedException e) {
            throw new RunDirectoryException(
                    path + ": no permission to make this directory; choose another one with --out", e);
        } catch (IOException e) {
            var reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
            throw new RunDirectoryException(
                    path + ": this directory cannot be made" + (reason == null ? "" : " (" + reason + ")")
                            + "; choose another one with --out",
                    e);
        }
        if (!Files.isWritable(path)) {
            throw new RunDirectoryException(
                    path + ": no permission to write in this directory; choose another one with --out", null);
        }
    }

    /** A directory with other things in it is somebody's: nothing is written there. */
    private static void refuseForeign(Path path) throws IOException {
        if (Files.exists(path.resolve(RECIPE))) {
            return;
        }
        try (var entries = Files.list(path)) {
            var foreign = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.equals(RunLock.NAME) && !isOfRecipe(name))
                    .sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw new ProblemException(
                        path.toString(),
                        "holds " + foreign.get() + ", but no " + RECIPE + ": it is no run",
                        "choose a new directory with --out");
            }
        }
    }

    /** Also a part that a process left which died before the recipe had its name. */
    private static boolean isOfRecipe(String name) {
        return name.startsWith(RECIPE) || name.startsWith("." + RECIPE + ".");
    }

    private static void checkIdentity(Path file, String recipe, Differences differences) throws IOException {
        if (!Files.exists(file)) {
            try (var out = AtomicFile.create(file, false)) {
                out.writer().write(recipe);
                out.commit();
            }
            return;
        }
        var old = Files.readString(file, StandardCharsets.UTF_8);
        if (!old.equals(recipe)) {
            var problems = differences.between(old, recipe);
            throw new ProblemException(
                    problems.isEmpty()
                            ? List.of(new Problem(file.toString(), "is not as this program writes it", ""))
                            : problems);
        }
    }

    Journal journal() {
        return journal;
    }

    /** Answers calls that the journal does not hold by what other runs recorded; they stay the caller's to close. */
    public void reuse(ReusedReplies others) {
        reused = others;
    }

    ReusedReplies reused() {
        return reused;
    }

    /** Makes calls again, once all that the directory holds has come again. */
    public void redo(RedoRequest request) {
        redo = request;
    }

    /** Returns whether the last calls that were made again were for these reasons: then to ask for it again is to continue. */
    public boolean hasRedone(List<String> reasons) throws IOException {
        var generations = new RedoLog(path.resolve(REDO)).generations();
        return !generations.isEmpty()
                && generations.get(generations.size() - 1).reasons().equals(reasons);
    }

    Redo redo() throws IOException {
        return new Redo(new RedoLog(path.resolve(REDO)), redo);
    }

    Outputs outputs() throws IOException {
        return new Outputs(path);
    }

    /** Returns how many calls the journal holds. */
    public int recordedCalls() {
        return journal.size();
    }

    /** Returns how many examples the dataset holds already. */
    public long recordedExamples() throws IOException {
        var dataset = path.resolve(Outputs.DATASET);
        if (!Files.exists(dataset)) {
            return 0;
        }
        long lines = 0;
        try (var in = Files.newInputStream(dataset)) {
            byte[] block = new byte[1 << 16];
            for (int filled = in.read(block); filled >= 0; filled = in.read(block)) {
                for (int i = 0; i < filled; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    /** Writes {@code report.json}. */
    public void writeReport(Map<String, Object> report) throws IOException {
        write(REPORT, JsonLine.of(report) + "\n");
    }

    /** Writes {@code report.html}. */
    public void writePage(String html) throws IOException {
        write(PAGE, html);
    }

    private void write(String name, String content) throws IOException {
        try (var out = AtomicFile.create(path.resolve(name), true)) {
            out.writer().write(content);
            out.commit();
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            journal.close();
        }
    }
}
