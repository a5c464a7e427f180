package dev.espalier.engine;

import dev.espalier.engine.Commit.Rejected;
import dev.espalier.io.ExampleJson;
import dev.espalier.io.JsonLine;
import dev.espalier.io.RejectionJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The dataset and the ledger of rejections of a run directory. Used by one thread. */
final class Outputs implements Closeable {

    static final String DATASET = "dataset.jsonl";
    static final String LEDGER = "rejected.jsonl";

    private static final String SURPLUS = "\"reason\":\"surplus:";

    private final GrowingFile dataset;
    private final GrowingFile ledger;
    private final boolean wasEmpty;
    private boolean growing;

    Outputs(Path directory) throws IOException {
        wasEmpty = size(directory.resolve(DATASET)) == 0 && size(directory.resolve(LEDGER)) == 0;
        dataset = new GrowingFile(directory.resolve(DATASET), size(directory.resolve(DATASET)));
        ledger = new GrowingFile(directory.resolve(LEDGER), settledLength(directory.resolve(LEDGER)));
        growing = false;
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * Returns the length of an old ledger up to what a higher target may change: the source item that ended the run holds surplus,
     * which is taken in then. A torn last line does not count either.
     */
    private static long settledLength(Path ledger) throws IOException {
        if (!Files.exists(ledger)) {
            return 0;
        }
        long startOfSource = 0;
        var source = "";
        try (var lines = new LineScanner(ledger)) {
            while (lines.next() && !lines.isTorn()) {
                var line = new String(lines.bytes(), StandardCharsets.UTF_8);
                var itsSource = line.substring(0, Math.max(0, line.indexOf('.')));
                if (!itsSource.equals(source)) {
                    source = itsSource;
                    startOfSource = lines.offset();
                }
                // Inside a text the quotes would be escaped.
                if (line.contains(SURPLUS)) {
                    return startOfSource;
                }
            }
            return lines.completeLength();
        }
    }

    void accepted(DatasetLine line) throws IOException {
        dataset.write(line.bytes());
    }

    void rejected(String stage, Rejected rejected) throws IOException {
        ledger.write(JsonLine.bytes(ledgerLine(stage, rejected)));
    }

    private static Map<String, Object> ledgerLine(String stage, Rejected rejected) {
        var example = ExampleJson.toMap(rejected.example());
        var line = new LinkedHashMap<String, Object>();
        line.put("id", rejected.example().id());
        line.put("stage", stage);
        RejectionJson.put(line, rejected.by(), rejected.rejection());
        example.forEach(line::putIfAbsent);
        return line;
    }

    /**
     * Takes note that the source item that is written next ends the run at its target. A run that was to go further has put more
     * into the ledger: what comes from here on takes its place.
     */
    void endHere() {
        ledger.settleHere();
    }

    /** Takes note that a source item has been released whole: what replay wrote takes the place of the old files once it can. */
    void released() throws IOException {
        if (!growing && dataset.isCaughtUp() && ledger.isCaughtUp()) {
            dataset.replaceOld();
            ledger.replaceOld();
            growing = true;
        }
    }

    /** Returns whether all that the directory held before has come again. */
    boolean isCaughtUp() {
        return growing || wasEmpty;
    }

    void flush() throws IOException {
        dataset.flush();
        ledger.flush();
    }

    @Override
    public void close() throws IOException {
        try (dataset) {
            ledger.close();
        }
    }
}
