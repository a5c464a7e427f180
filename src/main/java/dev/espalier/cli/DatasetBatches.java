package dev.espalier.cli;

import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.Row;
import dev.espalier.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records of datasets, one dataset after another, some at a time: parsed already where the format wants it. Not thread-safe. */
final class DatasetBatches implements Closeable {

    private static final int BATCH = 256;

    /** Consecutive records. */
    interface Batch {
        /** Shows the good records, and what is wrong with the others, in their order; may be called once, on any thread. */
        void each(Consumer<Row> take, Consumer<Problem> problems);
    }

    private final Iterator<DatasetSource> rest;
    private final boolean oneLayout;
    private final @Nullable Consumer<String> hashes;
    private @Nullable DatasetReader reader;
    private String name = "";

    /** The first dataset that holds records, and how they are laid out. */
    private String firstName = "";

    private String firstLayout = "";

    /** What has been read since a batch was asked for: records and problems. */
    private List<Object> read = new ArrayList<>();

    /**
     * @param oneLayout whether a dataset that is laid out otherwise than the first is a problem
     * @param hashes is told {@link DatasetReader#sha256} of each dataset that could be opened, {@code ""} if it could not be read; null if
     *     nobody wants it, as it takes as long as a parser does
     */
    DatasetBatches(List<DatasetSource> sources, boolean oneLayout, @Nullable Consumer<String> hashes) {
        this.rest = sources.iterator();
        this.oneLayout = oneLayout;
        this.hashes = hashes;
    }

    /**
     * Returns the next records, or null after the last.
     *
     * @throws dev.espalier.problem.ProblemException if a dataset cannot be opened
     */
    @Nullable
    Batch next() throws IOException {
        while (reader != null || rest.hasNext()) {
            var current = reader == null ? open(rest.next()) : reader;
            var unparsed = current.nextUnparsed();
            if (unparsed != null) {
                return unparsed::each;
            }
            boolean isFirst = current.layout().isEmpty();
            if (!fill(current)) {
                if (hashes != null) {
                    hashes.accept(hash(current));
                }
                close();
            }
            if (isFirst && oneLayout) {
                checkLayout(current.layout());
            }
            if (!read.isEmpty()) {
                return taken();
            }
        }
        return null;
    }

    private DatasetReader open(DatasetSource source) {
        Consumer<Problem> problems = problem -> read.add(problem);
        var opened = hashes == null ? DatasetReader.open(source, problems) : DatasetReader.openHashed(source, problems);
        reader = opened;
        name = source.name();
        return opened;
    }

    private String hash(DatasetReader ended) {
        try {
            return ended.sha256();
        } catch (IOException e) {
            read.add(new Problem(name, "cannot be read (" + e.getMessage() + ")", ""));
            return "";
        }
    }

    /** Reads a batch; returns whether more may follow. */
    private boolean fill(DatasetReader from) {
        for (int i = 0; i < BATCH; i++) {
            var row = from.next();
            if (row == null) {
                return false;
            }
            read.add(row);
        }
        return true;
    }

    private void checkLayout(String layout) {
        if (firstLayout.isEmpty()) {
            firstLayout = layout;
            firstName = name;
        } else if (!layout.isEmpty() && !layout.equals(firstLayout)) {
            read.add(new Problem(
                    name,
                    "holds " + layout + ", but " + firstName + " holds " + firstLayout,
                    "run the command on each, or make one dataset of them with espalier merge"));
        }
    }

    private Batch taken() {
        var items = read;
        read = new ArrayList<>();
        return (take, problems) -> {
            for (var item : items) {
                if (item instanceof Row row) {
                    take.accept(row);
                } else {
                    problems.accept((Problem) item);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
