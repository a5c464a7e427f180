package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The help of every command, word for word, in {@code src/test/resources/golden/help}. After a wanted change run
 *
 * <pre>mvn test -Dtest=HelpTest -Despalier.golden=write</pre>
 *
 * and look at the difference before committing it.
 */
final class HelpTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/help");

    @TempDir
    private Path temp;

    private static CommandLine root() {
        return Main.commandLine(new Surroundings(
                InputStream.nullInputStream(),
                new PrintWriter(Writer.nullWriter()),
                new StandardOutput(OutputStream.nullOutputStream()),
                new PrintWriter(Writer.nullWriter()),
                Map.of()));
    }

    /** Returns the root, its commands and theirs, as {@code espalier recipes show}. */
    static List<String> commands() {
        var names = new ArrayList<String>();
        addNames(root(), names);
        return names;
    }

    private static void addNames(CommandLine command, List<String> names) {
        names.add(command.getCommandSpec().qualifiedName());
        command.getSubcommands().values().forEach(sub -> addNames(sub, names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isAsCheckedIn(String command) throws IOException {
        var line = command.substring("espalier".length()) + " --help";
        var result = new Cli(temp).with("COLUMNS", "100").run(line.strip().split(" "));
        var golden = golden(command);
        if ("write".equals(System.getProperty("espalier.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, result.out(), StandardCharsets.UTF_8);
        }
        assertThat(result)
                .as("to accept the new text: mvn test -Dtest=HelpTest -Despalier.golden=write")
                .isEqualTo(new Cli.Result(0, Files.readString(golden, StandardCharsets.UTF_8), ""));
    }

    @Test
    void noTextIsOfACommandThatIsGone() throws IOException {
        var wanted = commands().stream().map(HelpTest::golden).toList();
        assertThat(wanted).contains(golden("espalier generate"), golden("espalier recipes show"));
        try (var files = Files.list(GOLDEN)) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static Path golden(String command) {
        return GOLDEN.resolve(command.replace(' ', '-') + ".txt");
    }

    @Test
    void anOptionMeansTheSameInEveryCommand() {
        var generate = new Cli(temp).run("generate", "-h").out();
        for (var line : new Cli(temp).run("check", "-h").out().split("\n\n")) {
            if (line.startsWith("Recipe:") || line.startsWith("Seeds:") || line.startsWith("Model:")) {
                assertThat(generate).contains(line);
            }
        }
    }

    @Test
    void aNarrowTerminalGetsNarrowHelp() {
        var result = new Cli(temp).with("COLUMNS", "30").run("generate", "--help");
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 55);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "99999999999"})
    void aWidthThatMakesNoSenseIsNotUsed(String columns) {
        var usual = new Cli(temp).run("--help");
        assertThat(new Cli(temp).with("COLUMNS", columns).run("--help")).isEqualTo(usual);
    }

    @Test
    void coloursComeOnATerminalOnly() {
        assertThat(new Cli(temp).run("--help").out()).doesNotContain("\u001b");
        assertThat(new Cli(temp).with("ESPALIER_TTY", "1").run("--help").out())
                .as("standard error is a terminal, standard output is not")
                .doesNotContain("\u001b");
        assertThat(new Cli(temp).with("ESPALIER_TTY_OUT", "1").run("--help").out())
                .contains("\u001b[1m");
    }

    @Test
    void coloursAreOffWhereTheyAreNotWanted() {
        assertThat(new Cli(temp)
                        .with("ESPALIER_TTY_OUT", "1")
                        .with("NO_COLOR", "1")
                        .run("--help")
                        .out())
                .doesNotContain("\u001b");
        assertThat(new Cli(temp)
                        .with("ESPALIER_TTY_OUT", "1")
                        .with("TERM", "dumb")
                        .run("--help")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void versionIsOneLine() {
        var result = new Cli(temp).run("--version");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).matches("espalier \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(new Cli(temp).run("--version", "--help").exit()).isZero();
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        var result = new Cli(temp).run("completion");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("#!/usr/bin/env bash\n")
                .contains("complete -F _complete_espalier -o default espalier", "--max-minutes");
    }
}
