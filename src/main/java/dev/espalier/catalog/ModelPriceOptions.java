package dev.espalier.catalog;

import dev.espalier.llm.Prices;
import dev.espalier.option.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What a model file may say of what a model costs. */
record ModelPriceOptions(
        @Option(about = "US dollars for a million tokens of prompts")
        double input,

        @Option(about = "US dollars for a million tokens of replies")
        double output,

        @Option(about = "the day these prices were looked up, such as 2026-11-01", value = "")
        String asOf) {

    ModelPriceOptions {
        if (!(input >= 0) || !(output >= 0)) {
            throw new IllegalArgumentException(
                    "input and output must be 0 or more but were " + input + " and " + output);
        }
        try {
            if (!asOf.isEmpty()) {
                LocalDate.parse(asOf);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("as-of must be a day, such as 2026-11-01, but was \"" + asOf + "\"", e);
        }
    }

    Prices prices() {
        return new Prices(BigDecimal.valueOf(input), BigDecimal.valueOf(output), asOf);
    }
}
