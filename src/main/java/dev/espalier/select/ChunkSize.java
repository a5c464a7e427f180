package dev.espalier.select;

import dev.espalier.model.SeededRandom;

/** The law by which the size of a chunk is drawn, from 1 to a most (Mosaic-IT, Li et al. 2024; the released code). */
public enum ChunkSize {
    /** Every size equally likely. */
    UNIFORM,
    /** Always the most. */
    FIXED,
    /** The most less an exponential number of scale 2: large chunks are likelier, here and below. */
    EXPONENTIAL,
    /** The most less a number after the law of Pareto, of shape 1 and moved to 0. */
    PARETO,
    /** The most less a log-normal number. */
    LOG_NORMAL,
    /** The most less a logistic number of scale 2, those of 0 and below drawn again. */
    LOGISTIC;

    /** Returns a size from 1 to {@code most}. */
    int draw(int most, SeededRandom random) {
        if (this == FIXED || most == 1) {
            return most;
        }
        if (this == UNIFORM) {
            return random.between(1, most);
        }
        double drawn;
        do {
            drawn = draw(random);
        } while (!(drawn > 0 && drawn < most));
        return most - (int) drawn;
    }

    /** StrictMath is the same everywhere. */
    private double draw(SeededRandom random) {
        double u = 1 - random.nextDouble();
        return switch (this) {
            case EXPONENTIAL -> -2 * StrictMath.log(u);
            case PARETO -> 1 / u - 1;
            case LOG_NORMAL -> StrictMath.exp(normal(u, random.nextDouble()));
            default -> 2 * StrictMath.log(u / (1 - u));
        };
    }

    /** Box and Muller 1958. */
    private static double normal(double u, double v) {
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }
}
