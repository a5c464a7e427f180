package dev.espalier.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.io.AtomicFile;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code redo.jsonl}: which calls the user had made again, a line for each time. Written whole or not at all. Not thread-safe. */
final class RedoLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final List<Generation> generations = new ArrayList<>();

    /**
     * What was made again at one time.
     *
     * @param reasons why things had been rejected, in the user's words
     * @param after behind how many items of the source it has its place
     * @param calls keys
     */
    record Generation(List<String> reasons, int after, Set<String> calls) {

        private String line() {
            var line = new LinkedHashMap<String, Object>();
            line.put("reasons", reasons);
            line.put("after", (long) after);
            line.put("calls", List.copyOf(calls));
            return JsonLine.of(line);
        }
    }

    /**
     * Reads the file, if it is there.
     *
     * @throws ProblemException if it is damaged
     * @throws IOException if the disk fails
     */
    RedoLog(Path path) throws IOException {
        this.path = path;
        if (Files.exists(path)) {
            for (var line : Files.readAllLines(path)) {
                generations.add(generation(line));
            }
        }
    }

    private Generation generation(String line) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw damaged();
        }
        var after = json.path("after");
        if (!after.isInt() || !json.path("calls").isArray()) {
            throw damaged();
        }
        return new Generation(
                texts(json.path("reasons")), after.intValue(), new LinkedHashSet<>(texts(json.path("calls"))));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private ProblemException damaged() {
        return new ProblemException(
                path + ":" + (generations.size() + 1) + ":1",
                "this is not a line of " + path.getFileName(),
                "restore the file as it was, or start a new run in another --out directory");
    }

    List<Generation> generations() {
        return List.copyOf(generations);
    }

    /** Returns whether a call was made again. */
    boolean holds(String key) {
        return generations.stream().anyMatch(generation -> generation.calls().contains(key));
    }

    /**
     * Records what is made again now.
     *
     * @throws IOException if the disk fails; then the file is as it was
     */
    Generation append(RedoRequest request, int after) throws IOException {
        var generation = new Generation(request.reasons(), after, request.calls());
        try (var out = AtomicFile.create(path, true)) {
            for (var earlier : generations) {
                out.writer().write(earlier.line() + "\n");
            }
            out.writer().write(generation.line() + "\n");
            out.commit();
        }
        generations.add(generation);
        return generation;
    }
}
