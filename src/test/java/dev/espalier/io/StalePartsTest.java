package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of killed processes go when the next file of that name is begun; nothing else does. */
final class StalePartsTest {

    /** Beyond what any system gives. */
    private static final long DEAD = 999_999_999_999L;

    private static final Duration LONG_AGO = Duration.ofHours(25);

    @TempDir
    private Path temp;

    private Path file(String name, Duration ago) throws IOException {
        var file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "half of it");
        return aged(file, ago);
    }

    private static Path aged(Path file, Duration ago) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    /** A dead process's folder with a file, both that old. */
    private Path folder(String file, Duration ago) throws IOException {
        var part = temp.resolve(".a." + DEAD + ".part");
        file(part.getFileName() + "/" + file, ago);
        return aged(part, ago);
    }

    private void begin(String name) throws IOException {
        AtomicFile.create(temp.resolve(name), true).close();
    }

    private void beginFolder() throws IOException {
        AtomicFolder.create(temp.resolve("a"), true, file -> file.toString().equals("data"))
                .close();
    }

    @Test
    void thePartOfADeadProcessGoes() throws IOException {
        var part = file(".a.csv." + DEAD + ".part", LONG_AGO);
        begin("a.csv");
        assertThat(part).doesNotExist();
    }

    @Test
    void thePartOfALivingProcessStays() throws IOException {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        var part = file(".a.csv." + living + ".part", LONG_AGO);
        begin("a.csv");
        assertThat(part).exists();
    }

    /** On a shared disk it may be that of another machine's process. */
    @Test
    void aPartThatWasWrittenWithinADayStays() throws IOException {
        var part = file(".a.csv." + DEAD + ".part", Duration.ofHours(23));
        begin("a.csv");
        assertThat(part).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a.csv.x.part",
                ".a.csv.-7.part",
                ".a.csv.0999999999999.part",
                ".a.csv.9999999999999999999.part",
                ".a.csv.999999999999.part2",
                ".a.csv.999999999999.old",
                "a.csv.999999999999.part",
                ".aXcsv.999999999999.part",
                ".b.csv.999999999999.part",
            })
    void whatHasAnyOtherNameStays(String name) throws IOException {
        var other = file(name, LONG_AGO);
        begin("a.csv");
        assertThat(other).exists();
    }

    @Test
    void aFolderIsNoPartOfAFileNorAFileOneOfAFolder() throws IOException {
        var folder = folder("data", LONG_AGO);
        begin("a");
        assertThat(folder).exists();
        Files.delete(folder.resolve("data"));
        Files.delete(folder);
        var file = file(".a." + DEAD + ".part", LONG_AGO);
        beginFolder();
        assertThat(file).exists();
    }

    @Test
    void thePartOfAFolderGoesWithWhatIsInIt() throws IOException {
        var part = folder("data", LONG_AGO);
        beginFolder();
        assertThat(part).doesNotExist();
    }

    @Test
    void aFolderStaysWhoseFileIsNewOrNotOurs() throws IOException {
        var part = folder("data", LONG_AGO);
        file(part.getFileName() + "/data", Duration.ofHours(1));
        beginFolder();
        assertThat(part).exists();
        Files.delete(part.resolve("data"));
        folder("mine", LONG_AGO);
        beginFolder();
        assertThat(part.resolve("mine")).exists();
    }
}
