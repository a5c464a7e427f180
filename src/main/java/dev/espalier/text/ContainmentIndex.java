package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Finds a text of a growing pool that contains another, or is contained in it, token by token: exact.
 *
 * <p>A contained text has a least number k of tokens. If x contains y, the first run of k tokens of y is one of the runs of x.
 * So each entry is found by its first run, and by each of its different runs; what is found is compared in full. Holds the
 * texts once more and about 36 bytes a token. Not thread-safe.
 */
public final class ContainmentIndex {

    private final int least;
    private final Tokenizer tokenizer;
    private final TokenBuffer buffer = new TokenBuffer();
    private final HashLists byFirstRun = new HashLists();
    private final HashLists byAnyRun = new HashLists();

    /** By entry, its tokens with a space before and after each. */
    private final List<String> entries = new ArrayList<>();

    /**
     * Makes an index of an empty pool.
     *
     * @param least tokens of a text that counts as contained, 1 or more
     */
    public ContainmentIndex(int least, Tokenizer tokenizer) {
        this.least = least;
        this.tokenizer = tokenizer;
    }

    /** Adds a text and returns its number, 0-based. */
    public int add(String text) {
        int entry = entries.size();
        tokenizer.split(text, buffer);
        entries.add(spaced());
        long[] runs = NgramHashes.of(buffer, least);
        if (runs.length > 0) {
            byFirstRun.add(runs[0], entry);
            Arrays.stream(runs).distinct().forEach(run -> byAnyRun.add(run, entry));
        }
        return entry;
    }

    /** Returns the first entry that contains the text, the same text included. */
    public OptionalInt containing(String text) {
        tokenizer.split(text, buffer);
        long[] runs = NgramHashes.of(buffer, least);
        var spaced = spaced();
        return runs.length == 0
                ? OptionalInt.empty()
                : first(byAnyRun, runs[0], entry -> entries.get(entry).contains(spaced));
    }

    /** Returns the first entry that the text contains, the same text included. */
    public OptionalInt containedIn(String text) {
        tokenizer.split(text, buffer);
        long[] runs = NgramHashes.of(buffer, least);
        var spaced = spaced();
        return Arrays.stream(runs)
                .distinct()
                .mapToObj(run -> first(byFirstRun, run, entry -> spaced.contains(entries.get(entry))))
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    private static OptionalInt first(HashLists lists, long run, IntPredicate fits) {
        int first = Integer.MAX_VALUE;
        for (int node = lists.first(run); node != HashLists.NONE; node = lists.next(node)) {
            int entry = lists.number(node);
            if (entry < first && fits.test(entry)) {
                first = entry;
            }
        }
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private String spaced() {
        var spaced = new StringBuilder(" ");
        for (int i = 0; i < buffer.size(); i++) {
            spaced.append(buffer.chars(), buffer.start(i), buffer.end(i) - buffer.start(i))
                    .append(' ');
        }
        return spaced.toString();
    }
}
