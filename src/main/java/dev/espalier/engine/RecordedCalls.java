package dev.espalier.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads calls back from the journal of a run, for people who ask. Writes nothing, and takes no lock. Stateless. */
public final class RecordedCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "{\"key\":\"";
    private static final String TEXT = "{\"text\":\"";
    private static final int HASH_LENGTH = 32;
    private static final Pattern STAGE = Pattern.compile("\"stage\":\"([a-z0-9-]+)\"");

    /** Within so many bytes of a call's line its stage stands. */
    private static final int PLACE = 200;

    private RecordedCalls() {}

    /**
     * A call as it was recorded.
     *
     * @param step stage and step, such as {@code answered/answer}
     * @param attempt 0 for the first
     * @param prompt each message with its role before it, in order
     * @param reply the text of the first choice
     * @param finish why the reply ended, such as {@code length}
     */
    public record Call(
            String step,
            String model,
            int attempt,
            List<Part> prompt,
            String reply,
            String finish,
            long inputTokens,
            long outputTokens) {

        public Call {
            prompt = List.copyOf(prompt);
        }
    }

    /**
     * What the recorded calls of a step to one model took together.
     *
     * @param calls how many there were
     */
    public record Spent(String model, long calls, long inputTokens, long outputTokens) {

        private Spent plus(Spent other) {
            return new Spent(
                    model, calls + other.calls, inputTokens + other.inputTokens, outputTokens + other.outputTokens);
        }
    }

    /** A message of a prompt. */
    public record Part(String role, String text) {}

    /**
     * Returns the calls of these keys that the journal of a run holds. A last line that is torn counts as not there.
     *
     * @throws ProblemException if a line is damaged
     * @throws IOException if the disk fails
     */
    public static Map<String, Call> find(Path run, Set<String> keys) throws IOException {
        var texts = new HashMap<String, String>();
        var found = new LinkedHashMap<String, Call>();
        each(run, lines -> {
            // A shared text stands before the first call that refers to it.
            if (lines.startsWith(TEXT)) {
                var text = json(run, lines);
                texts.put(text.path("text").asText(), text.path("value").asText());
            } else if (lines.startsWith(KEY)
                    && lines.length() > KEY.length() + HASH_LENGTH
                    && keys.contains(lines.ascii(KEY.length(), HASH_LENGTH))) {
                found.put(lines.ascii(KEY.length(), HASH_LENGTH), call(json(run, lines), texts));
            }
        });
        return found;
    }

    /**
     * Returns, for each stage that asked a model, the path of the item that its first recorded call was for. A last line that is torn
     * counts as not there.
     *
     * @throws ProblemException if the line of such a call is damaged
     * @throws IOException if the disk fails
     */
    public static Map<String, String> firstItems(Path run) throws IOException {
        var items = new LinkedHashMap<String, String>();
        each(run, lines -> {
            // Stage and item stand near the start, before any text of somebody else's.
            if (lines.startsWith(KEY) && lines.length() > PLACE) {
                var stage = STAGE.matcher(lines.ascii(0, PLACE));
                if (stage.find() && !items.containsKey(stage.group(1))) {
                    items.put(stage.group(1), json(run, lines).path("item").asText());
                }
            }
        });
        return items;
    }

    /**
     * Returns what each step that asked a model took, by stage and step as {@link Call#step} has them. A last line that is torn counts
     * as not there.
     *
     * @throws ProblemException if a line is damaged
     * @throws IOException if the disk fails
     */
    public static Map<String, List<Spent>> spent(Path run) throws IOException {
        var steps = new TreeMap<String, Map<String, Spent>>();
        each(run, lines -> {
            if (lines.startsWith(KEY)) {
                var call = call(json(run, lines), Map.of());
                var spent = new Spent(call.model(), 1, call.inputTokens(), call.outputTokens());
                steps.computeIfAbsent(call.step(), step -> new TreeMap<>()).merge(call.model(), spent, Spent::plus);
            }
        });
        var spent = new TreeMap<String, List<Spent>>();
        steps.forEach((step, models) -> spent.put(step, List.copyOf(models.values())));
        return spent;
    }

    /** Takes what it wants of the line at which the scanner stands. */
    private interface Reader {
        void read(LineScanner lines) throws IOException;
    }

    private static void each(Path run, Reader reader) throws IOException {
        var journal = run.resolve(RunDirectory.JOURNAL);
        if (!Files.exists(journal)) {
            return;
        }
        try (var lines = new LineScanner(journal)) {
            while (lines.next()) {
                if (!lines.isTorn()) {
                    reader.read(lines);
                }
            }
        }
    }

    private static JsonNode json(Path run, LineScanner lines) throws IOException {
        try {
            return JSON.readTree(lines.bytes());
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    run.resolve(RunDirectory.JOURNAL) + ":" + lines.number() + ":1",
                    "this is not a line of a journal",
                    "restore the file as it was");
        }
    }

    private static Call call(JsonNode line, Map<String, String> texts) {
        var prompt = new ArrayList<Part>();
        for (var message : line.path("messages")) {
            var content = new StringBuilder();
            for (var piece : message.path("content")) {
                var shared = piece.path("text").asText();
                content.append(piece.isTextual() ? piece.asText() : texts.getOrDefault(shared, ""));
            }
            prompt.add(new Part(message.path("role").asText(), content.toString()));
        }
        var reply = line.path("reply");
        return new Call(
                line.path("stage").asText() + "/" + line.path("step").asText(),
                line.path("model").asText(),
                line.path("attempt").asInt(),
                prompt,
                reply.path("text").asText(),
                reply.path("finish").asText(),
                reply.path("input-tokens").asLong(),
                reply.path("output-tokens").asLong());
    }
}
