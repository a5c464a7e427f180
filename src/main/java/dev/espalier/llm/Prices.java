package dev.espalier.llm;

import dev.espalier.llm.Reply.Usage;
import java.math.BigDecimal;

/**
 * What a model's tokens cost, in US dollars. Immutable.
 *
 * @param inputPerMillion for a million tokens of prompts, 0 or more
 * @param outputPerMillion for a million tokens of replies, 0 or more
 * @param asOf the day on which these prices were looked up, such as 2026-11-01; {@code ""} if nobody said
 */
public record Prices(BigDecimal inputPerMillion, BigDecimal outputPerMillion, String asOf) {

    private static final int MILLION_DIGITS = 6;

    public Prices {
        if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
            throw new IllegalArgumentException("prices must be 0 or more");
        }
    }

    /** Returns what so many tokens cost, exactly, in US dollars. */
    public BigDecimal of(Usage usage) {
        return inputPerMillion
                .multiply(BigDecimal.valueOf(usage.inputTokens()))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .movePointLeft(MILLION_DIGITS);
    }
}
