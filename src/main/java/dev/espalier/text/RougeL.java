package dev.espalier.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ROUGE-L F1 (Lin 2004): how much of two texts is one common subsequence of tokens, from 0 (nothing) to 1 (all).
 *
 * <p>Computes with the operations of Google's {@code rouge_score} in their order, so that scores agree to the last bit and
 * a score that is exactly a threshold falls on the same side. For token counts m and n and a longest common subsequence
 * of length L the score is, mathematically, 2L / (m + n); it does not matter which text is the candidate.
 *
 * <p><b>Rounding.</b> The five roundings of {@link #f1(int, int, int)} change the score by less than one part in
 * 2<sup>50</sup>. One token more or less in L, m or n changes it by at least one part in 2<sup>33</sup>. So the computed
 * score, too, strictly grows with L and strictly falls as m or n grows: bounds may be argued on 2L / (m + n).
 */
public final class RougeL {

    private RougeL() {}

    /** Returns the F1 of two token lists; 0 if one is empty. */
    public static double f1(List<String> candidate, List<String> target) {
        return f1(lcs(candidate, target), candidate.size(), target.size());
    }

    /**
     * Returns the F1 of two texts of which token counts and longest common subsequence are known.
     *
     * @param lcs from 0 to the smaller of the counts
     * @param candidateTokens 0 or more
     * @param targetTokens 0 or more
     */
    public static double f1(int lcs, int candidateTokens, int targetTokens) {
        if (lcs == 0) {
            return 0;
        }
        double precision = (double) lcs / candidateTokens;
        double recall = (double) lcs / targetTokens;
        return 2 * precision * recall / (precision + recall);
    }

    /** Returns the length of the longest common subsequence: the most tokens that both hold in the same order. */
    public static int lcs(List<String> candidate, List<String> target) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] first = numbered(candidate, numbers);
        int[] second = numbered(target, numbers);
        var lcs = new BitLcs();
        lcs.prepare(first, first.length, numbers.size());
        return lcs.with(second, 0, second.length);
    }

    /**
     * Returns the least length of a common subsequence with which the F1 of two texts is above a threshold; one more than
     * the smaller count if there is none.
     *
     * @param threshold from 0 to 1
     */
    public static int leastLcsAbove(double threshold, int candidateTokens, int targetTokens) {
        int most = Math.min(candidateTokens, targetTokens);
        int least = (int) Math.min(most, threshold * ((double) candidateTokens + targetTokens) / 2);
        // The estimate is off by one at most: rounding matters where the score is the threshold itself.
        while (least > 0 && f1(least, candidateTokens, targetTokens) > threshold) {
            least--;
        }
        while (least <= most && f1(least, candidateTokens, targetTokens) <= threshold) {
            least++;
        }
        return least;
    }

    private static int[] numbered(List<String> tokens, Map<String, Integer> numbers) {
        int[] numbered = new int[tokens.size()];
        for (int i = 0; i < numbered.length; i++) {
            numbered[i] = numbers.computeIfAbsent(tokens.get(i), token -> numbers.size());
        }
        return numbered;
    }
}
