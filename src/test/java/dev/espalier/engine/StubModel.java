package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeededRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model whose reply, one to four words joined by {@code |}, depends on the text of the request alone. Counts its calls. */
public class StubModel implements LanguageModel {

    private static final int WORDS = 400;

    private final AtomicInteger calls = new AtomicInteger();
    private final int delayMicros;
    private volatile int failAfter = Integer.MAX_VALUE;

    /**
     * @param delayMicros the most that a reply is delayed by, at random
     */
    public StubModel(int delayMicros) {
        this.delayMicros = delayMicros;
    }

    /** Fails, permanently, each call after so many. */
    StubModel failingAfter(int count) {
        failAfter = count;
        return this;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public String id() {
        return "stub:1";
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        if (calls.incrementAndGet() > failAfter) {
            throw new LlmException(LlmException.Kind.PERMANENT, "stub:1: the key was refused");
        }
        if (delayMicros > 0) {
            int micros = ThreadLocalRandom.current().nextInt(delayMicros);
            Thread.sleep(micros / 1000, micros % 1000 * 1000);
        }
        var text = text(request.messages().get(0).content());
        return new Reply(text, Reply.Finish.STOP, new Reply.Usage(10, 5));
    }

    /** Returns the reply to a prompt. */
    static String text(String prompt) {
        var random = SeededRandom.of(1, prompt);
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> "word" + random.nextInt(WORDS))
                .collect(Collectors.joining("|"));
    }
}
