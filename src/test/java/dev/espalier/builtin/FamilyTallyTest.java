package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FamilyTallyTest {

    @Test
    void countsFamiliesAndLevelsAndWhatIsInNoFamily() {
        var tally = new FamilyTally();
        tally.add("Solve the equation for x.", "x + 3 = 5");
        tally.add("Solve the equation for x.", "3(x + 3) = 2x + 5");
        tally.add("How much is 45 percent of 280?", "");
        tally.add("Write a poem about rain. ${x}", "\u0000");
        assertThat(tally.toMap())
                .isEqualTo(Map.of(
                        "families", Map.of("linear-equation", 2L, "percent-problem", 1L),
                        "levels", Map.of("1", 1L, "3", 1L, "5", 1L),
                        "others", 1L));
        assertThat(tally.largestShare()).isEqualTo(0.5);
        assertThat(tally.words())
                .isEqualTo("task families: 2 of " + Families.ALL.size()
                        + ", the largest linear-equation (50.0 %); by level, 1 to 5: 1 0 1 0 1; 1 in none");
    }

    @Test
    void countsNothing() {
        assertThat(new FamilyTally().largestShare()).isZero();
        assertThat(new FamilyTally().words()).contains("the largest none (0.0 %); by level, 1 to 5: 0 0 0 0 0");
    }
}
