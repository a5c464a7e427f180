package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The table of families for people, {@code docs/families.md}. After a wanted change run
 *
 * <pre>mvn test -Dtest=FamilyTableTest -Despalier.golden=write</pre>
 */
class FamilyTableTest {

    private static final Path TABLE = Path.of("docs/families.md");

    @Test
    void theTableOfFamiliesSaysWhatTheTeacherMakes() throws IOException {
        if ("write".equals(System.getProperty("espalier.golden"))) {
            Files.createDirectories(TABLE.toAbsolutePath().getParent());
            Files.writeString(TABLE, table(), StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(TABLE, StandardCharsets.UTF_8))
                .as("to accept the new table: mvn test -Dtest=FamilyTableTest -Despalier.golden=write")
                .isEqualTo(table());
    }

    private static String table() {
        var table = new StringBuilder("""
                # Task families of the built-in teacher

                One sample of each, without forms, constraints and scenes. %d families; languages beside English in brackets.

                | family | answer | instruction | input | output |
                | --- | --- | --- | --- | --- |
                """.formatted(Families.ALL.size()));
        Families.ALL.forEach(family -> table.append(row(family)));
        return table.toString();
    }

    private static String row(TaskFamily family) {
        var random = SeededRandom.of(1, family.name());
        var said = family.wordings(2).get(0).say(2, random);
        var sample = instance(family, said, random);
        while (sample.isEmpty()) {
            said = family.wordings(2).get(0).say(2, random);
            sample = instance(family, said, random);
        }
        return "| %s%s | %s | %s | %s | %s |%n"
                .formatted(
                        family.name(),
                        languages(family),
                        family.shape().name().toLowerCase(Locale.ROOT),
                        cell(said.text()),
                        cell(sample.get().input()),
                        cell(sample.get().output()))
                .replace("\r", "");
    }

    private static Optional<Instance> instance(TaskFamily family, Wording.Said said, SeededRandom random) {
        return new Task(family, said.values(), List.of()).instance(2, random);
    }

    private static String languages(TaskFamily family) {
        var languages = new TreeSet<String>();
        family.wordings().forEach(wording -> languages.add(wording.language()));
        languages.remove(Wording.ENGLISH);
        return languages.isEmpty() ? "" : " (" + String.join(", ", languages) + ")";
    }

    private static String cell(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("`", "\\`")
                .replace("\n", "<br>");
    }
}
