package dev.espalier.select;

import dev.espalier.model.SeededRandom;
import dev.espalier.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The tasks of a chunk that are not to be answered (Mosaic-IT, Li et al. 2024, strategy "mask"). */
enum AnswerMask {
    /** Drawn ones, whose places are written out. */
    GIVEN,
    /** Those of the most words. */
    LONGEST,
    /** Those of the fewest words. */
    SHORTEST,
    /** The first, the third …. */
    ODD,
    /** The second, the fourth …. */
    EVEN;

    private static final double LEAST = 0.1;
    private static final double MOST = 0.5;

    /**
     * Returns the places, from 0 and ascending, that are left out: of {@link #GIVEN}, {@link #LONGEST} and {@link #SHORTEST} a
     * drawn share from 0.1 to 0.5, rounded down, but one at least; never all.
     *
     * @param tasks two or more
     */
    List<Integer> of(List<String> tasks, SeededRandom random) {
        var places = new ArrayList<>(IntStream.range(0, tasks.size()).boxed().toList());
        int count = Math.max((int) (tasks.size() * (LEAST + (MOST - LEAST) * random.nextDouble())), 1);
        return switch (this) {
            case GIVEN -> ascending(random.sample(places, count));
            case LONGEST -> {
                places.sort(Comparator.comparingInt(place -> -Words.count(tasks.get(place))));
                yield ascending(places.subList(0, count));
            }
            case SHORTEST -> {
                places.sort(Comparator.comparingInt(place -> Words.count(tasks.get(place))));
                yield ascending(places.subList(0, count));
            }
            case ODD -> places.stream().filter(place -> place % 2 == 0).toList();
            case EVEN -> places.stream().filter(place -> place % 2 == 1).toList();
        };
    }

    private static List<Integer> ascending(List<Integer> places) {
        return places.stream().sorted().toList();
    }
}
