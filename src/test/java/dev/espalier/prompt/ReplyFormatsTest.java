package dev.espalier.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.SeedTask.Instance;
import dev.espalier.prompt.ReplyFormat.Unread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyFormatsTest {

    private final NumberedList compatList = new NumberedList(new NumberedList.Options(9, true, true));
    private final InstructionTriples triples = new InstructionTriples(InstructionTriples.Options.continuing(4));
    private final InstructionTriples strict = new InstructionTriples(new InstructionTriples.Options(4, true, true));

    @Test
    void rendersAListThatContinuesAfterItsNumber() {
        var list = new NumberedList(NumberedList.Options.continuing(9));
        assertThat(list.render(List.of("Name a plum.", "Name a pear."))).isEqualTo("""
                Name a plum.
                10. Name a pear.""");
    }

    @Test
    void rendersAListFromItsFirstNumber() {
        var list = new NumberedList(new NumberedList.Options(1, false, false));
        assertThat(list.render(List.of("Name a plum.", "Name a pear."))).isEqualTo("""
                1. Name a plum.
                2. Name a pear.""");
    }

    @Test
    void aListWithoutNumbersIsNoListUnlessThePromptEndedInTheNumber() {
        var whole = new NumberedList(new NumberedList.Options(1, false, false)).parse("Name a plum.", false);
        assertThat(whole.unread()).extracting(Unread::code).containsExactly("no-list");
        var continued = new NumberedList(NumberedList.Options.continuing(1)).parse("Name a plum.", false);
        assertThat(continued.items()).containsExactly("Name a plum.");
    }

    @Test
    void compatSplitsWhereverALineStartsWithANumberAndADot() {
        var parsed = compatList.parse(" Add\n2. and 3\n10 . Sort.\n11) no split", false);
        assertThat(parsed.items()).containsExactly("Add", "and 3", "Sort. 11) no split");
    }

    @Test
    void compatGivesUpATruncatedListAsAWhole() {
        var parsed = compatList.parse("Add.\n10. Sort.", true);
        assertThat(parsed.items()).isEmpty();
        assertThat(parsed.unread())
                .containsExactly(new Unread("truncated", "the reply was cut off", "Add.\n10. Sort."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "N/A", "n.a.", "(none)", "<noinput>", "No input needed.", "Not applicable"})
    void anInputThatSaysThereIsNoneIsEmpty(String said) {
        var reply = "Example 1\nInput: " + said + "\nOutput: A plum.";
        assertThat(new InputFirstInstances().parse(reply, false).items()).containsExactly(new Instance("", "A plum."));
        assertThat(new InputFirstInstances(true).parse(reply, false).items())
                .as("compat takes it as it is")
                .containsExactly(new Instance(said, "A plum."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Na", "None of these words", "no", "0", "-1"})
    void anInputThatOnlyLooksLikeNoneIsKept(String said) {
        var reply = "Example 1\nInput: " + said + "\nOutput: Sodium.";
        assertThat(new InputFirstInstances().parse(reply, false).items())
                .containsExactly(new Instance(said, "Sodium."));
    }

    @Test
    void rendersTriplesInTheLayoutOfAlpaca() {
        assertThat(triples.render(
                        List.of(new Triple("Double it.", "4", "8"), new Triple("Name a plum.", "", "Mirabelle"))))
                .isEqualTo("""
                         Double it.
                        4. Input:
                        4
                        4. Output:
                        8
                        ###
                        5. Instruction: Name a plum.
                        5. Input:
                        <noinput>
                        5. Output:
                        Mirabelle
                        """);
    }

    @Test
    void refusesToRenderASeparatorLineInsideAnOutput() {
        assertThatThrownBy(() -> triples.render(List.of(new Triple("Draw a line.", "", "a\n###\nb"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("InstructionTriples: these 1 items cannot be rendered, because they would be read back as"
                        + " something else (a marker of the format, or white space at an end)");
    }

    @Test
    void compatTakesTriplesWithTheirOwnNumberOnly() {
        var reply = """
                 Double it.
                4. Input: 4
                4. Output: 8
                ###
                6. Instruction: Halve it.
                6. Input: 4
                6. Output: 2
                ###
                6. Instruction: Name a plum.
                6. Input: <noinput>
                6. Output: Mirabelle
                """;
        var parsed = strict.parse(reply, false);
        assertThat(parsed.items())
                .containsExactly(new Triple("Double it.", "4", "8"), new Triple("Name a plum.", "", "Mirabelle"));
        assertThat(parsed.unread()).extracting(Unread::code).containsExactly("slipped-number");
        assertThat(triples.parse(reply, false).items()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noinput>",
                "<NoInput>",
                "No input",
                "no input.",
                "N/A",
                "n/a.",
                "None",
                "(none)",
                "<no input>",
                "-",
                "No input required.",
                "Not applicable",
                "[no input needed]",
                "\"No-input\"",
                "N.A."
            })
    void knowsManySpellingsOfNoInput(String spelling) {
        var parsed = triples.parse(" Name a plum.\n4. Input: " + spelling + "\n4. Output: Mirabelle", false);
        assertThat(parsed.items()).containsExactly(new Triple("Name a plum.", "", "Mirabelle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "None of them came.", "no", "input", "NaN"})
    void takesOtherShortInputsAsInputs(String input) {
        var parsed = triples.parse(" Say it again.\n4. Input: " + input + "\n4. Output: So be it", false);
        assertThat(parsed.items()).containsExactly(new Triple("Say it again.", input, "So be it"));
    }

    @Test
    void compatFindsMarkersWithinLines() {
        var parsed =
                new InputFirstInstances(true).parse("See Example 2 of Input: 4 Output: 8 Input: 5 Output: 10", false);
        assertThat(parsed.items()).containsExactly(new Instance("", "See"), new Instance("of Input: 4", "8"));
    }

    @Test
    void rendersInstancesInputFirst() {
        assertThat(new InputFirstInstances().render(List.of(new Instance("4", "8"), new Instance("", "none"))))
                .isEqualTo("""
                Example 1
                Input: 4
                Output: 8

                Example 2
                Output: none""");
    }

    @Test
    void rendersTheSoleOutputOfATaskWithoutInput() {
        assertThat(new InputFirstInstances().render(List.of(new Instance("", "8"))))
                .isEqualTo("Output: 8");
    }

    @Test
    void rendersInstancesOutputFirst() {
        assertThat(new OutputFirstInstances().render(List.of(new Instance("4", "even"), new Instance("5", "odd"))))
                .isEqualTo("""
                Class label: even
                4

                Class label: odd
                5""");
    }

    @Test
    void rendersVerdicts() {
        assertThat(new YesNo().render(List.of(true))).isEqualTo("Yes");
        assertThat(new YesNo().render(List.of(false))).isEqualTo("No");
        assertThatThrownBy(() -> new YesNo().render(List.of(true, false))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAVerdictThatWasCutOffAfterItsWord() {
        assertThat(new YesNo().parse(" Yes, it", true).items()).containsExactly(true);
    }
}
