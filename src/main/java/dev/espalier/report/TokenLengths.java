package dev.espalier.report;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.espalier.model.Example;
import dev.espalier.text.TextHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of instructions, inputs and outputs in tokens: of all records while they are few, then of a uniform sample. Counting tokens takes
 * longer than all other figures together, and longest for long rows of symbols; so the texts of the sample are held, and counted when it is
 * known which they are.
 *
 * <p>A record belongs to the sample if a hash of its number ends in as many zero bits as the level says. The level rises, and half of the
 * sample is given up, when it has grown beyond {@link #MOST_RECORDS} or {@link #MOST_CHARS}. The same records give the same sample. Not
 * thread-safe.
 */
final class TokenLengths {

    /** What the tokens are, for whoever reads the figures. */
    static final String ENCODING = "Tokens of the encoding o200k_base (GPT-4o and later)";

    /** The relative standard error of a mean of so many is a hundredth of their relative standard deviation. */
    static final int MOST_RECORDS = 10_000;

    /** UTF-16 units of the texts in the sample. */
    static final long MOST_CHARS = 8_000_000;

    /** So few are kept however long they are. */
    private static final int LEAST_RECORDS = 100;

    private static final int NO_TEXT = -1;

    /** A record of the sample. */
    private final class Kept {

        private final long hash;
        private final long chars;
        private @Nullable Example texts;
        private int instruction;
        private int input;
        private int output;

        Kept(long hash, Example texts) {
            this.hash = hash;
            this.texts = texts;
            this.chars = (long) texts.instruction().length()
                    + texts.input().length()
                    + texts.output().length();
        }

        /** Counts, and lets go of the texts. */
        void count() {
            if (texts != null) {
                instruction = counter.applyAsInt(texts.instruction());
                input = lengthOf(texts.input());
                output = lengthOf(texts.output());
                texts = null;
            }
        }

        /** As lengths in words are taken: what a record lacks has none. */
        private int lengthOf(String text) {
            return text.isBlank() ? NO_TEXT : counter.applyAsInt(text);
        }
    }

    private final ToIntFunction<String> counter;
    private final int mostRecords;
    private final long mostChars;
    private List<Kept> kept = new ArrayList<>();
    private long keptChars;
    private long seen;
    private int level;

    /** Loaded when it is needed: that takes a third of a second. */
    private static final class Tokens {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    TokenLengths() {
        // Special tokens in the text are text.
        this(text -> Tokens.ENCODING.countTokensOrdinary(text), MOST_RECORDS, MOST_CHARS);
    }

    TokenLengths(ToIntFunction<String> counter, int mostRecords, long mostChars) {
        this.counter = counter;
        this.mostRecords = mostRecords;
        this.mostChars = mostChars;
    }

    void add(Example example) {
        long hash = TextHash.of(0, seen++);
        if ((hash & mask()) != 0) {
            return;
        }
        var record = new Kept(hash, Example.of(example.instruction(), example.input(), example.output()));
        if (record.chars > mostChars / LEAST_RECORDS) {
            // Of those, as many are kept as there may be: their texts must not be held.
            record.count();
        }
        kept.add(record);
        keptChars += record.chars;
        while (kept.size() > mostRecords || (keptChars > mostChars && kept.size() > LEAST_RECORDS)) {
            level++;
            kept = new ArrayList<>(
                    kept.stream().filter(one -> (one.hash & mask()) == 0).toList());
            keptChars = kept.stream().mapToLong(one -> one.chars).sum();
        }
    }

    /** Counts the tokens, after the last record. */
    void count() {
        kept.forEach(Kept::count);
    }

    private long mask() {
        return (1L << level) - 1;
    }

    /** Returns whether the figures are those of a sample. */
    boolean isPart() {
        return level > 0;
    }

    /** Returns how many records were counted. */
    int counted() {
        return kept.size();
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("instruction", lengths(record -> record.instruction));
        map.put("input", lengths(record -> record.input));
        map.put("output", lengths(record -> record.output));
        return map;
    }

    private Map<String, Object> lengths(ToIntFunction<Kept> field) {
        var lengths = new Lengths();
        kept.stream().mapToInt(field).filter(length -> length != NO_TEXT).forEach(lengths::add);
        return lengths.toMap();
    }
}
