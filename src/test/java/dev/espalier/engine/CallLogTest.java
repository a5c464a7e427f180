package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.CallLog.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports count of the calls in a journal. */
final class CallLogTest {

    @TempDir
    private Path run;

    @Test
    void callsAreCountedWithAndWithoutTimesAndDamagedOnesPassedOver() throws IOException {
        Files.writeString(run.resolve("calls.jsonl"), """
                {"text":"0","value":"{\\"key\\":1}"}
                {"key":"a","messages":[{"content":["time",{"reply":1}]}],"reply":{"finish":"stop","input-tokens":3,"output-tokens":4,"text":"x"},"time":{"ended-ms":5000,"took-ms":70}}
                {"key":"b","sampling":{"reply":{"finish":"no"}},"reply":{"finish":"length","input-tokens":1,"output-tokens":2}}
                {"key":"c",broken}
                {"key":"d","reply":{"fin""");
        var entries = new ArrayList<Entry>();
        CallLog.each(run, entries::add);
        assertThat(entries).containsExactly(new Entry("stop", 3, 4, 5_000, 70), new Entry("length", 1, 2, -1, -1));
    }

    @Test
    void aRunWithoutAJournalHasNoCalls() throws IOException {
        CallLog.each(run, entry -> {
            throw new AssertionError(entry.toString());
        });
    }
}
