package dev.espalier.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stream of random numbers fixed by a seed and a place, the same on every JDK.
 *
 * <p>Nothing in a run draws from a shared generator: each place (stage, item, step …) derives its own, so neither
 * threads nor crashes can change what is drawn. The generator is SplitMix64 (Steele, Lea, Flood 2014); the seed is the
 * FNV-1a hash (64 bits) of the parts. Written out here, not taken from the JDK, because a dataset must not change when
 * a JDK changes an algorithm. Not thread-safe.
 */
public final class SeededRandom {

    private long state;

    private SeededRandom(long state) {
        this.state = state;
    }

    /** Returns the generator of a place; the parts are separated, so {@code ("a","bc")} and {@code ("ab","c")} differ. */
    public static SeededRandom of(long seed, String... place) {
        long hash = 0xcbf29ce484222325L;
        for (int shift = 0; shift < 64; shift += 8) {
            hash = (hash ^ ((seed >>> shift) & 0xff)) * 0x100000001b3L;
        }
        for (var part : place) {
            for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1ff) * 0x100000001b3L;
        }
        return new SeededRandom(hash);
    }

    /** Returns the next 64 random bits. */
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * Returns a number from 0 (inclusive) to {@code bound} (exclusive), every one equally likely.
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive but was " + bound);
        }
        // Rejection of the uneven rest keeps every number equally likely.
        long limit = (1L << 31) - ((1L << 31) % bound);
        long drawn;
        do {
            drawn = nextLong() >>> 33;
        } while (drawn >= limit);
        return (int) (drawn % bound);
    }

    /** Returns a number from {@code low} to {@code high}, both inclusive. */
    public int between(int low, int high) {
        return low + nextInt(high - low + 1);
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns one element of a list that is not empty. */
    public <T> T pick(List<T> list) {
        return list.get(nextInt(list.size()));
    }

    /** Returns {@code count} different elements (all of them, if there are fewer) in random order. */
    public <T> List<T> sample(List<T> list, int count) {
        var rest = new ArrayList<>(list);
        int taken = Math.min(count, rest.size());
        for (int i = 0; i < taken; i++) {
            int j = i + nextInt(rest.size() - i);
            var drawn = rest.get(j);
            rest.set(j, rest.get(i));
            rest.set(i, drawn);
        }
        return List.copyOf(rest.subList(0, taken));
    }

    /** Returns a generator that begins with a state, which another has drawn. */
    public static SeededRandom from(long state) {
        return new SeededRandom(state);
    }

    /** Returns the numbers from 0 to {@code count - 1} in the order into which {@link #shuffled} would bring them. */
    public int[] shuffledNumbers(int count) {
        int[] numbers = IntStream.range(0, count).toArray();
        for (int i = 0; i < count; i++) {
            int j = i + nextInt(count - i);
            int drawn = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = drawn;
        }
        return numbers;
    }

    /** Returns the elements in random order (Fisher–Yates). */
    public <T> List<T> shuffled(List<T> list) {
        return sample(list, list.size());
    }
}
