package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of small datasets, which can be counted by hand. */
final class DatasetStatisticsTest {

    private final DatasetStatistics statistics =
            new DatasetStatistics(example -> example.output().startsWith("I cannot") ? "refusal:declines" : "");

    private Map<?, ?> figures(String... seeds) {
        return statistics.toMap(List.of(seeds));
    }

    private static Map<?, ?> map(Map<?, ?> figures, String name) {
        return (Map<?, ?>) figures.get(name);
    }

    @Test
    void nothingHasFiguresToo() {
        assertThat(figures("Sort the list").get("records")).isEqualTo(0L);
        assertThat(map(figures(), "near").get("near-duplicates")).isEqualTo(0L);
    }

    @Test
    void countsInputsOutputsAndRefusals() {
        statistics.add(Example.of("Name a colour", "", "red"));
        statistics.add(Example.of("Say hello to her", "Ada", "hello Ada"));
        statistics.add(Example.of("Tell me a secret", " ", "I cannot"));
        statistics.add(Example.of("Sum up the text", "a text", ""));
        assertThat(figures().get("records")).isEqualTo(4L);
        assertThat(figures().get("with-input")).isEqualTo(2L);
        assertThat(figures().get("without-input")).isEqualTo(2L);
        assertThat(figures().get("without-output")).isEqualTo(1L);
        assertThat(map(figures(), "refusals")).isEqualTo(Map.of("refusal:declines", 1L));
    }

    @Test
    void duplicatesAgreeInAllThreeButForCaseAndSpace() {
        statistics.add(Example.of("Name a colour", "", "red"));
        statistics.add(Example.of(" name  a COLOUR", "", "Red "));
        statistics.add(Example.of("Name a colour", "", "blue"));
        statistics.add(Example.of("Name a colour", "red", ""));
        assertThat(figures().get("exact-duplicates")).isEqualTo(1L);
        assertThat(figures().get("repeated-instructions")).isEqualTo(3L);
    }

    @Test
    void nearIsAboveTheThresholdNotAtIt() {
        statistics.add(Example.ofInstruction("a b c d e f g h i j"));
        statistics.add(Example.ofInstruction("a b c d e f g x y z"));
        assertThat(map(figures(), "near").get("near-duplicates"))
                .as("7 of 10 in common is 0.7")
                .isEqualTo(0L);
        statistics.add(Example.ofInstruction("a b c d e f g h y z"));
        assertThat(map(figures(), "near").get("near-duplicates")).isEqualTo(1L);
    }

    /** Take them out, and no two that are left are near. */
    @Test
    void nearnessToANearDuplicateMakesNone() {
        statistics.add(Example.ofInstruction("a b c d e f g h i j"));
        statistics.add(Example.ofInstruction("a b c d e f g h y z"));
        statistics.add(Example.ofInstruction("a b c d e f w x y z"));
        assertThat(map(figures(), "near").get("near-duplicates"))
                .as("the third is near to the second only")
                .isEqualTo(1L);
    }

    @Test
    void instancesOfOneInstructionAreNoNearDuplicates() {
        statistics.add(Example.of("Sort the numbers that follow", "2 1", "1 2"));
        statistics.add(Example.of("sort the numbers  that follow", "4 3", "3 4"));
        assertThat(map(figures(), "near").get("compared")).isEqualTo(1);
        assertThat(map(figures(), "near").get("near-duplicates")).isEqualTo(0L);
        assertThat(figures().get("repeated-instructions")).isEqualTo(1L);
        statistics.add(Example.ofInstruction("Sort the numbers that follow here"));
        assertThat(map(figures(), "near").get("near-duplicates")).isEqualTo(1L);
    }

    @Test
    void nearnessToSeedsIsToTheNearest() {
        statistics.add(Example.ofInstruction("sort the list"));
        statistics.add(Example.ofInstruction("paint it"));
        var toSeeds = map(map(figures("sort the list", "sort the words"), "near"), "to-seeds");
        assertThat(toSeeds.get("max")).isEqualTo(1.0);
        assertThat(toSeeds.get("mean")).isEqualTo(0.5);
        assertThat(toSeeds.get("histogram")).isEqualTo(Map.of("0.0", 1L, "0.9", 1L));
    }

    @Test
    void aLargeDatasetIsSampledAndSaysSo() {
        var small = new DatasetStatistics(example -> "", 2);
        small.add(Example.ofInstruction("sort the list"));
        small.add(Example.ofInstruction("paint the wall"));
        assertThat(map(small.toMap(List.of()), "near").get("sampled")).isEqualTo(false);
        assertThat(map(small.toMap(List.of()), "near").get("compared")).isEqualTo(2);
        small.add(Example.ofInstruction("call my aunt"));
        assertThat(map(small.toMap(List.of()), "near").get("sampled")).isEqualTo(true);
        assertThat(map(small.toMap(List.of()), "near").get("compared")).isEqualTo(2);
        assertThat(small.toMap(List.of())).containsEntry("records", 3L);
    }

    @Test
    void shareOfClassificationIsOfThoseThatSay() {
        statistics.add(Example.ofInstruction("x").with(Example.IS_CLASSIFICATION, true));
        statistics.add(Example.ofInstruction("y").with(Example.IS_CLASSIFICATION, false));
        statistics.add(Example.ofInstruction("z"));
        assertThat(figures().get("classification")).isEqualTo(0.5);
        assertThat(figures().get("classification-known")).isEqualTo(2L);
    }

    @Test
    void fieldsOfTheMakingAreCounted() {
        statistics.add(Example.ofInstruction("x").with("operator", "deepen").with("round", 2L));
        statistics.add(Example.ofInstruction("y").with("operator", "deepen"));
        assertThat(map(figures(), "by-operator")).isEqualTo(Map.of("deepen", 2L));
        assertThat(map(figures(), "by-round")).isEqualTo(Map.of("2", 1L));
    }

    @Test
    void varietyIsDifferentWordsForEachWord() {
        statistics.add(Example.of("go on and on", "", ""));
        var variety = map(map(figures(), "diversity"), "instruction");
        assertThat(variety.get("distinct-1")).isEqualTo(0.75);
        assertThat(variety.get("distinct-2")).isEqualTo(1.0);
        assertThat(map(figures(), "diversity").get("vocabulary")).isEqualTo(3L);
    }
}
