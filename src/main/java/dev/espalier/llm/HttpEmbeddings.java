package dev.espalier.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.LlmException.Kind;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Vectors from a server that speaks OpenAI's embeddings or Ollama's. */
final class HttpEmbeddings implements EmbeddingModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("is the server running?", "check the model's name and the base URL");

    private final ModelName model;
    private final Transport transport;
    private final Diagnosis diagnosis;

    HttpEmbeddings(ModelName model, Endpoint endpoint, Clock clock) {
        this.model = model;
        this.transport = new Transport(endpoint);
        this.diagnosis = new Diagnosis(model.toString(), endpoint, ADVICE, clock);
    }

    @Override
    public String id() {
        return model.toString();
    }

    @Override
    public List<float[]> embed(List<String> texts) throws LlmException, InterruptedException {
        var body = WireJson.JSON.createObjectNode().put("model", model.name());
        texts.forEach(body.putArray("input")::add);
        try {
            return model.provider() == Provider.OLLAMA ? ollama(body, texts.size()) : openAi(body, texts.size());
        } catch (RuntimeException failure) {
            // What is an outcome of a prompt elsewhere: the only one here is its length.
            diagnosis.outcome(failure);
            throw new LlmException(Kind.PERMANENT, id() + ": a text is too long for the model", null, null);
        }
    }

    private List<float[]> ollama(ObjectNode body, int wanted) {
        var vectors = new float[wanted][];
        int place = 0;
        for (var vector : transport.post("/api/embed", body).path("embeddings")) {
            put(vectors, place++, vector);
        }
        return complete(vectors);
    }

    /** Vectors may come in any order. */
    private List<float[]> openAi(ObjectNode body, int wanted) {
        var vectors = new float[wanted][];
        var answer = transport.post("/embeddings", body.put("encoding_format", "float"));
        for (var entry : answer.path("data")) {
            put(vectors, entry.path("index").asInt(-1), entry.path("embedding"));
        }
        return complete(vectors);
    }

    private static void put(float[][] vectors, int place, JsonNode numbers) {
        if (place < 0 || place >= vectors.length || !numbers.isArray() || numbers.isEmpty()) {
            throw new UndecodableReplyException("the reply holds vectors that nobody asked for");
        }
        var vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        vectors[place] = vector;
    }

    private static List<float[]> complete(float[][] vectors) {
        for (var vector : vectors) {
            if (vector == null || vector.length != vectors[0].length) {
                throw new UndecodableReplyException("the reply lacks a vector, or they differ in length");
            }
        }
        return Arrays.asList(vectors);
    }
}
