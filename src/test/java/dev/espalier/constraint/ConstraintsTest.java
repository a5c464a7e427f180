package dev.espalier.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How constraints are said and understood. */
class ConstraintsTest {

    static final List<ConstraintKind> KINDS = Constraints.ALL;

    @Test
    void thereAreManyKindsWithDifferentNames() {
        assertThat(Constraints.ALL).hasSizeGreaterThanOrEqualTo(40);
        assertThat(Constraints.ALL).extracting(ConstraintKind::name).doesNotHaveDuplicates();
        assertThat(Constraints.named("max-words")).contains(Constraints.ALL.get(0));
        assertThat(Constraints.named("most-words")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyWordingIsUnderstoodAsWhatWasSaidAndAsNothingElse(ConstraintKind kind) {
        assertThat(kind.wordings()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < 60; i++) {
            var constraint = kind.draw(SeededRandom.of(i, kind.name()));
            var said = constraint.describe(i);
            assertThat(Constraints.understand(said)).as(said).contains(constraint);
            assertThat(Constraints.ALL.stream()
                            .filter(other ->
                                    other.understand(said, 0, said.length()).isPresent()))
                    .as(said)
                    .containsExactly(kind);
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void wordingsAreSentencesThatDiffer(ConstraintKind kind) {
        var constraint = kind.draw(SeededRandom.of(1, kind.name()));
        var said = new ArrayList<String>();
        for (int i = 0; i < kind.wordings(); i++) {
            said.add(constraint.describe(i));
        }
        assertThat(said)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        sentence -> assertThat(sentence).matches("[A-Z].*\\.").doesNotContainPattern("[.?!] "));
        assertThat(constraint.describe(kind.wordings())).isEqualTo(constraint.describe());
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void isFoundInTheMiddleOfAnInstruction(ConstraintKind kind) {
        for (int i = 0; i < 20; i++) {
            var constraint = kind.draw(SeededRandom.of(i, kind.name()));
            var text = "Write about rain. " + constraint.describe(i).replace(" ", " \n ") + "\nThank you.";
            assertThat(Constraints.find(text)).as(text).containsExactly(constraint);
        }
    }

    @Test
    void findsAllInTheOrderOfTheText() {
        assertThat(Constraints.find(
                        "Use no word twice. Explain tides. Do not use any commas. No two lines may be the same."))
                .extracting(Constraint::name)
                .containsExactly("unique-words", "no-commas", "unique-lines");
    }

    @Test
    void capitalsDoNotMatterButThoseOfQuotedTextsStay() {
        var found = Constraints.understand("FINISH YOUR REPLY WITH \"So Long\" AND NOTHING AFTER IT.");
        assertThat(found.orElseThrow().arguments().text("text")).isEqualTo("So Long");
        assertThat(Constraints.understand("use letters of the greek script only.")
                        .orElseThrow()
                        .arguments()
                        .text("script"))
                .isEqualTo("Greek");
    }

    @Test
    void readsListsOfWordsAsTheyAreWritten() {
        for (var words : List.of("fig", "fig, plum", "fig, plum, red wine")) {
            var constraint = new Constraint(Constraints.named("keywords").orElseThrow(), Arguments.of("words", words));
            assertThat(Constraints.understand(constraint.describe())).contains(constraint);
        }
        assertThat(new Constraint(
                                Constraints.named("keywords").orElseThrow(),
                                Arguments.of("words", "fig, plum, red wine"))
                        .describe())
                .isEqualTo("Include \"fig\", \"plum\" and \"red wine\" in the reply.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Explain tides.",
                "Use no more than many words.",
                "Use no more than 1234567 words.",
                "Please use no word twice, if you can.",
                "XUse no word twice.",
                "Finish your reply with \"\" and nothing after it.",
                "${n}",
                "\u0000"
            })
    void findsNothingWhereNothingIsAskedFor(String text) {
        assertThat(Constraints.find(text)).isEmpty();
        assertThat(Constraints.understand(text)).isEmpty();
    }

    @Test
    void whatIsQuotedIsNotAskedFor() {
        var quoted = "Finish your reply with \"now: Use no word twice. ok\" and nothing after it.";
        assertThat(Constraints.find(quoted)).extracting(Constraint::name).containsExactly("ends-with");
    }

    @Test
    void survivesTextsOfAnySizeAndSort() {
        var hostile = "\"".repeat(20_000) + " and \"".repeat(2_000) + "[*<".repeat(5_000) + "\n".repeat(5_000);
        assertThat(Constraints.find(hostile)).isEmpty();
        for (var kind : Constraints.ALL) {
            var constraint = kind.draw(SeededRandom.of(1, kind.name()));
            constraint.holds(hostile);
            constraint.apply(hostile.toUpperCase(Locale.ROOT));
            constraint.holds("```\n" + "x\n".repeat(20_000) + "```");
            constraint.holds("<answer>" + "x<".repeat(20_000) + "</answer>");
            constraint.holds("[".repeat(50_000));
        }
        assertThat(Constraints.named("json")
                        .orElseThrow()
                        .draw(SeededRandom.of(1))
                        .holds("[".repeat(50_000)))
                .isFalse();
    }
}
