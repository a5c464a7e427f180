package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds items of benchmarks in texts, by runs of tokens in common. Runs are compared by hashes of 64 bits, see
 * {@link NgramHashes}. Once all items are added, any thread may ask.
 */
public final class BenchmarkIndex {

    private final int longRun;
    private final int shortRun;
    private final Tokenizer tokenizer;
    private final HashLists byLongRun = new HashLists();
    private final HashLists byShortRun = new HashLists();

    /** By item, its short runs in their order. */
    private final List<long[]> items = new ArrayList<>();

    private int itemsTooShort;

    /** Makes an index without items; runs are counted in tokens. */
    public BenchmarkIndex(int longRun, int shortRun, Tokenizer tokenizer) {
        this.longRun = longRun;
        this.shortRun = shortRun;
        this.tokenizer = tokenizer;
    }

    /** Adds an item and returns its number, 0-based. */
    public int add(String text) {
        int item = items.size();
        var buffer = new TokenBuffer();
        tokenizer.split(text, buffer);
        long[] runs = NgramHashes.of(buffer, shortRun);
        items.add(runs);
        itemsTooShort += runs.length == 0 ? 1 : 0;
        Arrays.stream(runs).distinct().forEach(run -> byShortRun.add(run, item));
        Arrays.stream(NgramHashes.of(buffer, longRun)).distinct().forEach(run -> byLongRun.add(run, item));
        return item;
    }

    /** Returns how many items have no run at all. */
    public int itemsTooShort() {
        return itemsTooShort;
    }

    /** Returns the first item that has a long run in common with the text. */
    public OptionalInt itemWithLongRun(String text) {
        int first = Integer.MAX_VALUE;
        for (long run : runs(text, longRun)) {
            for (int node = byLongRun.first(run); node != HashLists.NONE; node = byLongRun.next(node)) {
                first = Math.min(first, byLongRun.number(node));
            }
        }
        return first == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(first);
    }

    /** Returns the item with the highest share of tokens in short runs of the text, if above this share; the first of several. */
    public Optional<Nearest> itemWithShareAbove(double share, String text) {
        var runs = runs(text, shortRun);
        Set<Integer> met = new TreeSet<>();
        for (long run : runs) {
            for (int node = byShortRun.first(run); node != HashLists.NONE; node = byShortRun.next(node)) {
                met.add(byShortRun.number(node));
            }
        }
        Optional<Nearest> highest = Optional.empty();
        for (int item : met) {
            double found = share(items.get(item), runs);
            if (found > highest.map(Nearest::score).orElse(share)) {
                highest = Optional.of(new Nearest(item, found));
            }
        }
        return highest;
    }

    private Set<Long> runs(String text, int length) {
        var buffer = new TokenBuffer();
        tokenizer.split(text, buffer);
        Set<Long> runs = new HashSet<>();
        for (long run : NgramHashes.of(buffer, length)) {
            runs.add(run);
        }
        return runs;
    }

    private double share(long[] item, Set<Long> runs) {
        int covered = 0;
        int end = 0;
        for (int start = 0; start < item.length; start++) {
            if (runs.contains(item[start])) {
                covered += start + shortRun - Math.max(start, end);
                end = start + shortRun;
            }
        }
        return (double) covered / (item.length + shortRun - 1);
    }
}
