package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Accepts a random sample of siblings, and rejects those beyond its size.
 *
 * <p>Self-Instruct (Wang et al. 2022, released code) keeps 5 instances of an instruction. The sample is fixed by the seed of
 * the run and the ids of the siblings in their order.
 */
public final class SampleSiblingsFilter implements SiblingFilter {

    public static final String KIND = "sample-siblings";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":over-cap");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the most siblings accepted", value = "5")
            int max) {

        public Options {
            if (max < 1) {
                throw new IllegalArgumentException("max must be 1 or more but was " + max);
            }
        }
    }

    private final int max;
    private final long seed;

    /** Makes a filter that draws from the run's seed. */
    public SampleSiblingsFilter(Options options, long seed) {
        this.max = options.max();
        this.seed = seed;
    }

    @Override
    public List<Verdict> judge(List<Example> siblings) {
        var place = Stream.concat(Stream.of(KIND), siblings.stream().map(Example::id));
        var numbers = IntStream.range(0, siblings.size()).boxed().toList();
        var sample = new HashSet<>(
                SeededRandom.of(seed, place.toArray(String[]::new)).sample(numbers, max));
        return numbers.stream()
                .map(number -> sample.contains(number) ? Verdict.ACCEPT : reject(siblings.size()))
                .toList();
    }

    private Verdict reject(int siblings) {
        return Verdict.reject(
                KIND + ":over-cap", "of " + siblings + " siblings a random sample of " + max + " is accepted", (long)
                        siblings);
    }
}
