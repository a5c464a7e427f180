package dev.espalier.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The measure of textual lexical diversity (McCarthy and Jarvis 2010): how many tokens a text goes on for, on average, before the
 * share of different ones among them falls below 0.72. Monotonous texts have about 30, rich ones over 100. Not reliable
 * for texts of fewer than about 50 tokens.
 */
public final class Mtld {

    /** The threshold of the paper. */
    private static final double LEAST_SHARE = 0.72;

    private Mtld() {}

    /**
     * Returns the measure, read forwards and backwards and averaged.
     *
     * @return infinite if no token is repeated; 0 for no token
     */
    public static double of(List<String> tokens) {
        if (tokens.isEmpty()) {
            return 0;
        }
        var backwards = new ArrayList<>(tokens);
        Collections.reverse(backwards);
        return (forwards(tokens) + forwards(backwards)) / 2;
    }

    private static double forwards(List<String> tokens) {
        double factors = 0;
        int length = 0;
        Set<String> different = new HashSet<>();
        for (var token : tokens) {
            different.add(token);
            length++;
            if (different.size() < LEAST_SHARE * length) {
                factors++;
                length = 0;
                different.clear();
            }
        }
        if (length > 0) {
            // The rest counts as the part of the way it has gone from 1 to the threshold.
            factors += (1 - (double) different.size() / length) / (1 - LEAST_SHARE);
        }
        return tokens.size() / factors;
    }
}
