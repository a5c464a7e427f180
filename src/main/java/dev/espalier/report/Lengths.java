package dev.espalier.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Lengths of texts in words, exactly. Takes memory for each different length only. Not thread-safe. */
final class Lengths {

    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long texts;
    private long words;

    void add(int length) {
        counts.merge(length, 1L, Long::sum);
        texts++;
        words += length;
    }

    long texts() {
        return texts;
    }

    long words() {
        return words;
    }

    /** Returns the least length that at least this share of the texts does not exceed (nearest rank); 0 without texts. */
    int quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * texts));
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return 0;
    }

    /**
     * Returns min, mean, median, p95, max and a histogram: counts by the least length of each class, 0, 1, 2, 4, 8 and so on.
     */
    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("texts", texts);
        if (texts > 0) {
            map.put("min", counts.firstKey());
            map.put("mean", Figure.round((double) words / texts));
            map.put("median", quantile(0.5));
            map.put("p95", quantile(0.95));
            map.put("max", counts.lastKey());
            map.put("histogram", histogram());
        }
        return map;
    }

    private Map<String, Object> histogram() {
        var classes = new TreeMap<Integer, Long>();
        counts.forEach((length, count) -> classes.merge(Integer.highestOneBit(length), count, Long::sum));
        var histogram = new LinkedHashMap<String, Object>();
        classes.forEach((least, count) -> histogram.put(String.valueOf(least), count));
        return histogram;
    }
}
