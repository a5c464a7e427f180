package dev.espalier.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads of each call in the journal of a run what reports count: no texts. Writes nothing, and takes no lock. Stateless. */
public final class CallLog {

    private static final JsonFactory JSON = new JsonFactory();

    private CallLog() {}

    /**
     * A call, without its texts.
     *
     * @param finish why the reply ended, such as {@code stop}
     * @param endedMillis when the reply was there, in milliseconds since 1970; negative if that was not recorded
     * @param tookMillis how long it took; negative if that was not recorded
     */
    public record Entry(String finish, long inputTokens, long outputTokens, long endedMillis, long tookMillis) {}

    /**
     * Shows the calls in the order in which they were recorded. Lines that cannot be read are passed over: whoever needs their
     * texts is told of them.
     *
     * @throws IOException if the disk fails
     */
    public static void each(Path run, Consumer<Entry> consumer) throws IOException {
        var journal = run.resolve(RunDirectory.JOURNAL);
        if (!Files.exists(journal)) {
            return;
        }
        try (var lines = new LineScanner(journal)) {
            while (lines.next()) {
                if (!lines.isTorn() && lines.startsWith("{\"key\":\"")) {
                    read(lines.bytes(), consumer);
                }
            }
        }
    }

    private static void read(byte[] line, Consumer<Entry> consumer) throws IOException {
        try (var parser = JSON.createParser(line)) {
            consumer.accept(new Reading().of(parser));
        } catch (JsonProcessingException e) {
            // Passed over.
        }
    }

    /** What was read of a line so far. */
    private static final class Reading {
        private String finish = "";
        private long input;
        private long output;
        private long ended = -1;
        private long took = -1;

        Entry of(JsonParser parser) throws IOException {
            parser.nextToken();
            mapping(parser, "");
            return new Entry(finish, input, output, ended, took);
        }

        private void mapping(JsonParser parser, String path) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = path + parser.currentName();
                var value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && (name.equals("reply") || name.equals("time"))) {
                    mapping(parser, name + "/");
                } else {
                    take(name, parser);
                    parser.skipChildren();
                }
            }
        }

        private void take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "reply/finish" -> finish = parser.getValueAsString("");
                case "reply/input-tokens" -> input = parser.getValueAsLong();
                case "reply/output-tokens" -> output = parser.getValueAsLong();
                case "time/ended-ms" -> ended = parser.getValueAsLong(-1);
                case "time/took-ms" -> took = parser.getValueAsLong(-1);
                default -> {
                    // Not counted.
                }
            }
        }
    }
}
