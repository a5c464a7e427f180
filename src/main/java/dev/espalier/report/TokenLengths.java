package dev.espalier.report;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.espalier.model.Example;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lengths of instructions, inputs and outputs in tokens. Not thread-safe. */
final class TokenLengths {

    /** What the tokens are, for whoever reads the figures. */
    static final String ENCODING = "Tokens of the encoding o200k_base (GPT-4o and later)";

    private final Lengths instructions = new Lengths();
    private final Lengths inputs = new Lengths();
    private final Lengths outputs = new Lengths();

    /** Loaded when it is needed: that takes a third of a second. */
    private static final class Tokens {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    void add(Example example) {
        add(example.instruction(), instructions);
        add(example.input(), inputs);
        add(example.output(), outputs);
    }

    /** As lengths in words are taken: what a record lacks has none. */
    private void add(String text, Lengths lengths) {
        if (lengths == instructions || !text.isBlank()) {
            // Special tokens in the text are text.
            lengths.add(Tokens.ENCODING.countTokensOrdinary(text));
        }
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("instruction", instructions.toMap());
        map.put("input", inputs.toMap());
        map.put("output", outputs.toMap());
        return map;
    }
}
