package dev.espalier.export;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which example stands in which part. Groups of kin (see {@link Kinship}) stay together: in random order each goes to the test part if it
 * still fits there, else to validation, else to train; so large groups are trained on.
 */
final class Splits {

    private final Split[] byExample;
    private final Map<Split, Long> sizes = new EnumMap<>(Split.class);
    private final int groups;
    private final int largestGroup;

    /**
     * @param validation the share of all examples that validation holds at most, rounded
     * @param test likewise
     */
    Splits(Kinship kinship, double validation, double test, long seed) {
        var all = kinship.groups();
        byExample = new Split[kinship.size()];
        Arrays.fill(byExample, Split.TRAIN);
        groups = all.size();
        largestGroup = all.stream().mapToInt(List::size).max().orElse(0);
        var wanted = Map.of(
                Split.TEST,
                Math.round(kinship.size() * test),
                Split.VALIDATION,
                Math.round(kinship.size() * validation));
        for (var split : Split.values()) {
            sizes.put(split, 0L);
        }
        for (var group : SeededRandom.of(seed, "split").shuffled(all)) {
            assign(group, place(group.size(), wanted));
        }
    }

    private Split place(int size, Map<Split, Long> wanted) {
        for (var split : List.of(Split.TEST, Split.VALIDATION)) {
            if (size(split) + size <= wanted.getOrDefault(split, 0L)) {
                return split;
            }
        }
        return Split.TRAIN;
    }

    private void assign(List<Integer> group, Split split) {
        group.forEach(example -> byExample[example] = split);
        sizes.merge(split, (long) group.size(), Long::sum);
    }

    Split of(int example) {
        return byExample[example];
    }

    long size(Split split) {
        return sizes.getOrDefault(split, 0L);
    }

    int groups() {
        return groups;
    }

    int largestGroup() {
        return largestGroup;
    }
}
