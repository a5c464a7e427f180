package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of a growing pool with the highest Jaccard similarity of shingles (runs of tokens), if above a threshold:
 * MinHash (Broder 1997) with banded locality-sensitive hashing (Indyk, Motwani 1998) proposes, the similarity of the shingles
 * themselves decides. So what it finds is right, but it may miss some.
 *
 * <p>128 hash functions make b bands of r rows. Texts of similarity s share a band with probability
 * 1 − (1 − s<sup>r</sup>)<sup>b</sup>; r is the largest number with which at most 1 % are missed at the threshold itself,
 * fewer above it. Shingles are compared by hashes of 64 bits, see {@link NgramHashes}. A text of fewer tokens than a shingle is
 * one shingle; one without tokens is similar to nothing. Results depend on neither time nor machine.
 *
 * <p>Holds 8 bytes a shingle and about 36 a band for each entry. Not thread-safe, but for {@link #sketch}.
 */
public final class MinHashIndex {

    private static final int FUNCTIONS = 128;
    private static final double MOST_MISSED = 0.01;

    /** How many shingles are hashed at a time. */
    private static final int TOGETHER = 4;

    /** Function i takes a hash h of 32 bits to {@code h * FACTORS[i] + SUMMANDS[i]}: ints, of which a core computes many at once. */
    private static final int[] FACTORS = new int[FUNCTIONS];

    private static final int[] SUMMANDS = new int[FUNCTIONS];

    static {
        for (int i = 0; i < FUNCTIONS; i++) {
            long random = NgramHashes.mix(i);
            FACTORS[i] = (int) random | 1;
            SUMMANDS[i] = (int) (random >>> 32);
        }
    }

    private final double threshold;
    private final int shingle;
    private final Tokenizer tokenizer;
    private final int rows;
    private final int bands;
    private final HashLists buckets = new HashLists();
    private final List<long[]> entries = new ArrayList<>();

    /** By entry, the last question that compared it. */
    private int[] comparedBy = new int[16];

    private int questions;

    /** What was read last: what is judged is often added next. */
    private @Nullable String read;

    private Sketch sketch = new Sketch(new long[0], new long[0]);

    /** What the index knows a text by. */
    public static final class Sketch {
        private final long[] shingles;
        private final long[] bands;

        private Sketch(long[] shingles, long[] bands) {
            this.shingles = shingles;
            this.bands = bands;
        }
    }

    /**
     * Makes an index of an empty pool.
     *
     * @param threshold from 0 to 1; texts are near when their similarity is above it
     * @param shingle tokens of a shingle, 1 or more
     */
    public MinHashIndex(double threshold, int shingle, Tokenizer tokenizer) {
        this.threshold = threshold;
        this.shingle = shingle;
        this.tokenizer = tokenizer;
        this.rows = rows(threshold);
        this.bands = FUNCTIONS / rows;
    }

    /** Returns how many rows a band has. */
    static int rows(double threshold) {
        int rows = 1;
        while (rows < FUNCTIONS && missed(threshold, rows + 1) <= MOST_MISSED) {
            rows++;
        }
        return rows;
    }

    /** Returns which share of the pairs of this similarity has no band in common. */
    static double missed(double similarity, int rows) {
        int bands = FUNCTIONS / rows;
        return Math.pow(1 - Math.pow(similarity, rows), bands);
    }

    /** Returns how many texts were added. */
    public int size() {
        return entries.size();
    }

    /** Adds a text and returns its number, 0-based. */
    public int add(String text) {
        return add(read(text));
    }

    /** Adds a text as {@link #add(String)} does. */
    public int add(Sketch text) {
        int entry = entries.size();
        entries.add(text.shingles);
        for (long band : text.bands) {
            buckets.add(band, entry);
        }
        if (entry == comparedBy.length) {
            comparedBy = Arrays.copyOf(comparedBy, 2 * entry);
        }
        return entry;
    }

    /** Returns the entry of the highest similarity among those proposed, if above the threshold; the first of equal ones. */
    public Optional<Nearest> nearestAboveThreshold(String text) {
        return nearestAboveThreshold(read(text));
    }

    /** Finds what {@link #nearestAboveThreshold(String)} does. */
    public Optional<Nearest> nearestAboveThreshold(Sketch text) {
        questions++;
        int nearest = -1;
        double best = threshold;
        for (long band : text.bands) {
            for (int node = buckets.first(band); node != HashLists.NONE; node = buckets.next(node)) {
                int entry = buckets.number(node);
                if (comparedBy[entry] != questions) {
                    comparedBy[entry] = questions;
                    double similarity = jaccard(text.shingles, entries.get(entry));
                    if (similarity > best || (similarity == best && nearest > entry)) {
                        best = similarity;
                        nearest = entry;
                    }
                }
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(new Nearest(nearest, best));
    }

    private Sketch read(String text) {
        if (!text.equals(read)) {
            read = text;
            sketch = sketch(text);
        }
        return sketch;
    }

    /** Works out what the index knows a text by: nearly all the time it takes to judge and to add it. May be called on any thread. */
    public Sketch sketch(String text) {
        long[] shingles = shingles(text);
        return new Sketch(shingles, shingles.length == 0 ? shingles : bands(shingles));
    }

    /** Returns the different shingles in ascending order. */
    private long[] shingles(String text) {
        var buffer = new TokenBuffer();
        tokenizer.split(text, buffer);
        if (buffer.size() == 0) {
            return new long[0];
        }
        long[] hashes =
                buffer.size() < shingle ? new long[] {NgramHashes.ofAll(buffer)} : NgramHashes.of(buffer, shingle);
        Arrays.sort(hashes);
        int different = 1;
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] != hashes[i - 1]) {
                hashes[different++] = hashes[i];
            }
        }
        return Arrays.copyOf(hashes, different);
    }

    private long[] bands(long[] hashed) {
        int[] least = new int[FUNCTIONS];
        Arrays.fill(least, Integer.MAX_VALUE);
        // Several at a time: what is read and written for one is read and written for all.
        for (int i = 0; i < hashed.length; i += TOGETHER) {
            takeLeast(least, hash(hashed, i), hash(hashed, i + 1), hash(hashed, i + 2), hash(hashed, i + 3));
        }
        long[] hashes = new long[bands];
        for (int i = 0; i < rows * bands; i++) {
            int band = i / rows;
            hashes[band] = NgramHashes.mix((i % rows == 0 ? band : hashes[band]) ^ least[i]);
        }
        return hashes;
    }

    /** Returns 32 bits of a hash; beyond the last, of that one, which changes nothing. */
    private static int hash(long[] hashed, int i) {
        return (int) (hashed[Math.min(i, hashed.length - 1)] >>> 32);
    }

    private static void takeLeast(int[] least, int first, int second, int third, int fourth) {
        for (int i = 0; i < FUNCTIONS; i++) {
            int factor = FACTORS[i];
            int summand = SUMMANDS[i];
            int one = Math.min(first * factor + summand, second * factor + summand);
            int other = Math.min(third * factor + summand, fourth * factor + summand);
            least[i] = Math.min(least[i], Math.min(one, other));
        }
    }

    /** Returns what share of the shingles of either both have. */
    private static double jaccard(long[] first, long[] second) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            if (first[i] == second[j]) {
                common++;
                i++;
                j++;
            } else if (first[i] < second[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / (first.length + (long) second.length - common);
    }
}
