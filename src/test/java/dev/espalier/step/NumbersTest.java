package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.step.Measure.What;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that measure, add up and grade. */
final class NumbersTest {

    private static final Example EXAMPLE =
            Example.of("Sort these words, 😀.", "", "sort the words").with("list", List.of("a", "b"));

    private static Object measured(String field, What what, String with) {
        var step = new Measure(new Measure.Options(field, what, with, "n"));
        return ((StepResult.Passed) step.apply(EXAMPLE, ScriptedContext.saying("")))
                .example()
                .more()
                .get("n");
    }

    @Test
    void measuresLengthsAndDistances() {
        assertThat(measured("instruction", What.WORDS, "")).isEqualTo(4L);
        assertThat(measured("instruction", What.CHARACTERS, "")).isEqualTo(20L);
        assertThat(measured("list", What.ITEMS, "")).isEqualTo(2L);
        assertThat(measured("output", What.ITEMS, "")).isEqualTo(0L);
        assertThat(measured("instruction", What.WORD_EDITS, "output")).isEqualTo(4L);
        assertThat((double) measured("output", What.ROUGE_L, "instruction")).isBetween(0.5, 0.8);
    }

    @Test
    void comparesWithAnotherFieldOnlyWhereTwoAreNeeded() {
        assertThatThrownBy(() -> new Measure.Options("a", What.WORDS, "b", "n")).hasMessageStartingWith("with must");
        assertThatThrownBy(() -> new Measure.Options("a", What.ROUGE_L, "", "n"))
                .hasMessageStartingWith("with must");
    }

    private static StepResult sum(Map<String, String> weights) {
        var example = EXAMPLE.with("one", "8/10").with("other", 5.0);
        return new WeightedSum(new WeightedSum.Options(weights, "gap")).apply(example, ScriptedContext.saying(""));
    }

    @Test
    void addsUpNumbersAndWhatJudgesWriteForThem() {
        var passed = (StepResult.Passed) sum(Map.of("one", "0.5", "other", "-1"));
        assertThat(passed.example().more()).containsEntry("gap", -1.0);
    }

    @Test
    void rejectsWhatIsNoNumber() {
        var rejected = (StepResult.Rejected) sum(Map.of("one", "1", "output", "1"));
        assertThat(rejected.rejection().reason()).isEqualTo("weighted-sum:no-number");
        assertThat(rejected.rejection().value()).isEqualTo("output");
        assertThatThrownBy(() -> new WeightedSum.Options(Map.of("a", "much"), "b"))
                .hasMessage("the weight of a must be a number but was \"much\"");
    }

    @ParameterizedTest
    @CsvSource({"-3.5, worse", "-3, even", "0, even", "3, even", "3.01, better"})
    void bothEndsBelongToTheRange(double number, String word) {
        var step = new Grade(new Grade.Options("n", "word", -3.0, 3.0, "worse", "even", "better"));
        var passed = (StepResult.Passed) step.apply(EXAMPLE.with("n", number), ScriptedContext.saying(""));
        assertThat(passed.example().more()).containsEntry("word", word);
    }

    @Test
    void aTextIsNotGraded() {
        var step = new Grade(new Grade.Options("output", "word", null, 3.0, "worse", "even", "better"));
        assertThat(((StepResult.Rejected) step.apply(EXAMPLE, ScriptedContext.saying("")))
                        .rejection()
                        .reason())
                .isEqualTo("grade:no-number");
        assertThatThrownBy(() -> new Grade.Options("n", "w", null, null, "a", "b", "c"))
                .hasMessage("low or high must be given");
        assertThatThrownBy(() -> new Grade.Options("n", "w", 2.0, 1.0, "a", "b", "c"))
                .hasMessageStartingWith("high must be low");
    }
}
