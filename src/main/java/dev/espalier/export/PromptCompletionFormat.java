package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Format {@code prompt-completion}: JSON Lines of {@code {prompt, completion}} in the layouts of Self-Instruct (Wang et al.
 * 2022), which vary so that a model does not learn one of them by heart: seven with an input, six without, drawn by the
 * id of the example (its 1-based number, if it has none). Exact duplicates are left out. Not shuffled: the order is that
 * of the dataset.
 */
public final class PromptCompletionFormat implements ExportFormat {

    /** The end-of-text mark of GPT-3, as Self-Instruct writes it. */
    public static final String END_MARK = "<|endoftext|>";

    private final long seed;
    private final String endMark;

    /**
     * Makes the format.
     *
     * @param seed of the draws
     * @param endMark ends every completion; {@code ""} for none
     */
    public PromptCompletionFormat(long seed, String endMark) {
        this.seed = seed;
        this.endMark = endMark;
    }

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Exported write(ExampleSource examples, OutputStream out) throws IOException {
        var leftOut = new LeftOut();
        var seen = new HashSet<Hash>();
        var text = TextOutput.of(out);
        var read = new long[1];
        examples.each(example -> {
            read[0]++;
            leftOut.note(example, Set.of());
            var line = JsonLine.of(fields(example, example.id().isEmpty() ? "#" + read[0] : example.id()));
            if (seen.add(Hash.of(line))) {
                text.write(line);
                text.write('\n');
            }
        });
        text.flush();
        return new Exported(seen.size(), read[0] - seen.size(), leftOut);
    }

    private Map<String, String> fields(Example example, String id) {
        var random = SeededRandom.of(seed, id);
        var input = random.nextInt(2) == 0 ? FieldName.strip(example.input()) : example.input();
        var layout = random.pick(input.isEmpty() ? PromptLayout.WITHOUT_INPUT : PromptLayout.WITH_INPUT);
        var prompt = layout.prompt(example.instruction(), input);
        var fields = new LinkedHashMap<String, String>();
        fields.put("prompt", prompt);
        fields.put("completion", (layout.endsWithCue() ? " " : "") + example.output() + endMark);
        return fields;
    }

    /** The first 128 bits of a SHA-256: two different lines never share them, and the lines need not be kept. */
    private record Hash(long high, long low) {

        static Hash of(String line) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
                var bytes = ByteBuffer.wrap(digest);
                return new Hash(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
