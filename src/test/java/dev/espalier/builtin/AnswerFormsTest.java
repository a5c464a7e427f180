package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeededRandom;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each form makes of an answer. */
class AnswerFormsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Put the result in square brackets.#[126]",
                "Your reply must stand between round brackets.#(126)",
                "Put double quotation marks around the answer.#\"126\"",
                "Reply in JSON, as one object that holds the answer as a string under \"value\".#{\"value\": \"126\"}",
                "Wrap the answer in <reply> tags, opening and closing.#<reply>126</reply>",
                "Put \"amber\" in front of the answer and part the two by a hyphen with spaces around it.#amber - 126",
                "Close with \"; done\" so that I can see nothing was cut off.#126; done",
                "State the answer twice, with a slash and spaces between the two.#126 / 126",
                "Use the words \"The answer is\" before it and put a full stop at the end.#The answer is 126.",
                "Lead in with -> and one space.#-> 126",
                "Make \"Summary\" the first line of your reply and let the answer follow below.#Summary\\n126",
                "Add a final line that reads \"- Greta\", because the reply goes out under that name.#126\\n- Greta",
                "On a second line, say how many characters the answer has, spaces included.#126\\n3",
                "The last line must be \"over\", all by itself.#126\\nover"
            })
    void formsAnAnswer(String form, String expected) {
        var task =
                Recogniser.recognise("How much is 45 percent of 280? " + form).orElseThrow();
        assertThat(task.answer("")).contains(expected.replace("\\n", "\n"));
    }

    @Test
    void capitalsAreForLabelsOnly() {
        var form = " Write the answer in capital letters.";
        assertThat(Recogniser.recognise("Classify the number as even or odd." + form)
                        .orElseThrow()
                        .answer("4"))
                .contains("EVEN");
        assertThat(Recogniser.recognise("How much is 45 percent of 280?" + form))
                .isEmpty();
    }

    @Test
    void citesEveryLineOfABlock() {
        var text = "Print the first column of the CSV table, one value a line, without the header."
                + " Quote the whole reply e-mail style, each line led in by \"> \".";
        assertThat(Recogniser.recognise(text).orElseThrow().answer("name,year\nIda,1990\nJon,1991"))
                .contains("> Ida\n> Jon");
    }

    @Test
    void twoFormsAtOnceAreNotUnderstood() {
        assertThat(Recogniser.recognise("How much is 45 percent of 280? Put the result in square brackets."
                        + " Put double quotation marks around the answer."))
                .isEmpty();
    }

    @Test
    void everyFormIsUnderstoodAsItselfAloneAndSceneAsNone() {
        for (int i = 0; i < 100; i++) {
            for (var form : AnswerForms.ALL) {
                for (var wording : form.wordings()) {
                    var said = wording.say(SeededRandom.of(i));
                    assertThat(formsUnderstanding(said.text()))
                            .as(said.text())
                            .isEqualTo(Map.of(form.name(), said.values()));
                    assertThat(Scenes.ALL)
                            .noneMatch(scene -> scene.understand(said.text()).isPresent());
                    assertThat(Sentences.split(said.text())).hasSize(1);
                }
            }
        }
    }

    private static Map<String, Values> formsUnderstanding(String text) {
        return AnswerForms.ALL.stream()
                .flatMap(form -> form.wordings().stream()
                        .flatMap(wording -> wording.understand(text).stream())
                        .map(values -> Map.entry(form.name(), values)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void formsSayNothingThatAnInstructionMustNot() {
        var all =
                Stream.concat(AnswerForms.ALL.stream().flatMap(form -> form.wordings().stream()), Scenes.ALL.stream());
        assertThat(all.map(wording -> wording.say(SeededRandom.of(1)).text()))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainPattern(VarietyTest.FORBIDDEN)
                        .doesNotEndWith(":"));
    }
}
