package dev.espalier.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constraints measured on a text hold of it, and can be read back from their sentences. */
final class ObservedTest {

    private static final List<String> PIECES = List.of(
            "amber",
            "Lantern",
            "12",
            "river.",
            "why?",
            "stop!",
            "a,",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "2. ",
            "ÄRGER",
            "{",
            "}",
            "\"",
            "orchard",
            "meadow",
            "…",
            "😀",
            "*x*",
            "[y]",
            "{\"a\": 1}",
            "\t");

    static List<String> texts() {
        return IntStream.range(0, 200)
                .mapToObj(i -> {
                    var random = SeededRandom.of(5, "text", String.valueOf(i));
                    var text = new StringBuilder();
                    for (int k = random.between(1, 80); k > 0; k--) {
                        text.append(random.pick(PIECES)).append(random.nextInt(5) == 0 ? "" : " ");
                    }
                    return text.toString();
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyOneHoldsInEveryWording(String text) {
        for (var constraint : Observed.in(text)) {
            for (int wording = 0; wording < constraint.kind().wordings(); wording++) {
                var read = Constraints.understand(constraint.describe(wording));
                assertThat(read).as(constraint.describe(wording)).contains(constraint);
                assertThat(read.orElseThrow().holds(text)).isTrue();
            }
        }
    }

    /** The released code of Crab asks for "at most" the fewest and "at least" the most. */
    @Test
    void boundsAreOnTheRightSideOfTheText() {
        var text = "One two three four five six seven eight nine ten eleven twelve. Thirteen.\n\nFourteen!";
        assertThat(Observed.in(text).stream().map(Constraint::describe))
                .contains(
                        "Use no more than 20 words.",
                        "Write at least 10 words.",
                        "Answer in 3 sentences at most.",
                        "Answer in at least 3 sentences.",
                        "Divide the reply into exactly 2 paragraphs, with a blank line between each.",
                        "Do not use any digits.")
                .doesNotContain("Do not use any exclamation marks.");
    }

    @Test
    void namesAtMostThreeOfTheLongestWords() {
        assertThat(Observed.in("The harbour of Brindle has an extraordinary lighthouse and remarkable boats."))
                .filteredOn(constraint -> constraint.name().equals("keywords"))
                .extracting(constraint -> constraint.arguments().text("words"))
                .containsExactly("extraordinary, lighthouse, remarkable");
    }

    @Test
    void nothingIsToBeSaidOfABlankText() {
        assertThat(Observed.in(" \n")).isEmpty();
    }
}
