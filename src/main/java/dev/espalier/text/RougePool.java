package dev.espalier.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts that others are compared with, as token numbers. Not thread-safe. */
final class RougePool {

    /** The most tokens of a text that are compared; a longer text counts as one without tokens. */
    static final int MOST_TOKENS = 0xffff;

    private final Tokenizer tokenizer;
    private final RougeVocabulary vocabulary = new RougeVocabulary();
    private final TokenBuffer buffer = new TokenBuffer();
    private final RougeText text = new RougeText();

    /** What the buffer holds the tokens of: what is judged is often added next. */
    private @Nullable String split;

    private int splitSize;

    /** Whether the text holds the tokens that the buffer does. */
    private boolean found;

    /** The entries one after another: length, wide signature if there is one, tokens. */
    private int[] data = new int[1024];

    private int end;

    /** By entry, where it starts in {@link #data}. */
    private int[] starts = new int[16];

    private long[] signatures = new long[16];
    private int size;
    private int orders;

    RougePool(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    int size() {
        return size;
    }

    /** Returns how many tokens a text has, be they compared or not. */
    int countTokens(String asked) {
        split(asked);
        return splitSize;
    }

    private void split(String asked) {
        if (!asked.equals(split)) {
            tokenizer.split(asked, buffer);
            split = asked;
            found = false;
            splitSize = buffer.size();
            if (splitSize > MOST_TOKENS) {
                buffer.clear();
            }
        }
    }

    /** Returns a text in the numbers of the pool; good until the next call of a method that returns one, or adds. */
    RougeText find(String asked) {
        split(asked);
        vocabulary.find(buffer, text);
        found = true;
        return text;
    }

    /** Adds a text, numbered from 0, and returns it. */
    RougeText add(String added) {
        if (!added.equals(split) || !found) {
            find(added);
        }
        vocabulary.add(buffer, text);
        makeRoom(1 + RougeText.WIDE + text.length());
        starts[size] = end;
        signatures[size] = text.signature();
        data[end++] = text.length();
        if (text.length() > RougeText.SHORT) {
            text.writeWide(data, end);
            end += RougeText.WIDE;
        }
        System.arraycopy(text.tokens(), 0, data, end, text.length());
        end += text.length();
        size++;
        return text;
    }

    private void makeRoom(int more) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            signatures = Arrays.copyOf(signatures, 2 * size);
        }
        int wanted = Math.addExact(end, more);
        if (wanted > data.length) {
            int roomy = (int) Math.min(Integer.MAX_VALUE - 8, data.length + (long) data.length / 2);
            data = Arrays.copyOf(data, Math.max(wanted, roomy));
        }
    }

    int length(int entry) {
        return data[starts[entry]];
    }

    /** Returns the elements of an entry as 64 bits, see {@link RougeText#signature}. */
    long signature(int entry) {
        return signatures[entry];
    }

    /** Returns the most elements a text can have in common with an entry, by the wide signature if there is one. */
    int mostInCommon(RougeText asked, int entry) {
        int start = starts[entry];
        int length = data[start];
        return length > RougeText.SHORT
                ? asked.mostInCommon(length, data, start + 1)
                : asked.mostInCommon(length, signatures[entry]);
    }

    /** Returns the longest common subsequence of what was prepared and an entry. */
    int lcs(BitLcs prepared, int entry) {
        int start = starts[entry];
        int length = data[start];
        return prepared.with(data, start + (length > RougeText.SHORT ? 1 + RougeText.WIDE : 1), length);
    }

    /** Returns an entry with its elements; good as long as what {@link #find} returns. */
    RougeText entry(int entry) {
        found = false;
        int start = starts[entry];
        int length = data[start];
        text.load(data, start + (length > RougeText.SHORT ? 1 + RougeText.WIDE : 1), length);
        vocabulary.readElements(text);
        return text;
    }

    /** Returns how many tokens and repetitions have a number. */
    int vocabulary() {
        return vocabulary.size();
    }

    /** Returns how many elements are in so many entries or more, as of the last ranking the ones of the lowest ranks. */
    int elementsIn(int entries) {
        return vocabulary.elementsIn(entries);
    }

    /** Ranks the elements so that a higher rank is a rarer element. */
    void rankByRarity() {
        orders++;
        vocabulary.rankByRarity();
    }

    /** Returns how often the order of the elements has changed. */
    int orders() {
        return orders;
    }
}
