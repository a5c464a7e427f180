package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {

    @TempDir
    private Path temp;

    @Test
    void opensADirectoryWhoseProcessDiedBeforeItsRecipeHadAName() throws IOException {
        Files.writeString(temp.resolve(".lock"), "process 123");
        Files.writeString(temp.resolve(".recipe.yaml.123.part"), "name: t");
        try (var open = Toy.open(temp)) {
            assertThat(open.recordedCalls()).isZero();
        }
        assertThat(temp.resolve(RunDirectory.RECIPE)).hasContent(Toy.RECIPE);
    }

    @Test
    void refusesADirectoryOfSomebodyElse() throws IOException {
        Files.writeString(temp.resolve(".recipes"), "soup");
        assertThatThrownBy(() -> Toy.open(temp))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("holds .recipes, but no recipe.yaml: it is no run");
    }

    @Test
    void refusesADirectoryThatIsHeld() throws IOException {
        try (var held = Toy.open(temp)) {
            assertThat(held.recordedCalls()).isZero();
            assertThatThrownBy(() -> Toy.open(temp))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " works on this run");
        }
    }
}
