package dev.espalier.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares numbers out among strata. A stratum with a count gets it; those with a weight share the total in the proportion of their
 * weights, what one cannot give going to the others; the rest of a division goes to the largest remainders, the first of equal
 * ones. Without a total it is the largest for which no stratum falls short of its weight. With neither counts nor weights, all
 * get all. None gets more than it has, or than its cap.
 */
final class Shares {

    private final Mix.Options options;

    Shares(Mix.Options options) {
        this.options = options;
    }

    static int count(String option, String stratum, String written) {
        try {
            int count = Integer.parseInt(written);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative one.
        }
        throw new IllegalArgumentException(
                option + " of \"" + stratum + "\" must be a whole number of 0 or more but was " + written);
    }

    static double weight(String stratum, String written) {
        try {
            double weight = Double.parseDouble(written);
            if (weight >= 0 && Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a negative one.
        }
        throw new IllegalArgumentException(
                "weights of \"" + stratum + "\" must be a number of 0 or more but was " + written);
    }

    /** Returns how many of each stratum are taken. */
    Map<String, Integer> of(Map<String, Integer> sizes) {
        var most = new LinkedHashMap<String, Integer>();
        sizes.forEach((stratum, size) -> most.put(stratum, Math.min(size, cap(stratum, size))));
        if (options.counts().isEmpty() && options.weights().isEmpty()) {
            return options.total() == null
                    ? most
                    : weighted(most, most.keySet().stream().toList(), options.total());
        }
        var shares = new LinkedHashMap<String, Integer>();
        options.counts()
                .forEach((stratum, count) ->
                        shares.put(stratum, Math.min(count("counts", stratum, count), most.getOrDefault(stratum, 0))));
        var weighted = options.weights().keySet().stream()
                .filter(stratum -> weight(stratum) > 0 && !shares.containsKey(stratum) && most.containsKey(stratum))
                .toList();
        shares.putAll(weighted(most, weighted, options.total() == null ? largest(most, weighted) : options.total()));
        return shares;
    }

    private int cap(String stratum, int size) {
        var cap = options.caps().get(stratum);
        return cap == null ? size : count("caps", stratum, cap);
    }

    private double weight(String stratum) {
        return options.weights().isEmpty()
                ? 1
                : weight(stratum, options.weights().getOrDefault(stratum, "0"));
    }

    private int largest(Map<String, Integer> most, List<String> strata) {
        double sum = strata.stream().mapToDouble(this::weight).sum();
        return (int) Math.floor(strata.stream()
                .mapToDouble(stratum -> most.getOrDefault(stratum, 0) / weight(stratum) * sum)
                .min()
                .orElse(0));
    }

    /** Those that cannot give their share give all; what is missing is shared out again among the others. */
    private Map<String, Integer> weighted(Map<String, Integer> most, List<String> strata, int total) {
        var shares = new LinkedHashMap<String, Integer>();
        var open = new ArrayList<>(strata);
        int left = total;
        while (!open.isEmpty()) {
            double sum = open.stream().mapToDouble(this::weight).sum();
            int shared = left;
            var lacking = open.stream()
                    .filter(stratum -> most.getOrDefault(stratum, 0) < shared * weight(stratum) / sum)
                    .toList();
            if (lacking.isEmpty()) {
                shares.putAll(divided(open, left, sum));
                return shares;
            }
            for (var stratum : lacking) {
                shares.put(stratum, most.getOrDefault(stratum, 0));
                left -= most.getOrDefault(stratum, 0);
            }
            open.removeAll(lacking);
        }
        return shares;
    }

    private Map<String, Integer> divided(List<String> strata, int total, double sum) {
        var shares = new LinkedHashMap<String, Integer>();
        strata.forEach(stratum -> shares.put(stratum, (int) Math.floor(total * weight(stratum) / sum)));
        int rest = total - shares.values().stream().mapToInt(Integer::intValue).sum();
        var byRemainder = new ArrayList<>(strata);
        byRemainder.sort((one, other) -> Double.compare(remainder(other, total, sum), remainder(one, total, sum)));
        byRemainder.stream().limit(rest).forEach(stratum -> shares.merge(stratum, 1, Integer::sum));
        return shares;
    }

    private double remainder(String stratum, int total, double sum) {
        double exact = total * weight(stratum) / sum;
        return exact - Math.floor(exact);
    }
}
