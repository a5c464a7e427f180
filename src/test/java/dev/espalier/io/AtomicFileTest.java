package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void theFileAppearsWholeOnCommitAndLeavesNothingBesideIt() throws IOException {
        var target = folder.resolve("new/x.jsonl");
        try (var file = AtomicFile.create(target, false)) {
            file.writer().write("größe\n");
            file.writer().flush();
            assertThat(target).doesNotExist();
            file.commit();
        }

        assertThat(target).hasContent("größe\n");
        assertThat(target.getParent()).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void withoutCommitTheOldFileStandsAndNothingIsLeft() throws IOException {
        var target = Files.writeString(folder.resolve("x"), "old");
        try (var file = AtomicFile.create(target, true)) {
            file.stream().write(new byte[100_000]);
        }

        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void anExistingFileIsReplacedByForceOnly() throws IOException {
        var target = Files.writeString(folder.resolve("x"), "old");

        assertThatThrownBy(() -> AtomicFile.create(target, false))
                .isInstanceOf(ProblemException.class)
                .hasMessage(target + ": there is such a file already; replace it with --force");
        try (var file = AtomicFile.create(target, true)) {
            file.stream().write('n');
            file.commit();
        }
        assertThat(target).hasContent("n");
    }

    @Test
    void aDirectoryIsNeverReplaced() {
        assertThatThrownBy(() -> AtomicFile.create(folder, true))
                .isInstanceOf(ProblemException.class)
                .hasMessage(folder + ": this is a directory; choose another name");
    }
}
