package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts a run directory into states that a crash can leave, and continues. (KillTest kills real processes.) A crash leaves a
 * prefix of the journal, torn anywhere, and of dataset and ledger any shorter prefix, torn anywhere.
 */
final class CrashTest {

    private static final int TARGET = 40;

    @TempDir
    private Path temp;

    @Test
    void continuesFromAnyPrefixOfTheJournalToTheSameBytes() throws IOException {
        var whole = temp.resolve("whole");
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 1), whole);
        var journal = Files.readAllBytes(Toy.journal(whole));
        var random = new Random(11);
        for (int i = 0; i < 60; i++) {
            var crashed = temp.resolve("crashed" + i);
            Files.createDirectories(crashed);
            Files.writeString(crashed.resolve(RunDirectory.RECIPE), Toy.RECIPE);
            int length = i == 0 ? 0 : random.nextInt(journal.length);
            Files.write(Toy.journal(crashed), Arrays.copyOf(journal, length));
            // Released lines come after the calls they stand on; a tenth of the journal carries about a tenth of them
            // at most.
            double share = Math.max(0, random.nextDouble() * length / journal.length - 0.3);
            tear(Toy.dataset(whole), Toy.dataset(crashed), share);
            tear(Toy.ledger(whole), Toy.ledger(crashed), share * random.nextDouble());
            var model = new StubModel(0);
            Toy.run(Toy.plan(model), Limits.target(TARGET, 1), crashed);
            assertThat(Toy.outputs(crashed)).as("journal cut at %d", length).isEqualTo(Toy.outputs(whole));
            var after = Files.readAllBytes(Toy.journal(crashed));
            assertThat(lines(after, after.length))
                    .as("no call is made twice")
                    .isEqualTo(lines(journal, length) + model.calls());
        }
    }

    private static void tear(Path from, Path to, double share) throws IOException {
        var bytes = Files.readAllBytes(from);
        Files.write(to, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    }

    private static int lines(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Test
    void aLastLineWholeInLengthButNotInContentIsCutOff() throws IOException {
        var whole = temp.resolve("whole");
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 1), whole);
        // Half of it: the last calls of a run may be more than it needed, and would not be made again.
        var journal = half(Files.readAllBytes(Toy.journal(whole)));
        // Power loss can leave zeros where data was to come.
        int start = journal.length - 2;
        while (journal[start - 1] != '\n') {
            start--;
        }
        Arrays.fill(journal, start + 60, journal.length - 1, (byte) 0);
        var crashed = temp.resolve("crashed");
        Files.createDirectories(crashed);
        Files.writeString(crashed.resolve(RunDirectory.RECIPE), Toy.RECIPE);
        Files.write(Toy.journal(crashed), journal);
        var model = new StubModel(0);
        Toy.run(Toy.plan(model), Limits.target(TARGET, 1), crashed);
        assertThat(Toy.outputs(crashed)).isEqualTo(Toy.outputs(whole));
        var after = Files.readAllBytes(Toy.journal(crashed));
        assertThat(lines(after, after.length)).isEqualTo(lines(journal, journal.length) - 1 + model.calls());
        assertThat(model.calls()).isPositive();
    }

    @Test
    void zerosAnywhereInWhatWasWrittenLastCostNoMoreThanWhatFollows() throws IOException {
        var whole = temp.resolve("whole");
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 1), whole);
        var lines = Files.readAllLines(Toy.journal(whole));
        int synced = lines.size() / 2;
        var text = new StringBuilder();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            start = i == synced ? text.length() : start;
            // As if all from there had been written at one time.
            text.append(i > synced ? lines.get(i).strip() : lines.get(i)).append('\n');
        }
        var random = new Random(12);
        for (int i = 0; i < 20; i++) {
            var journal = text.toString().getBytes(StandardCharsets.UTF_8);
            int from = start + random.nextInt(journal.length - start);
            Arrays.fill(journal, from, Math.min(journal.length, from + 1 + random.nextInt(2000)), (byte) 0);
            var crashed = temp.resolve("crashed" + i);
            Files.createDirectories(crashed);
            Files.writeString(crashed.resolve(RunDirectory.RECIPE), Toy.RECIPE);
            Files.write(Toy.journal(crashed), journal);
            var model = new StubModel(0);
            Toy.run(Toy.plan(model), Limits.target(TARGET, 1), crashed);
            assertThat(Toy.outputs(crashed)).as("zeros from %d", from).isEqualTo(Toy.outputs(whole));
            var after = Files.readAllBytes(Toy.journal(crashed));
            assertThat(lines(after, after.length))
                    .as("what was before the damage is asked once")
                    .isEqualTo(lines(journal, from) + model.calls());
        }
    }

    private static byte[] half(byte[] journal) {
        int end = journal.length / 2;
        while (journal[end - 1] != '\n') {
            end++;
        }
        return Arrays.copyOf(journal, end);
    }
}
