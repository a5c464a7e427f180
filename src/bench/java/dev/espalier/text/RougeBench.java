package dev.espalier.text;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long ROUGE-L takes: one score of two texts, and the question whether a text is near to any of a pool. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RougeBench {

    private static final double THRESHOLD = 0.7;
    private static final int VOCABULARY = 20_000;
    private static final int CANDIDATES = 256;

    /** Texts that are in no pool. */
    @State(Scope.Thread)
    public static class Candidates {

        private final String[] texts = new String[CANDIDATES];
        private int next;

        @Setup
        public void write() {
            for (int i = 0; i < texts.length; i++) {
                texts[i] = RandomSentences.of("candidate " + i, VOCABULARY);
            }
        }

        String next() {
            next = (next + 1) % CANDIDATES;
            return texts[next];
        }
    }

    /** Accepted texts, indexed or not. */
    @State(Scope.Thread)
    public static class Pool {

        @Param({"1000", "10000", "50000"})
        private int size;

        private final RougeIndex index = new RougeIndex(THRESHOLD);
        private final RougeScan scan = new RougeScan();

        @Setup
        public void fill() {
            for (int i = 0; i < size; i++) {
                var text = RandomSentences.of("accepted " + i, VOCABULARY);
                index.add(text);
                scan.add(text);
            }
        }
    }

    @Benchmark
    public double score(Candidates candidates) {
        return RougeL.f1(tokens(candidates), tokens(candidates));
    }

    private static List<String> tokens(Candidates candidates) {
        return RougeTokenizer.tokens(candidates.next());
    }

    @Benchmark
    public Optional<Nearest> index(Pool pool, Candidates candidates) {
        return pool.index.nearestAboveThreshold(candidates.next());
    }

    @Benchmark
    public Optional<Nearest> scan(Pool pool, Candidates candidates) {
        return pool.scan.nearestAbove(candidates.next(), THRESHOLD);
    }
}
