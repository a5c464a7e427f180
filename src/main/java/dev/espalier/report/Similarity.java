package dev.espalier.report;

import dev.espalier.text.RougeIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How near instructions are to each other and to seeds, by ROUGE-L F1 as {@code rouge_score} has it. Stateless. */
final class Similarity {

    /** Above it, an instruction is a near duplicate: the threshold of Self-Instruct (Wang et al. 2022, section 3.2). */
    static final double NEAR = 0.7;

    private static final int CLASSES = 10;

    private Similarity() {}

    /** Returns how many instructions are nearer than {@link #NEAR} to one before them that is itself no near duplicate. */
    static long nearDuplicates(List<String> instructions) {
        var index = new RougeIndex(NEAR);
        long near = 0;
        for (var instruction : instructions) {
            if (index.nearestAboveThreshold(instruction).isPresent()) {
                near++;
            } else {
                index.add(instruction);
            }
        }
        return near;
    }

    /** Returns the scores of the nearest seeds: mean, median, p95, max, and a histogram by tenths. */
    static Map<String, Object> toSeeds(List<String> instructions, List<String> seeds) {
        var index = new RougeIndex(NEAR);
        seeds.forEach(index::add);
        var scores = new ArrayList<Double>();
        for (var instruction : instructions) {
            index.nearest(instruction).ifPresent(nearest -> scores.add(nearest.score()));
        }
        scores.sort(null);
        var map = new LinkedHashMap<String, Object>();
        map.put("seeds", seeds.size());
        if (!scores.isEmpty()) {
            map.put(
                    "mean",
                    Figure.round(scores.stream()
                            .mapToDouble(score -> score)
                            .average()
                            .orElse(0)));
            map.put("median", Figure.round(quantile(scores, 0.5)));
            map.put("p95", Figure.round(quantile(scores, 0.95)));
            map.put("max", Figure.round(scores.get(scores.size() - 1)));
            map.put("histogram", histogram(scores));
        }
        return map;
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static Map<String, Object> histogram(List<Double> scores) {
        var classes = new TreeMap<Integer, Long>();
        scores.forEach(score -> classes.merge(Math.min(CLASSES - 1, (int) (score * CLASSES)), 1L, Long::sum));
        var histogram = new LinkedHashMap<String, Object>();
        classes.forEach((tenth, count) -> histogram.put("0." + tenth, count));
        return histogram;
    }
}
