package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunIdsTest {

    private static final RunIds ONE = ids(List.of("a", "b"), 0, 0);
    private static final RunIds TWO = ids(List.of("a", "b", "c"), 0, 0, 1);

    private static RunIds ids(List<String> stages, int... phases) {
        var byStage = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < phases.length; i++) {
            byStage.put(stages.get(i), phases[i]);
        }
        return new RunIds("0a1b2c3d", byStage);
    }

    @Test
    void aPathIsWhatStandsBehindTheRun() {
        assertThat(ONE.path("0a1b2c3d-8.1", 0)).isEqualTo("8.1");
        assertThat(ONE.path("0a1b2c3dr2-8.1", 0)).as("made again").isEqualTo("8.1");
        assertThat(ONE.path("ffffffff-8.1", 0)).as("of another run").isNull();
        assertThat(ONE.path("seed-8", 0)).isNull();
        assertThat(ONE.path("0a1b2c3d", 0)).isNull();
        assertThat(ONE.path("0a1b2c3dx-8", 0)).isNull();
    }

    @Test
    void ofSeveralPhasesThePathBeginsWithItsOwn() {
        assertThat(TWO.path("0a1b2c3d-1.8.1", 1)).isEqualTo("1.8.1");
        assertThat(TWO.path("0a1b2c3d-1.8.1", 0)).isNull();
        assertThat(TWO.path("0a1b2c3d-10.8.1", 1)).isNull();
    }

    @Test
    void depthCountsTheStepsThatReplacedIt() {
        assertThat(ONE.depth("0a1b2c3d-8", 0)).isZero();
        assertThat(ONE.depth("0a1b2c3d-8.1.0", 0)).isEqualTo(2);
        assertThat(TWO.depth("0a1b2c3d-1.8.1", 1)).isEqualTo(1);
        assertThat(TWO.depth("0a1b2c3d-0.8.1", 1))
                .as("kept from the phase before")
                .isZero();
        assertThat(TWO.depth("file.with.dots", 1)).isZero();
        assertThat(TWO.depth("1.8")).isZero();
        assertThat(ONE.depth("8")).isZero();
    }

    @Test
    void ancestorsAreOfThePathAsFarAsItGoes() {
        assertThat(ONE.ancestor("0a1b2c3d-8.1.0", 0, 0)).isEqualTo("8");
        assertThat(ONE.ancestor("0a1b2c3d-8.1.0", 0, 1)).isEqualTo("8.1");
        assertThat(ONE.ancestor("0a1b2c3d-8.1.0", 0, 5)).isEqualTo("8.1.0");
        assertThat(TWO.ancestor("0a1b2c3d-1.8.1", 1, 0)).isEqualTo("1.8");
        assertThat(TWO.ancestor("0a1b2c3d-1.9", 1, 0)).isEqualTo("1.9");
        assertThat(TWO.ancestor("mine", 1, 0)).isEqualTo("mine");
    }

    @Test
    void stagesStandInTheirPhases() {
        assertThat(TWO.stages()).filteredOn(TWO::isFirst).containsExactly("a", "c");
        assertThat(TWO.stages()).filteredOn(TWO::isLast).containsExactly("b", "c");
    }
}
