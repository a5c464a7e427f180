package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.Whitespace;
import dev.espalier.prompt.YesNo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evolving, rephrasing, translating, judging: all from the text that is given. */
class OperationsTest {

    private static final String SORT =
            "Sort the list of numbers smallest first, with a comma and a space between them.";
    private static final String PERCENT = "How much is 45 percent of 280?";

    static String reply(String operation, Object... variables) {
        return reply(new BuiltinTeacher(), operation, variables);
    }

    private static String reply(BuiltinTeacher teacher, String name, Object... variables) {
        return teacher.reply(new Request(List.of(Message.user("?")), Sampling.DEFAULT, operation(name, variables)))
                .text();
    }

    private static Operation operation(String name, Object... variables) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < variables.length; i += 2) {
            map.put((String) variables[i], variables[i + 1]);
        }
        return new Operation(name, map);
    }

    static List<Composer.Composed> tasks() {
        return Composer.compose(2 * Families.ALL.size(), SeededRandom.of(21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"constrain", "deepen", "concretise", "reason", "complicate-input", "broaden"})
    void evolvesIntoAnotherTaskThatItUnderstandsAndAnswers(String operator) throws JsonProcessingException {
        int refused = 0;
        for (var task : tasks()) {
            var input = task.example().input();
            var json = reply(
                    "evolve",
                    "instruction",
                    task.instruction(),
                    "input",
                    input,
                    "operator",
                    operator,
                    "reply-layout",
                    "json",
                    "reply-fields",
                    List.of("instruction", "input", "output"));
            if (json.startsWith(BuiltinTeacher.REFUSAL)) {
                refused++;
                continue;
            }
            var evolved = field(json, "instruction");
            assertThat(reply("respond", "instruction", evolved, "input", field(json, "input")))
                    .as(evolved)
                    .isEqualTo(field(json, "output"));
            assertThat(evolved + field(json, "input")).isNotEqualTo(task.instruction() + input);
            assertThat(reply(
                            "judge-equal",
                            "instruction",
                            task.instruction(),
                            "input",
                            input,
                            "other",
                            evolved,
                            "other-input",
                            field(json, "input")))
                    .as("%s%n-> %s", task.instruction(), evolved)
                    .isEqualTo("No");
        }
        assertThat(refused).as("refused of " + tasks().size()).isLessThan(tasks().size() / 4);
    }

    /** From JSON, as answers may hold tags of their own. */
    private static String field(String json, String name) throws JsonProcessingException {
        return new ObjectMapper().readTree(json).get(name).asText();
    }

    @Test
    void constrainsByOneMoreSentence() {
        var evolved = reply("evolve", "instruction", SORT, "input", "2, 1", "operator", "constrain");
        assertThat(evolved).startsWith(SORT + " ");
        assertThat(Recogniser.recognise(evolved).orElseThrow().constraints()).hasSize(1);
        assertThat(reply("list-constraints", "instruction", evolved)).startsWith("1. ");
    }

    @Test
    void deepensAChainByAStep() {
        var chain = "With the numbers below, reverse their order, then give the sum of what is left.";
        var deeper = reply("evolve", "instruction", chain, "input", "1, 2", "operator", "deepen");
        var values = Recogniser.recognise(deeper).orElseThrow().values();
        assertThat(Chain.steps(values))
                .hasSize(2)
                .extracting(Chain.Operation::name)
                .startsWith("reverse");
        assertThat(Chain.end(values).name()).isEqualTo("sum");
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void rephrasesWithoutAChangeOfMeaning(Composer.Composed task) {
        var said = reply("rephrase", "instruction", task.instruction());
        if (said.startsWith(BuiltinTeacher.REFUSAL)) {
            return;
        }
        assertThat(Whitespace.collapse(said)).isNotEqualTo(task.instruction());
        assertThat(reply("judge-equal", "instruction", task.instruction(), "other", said))
                .as(said)
                .isEqualTo("Yes");
        // Decoration may differ, the answer may not.
        assertThat(reply("respond", "instruction", said, "input", task.example().input()))
                .isEqualTo(task.example().output());
    }

    @Test
    void rephrasesNearlyEverything() {
        assertThat(tasks().stream()
                        .map(task -> reply("rephrase", "instruction", task.instruction()))
                        .filter(said -> said.startsWith(BuiltinTeacher.REFUSAL))
                        .count())
                .isLessThan(tasks().size() / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void translatesThereAndBackWithoutAChangeOfMeaning(String language) {
        int wordings = 0;
        for (var family : Families.ALL) {
            for (var wording : family.wordings()) {
                var said = wording.say(SeededRandom.of(4, language)).text();
                var there = reply("translate", "instruction", said, "language", language);
                if (there.startsWith(BuiltinTeacher.REFUSAL)
                        || wording.language().equals(language)) {
                    continue;
                }
                wordings++;
                assertThat(Rewording.language(Recogniser.recognise(there).orElseThrow(), there))
                        .isEqualTo(language);
                var back = reply("translate", "instruction", there, "language", "en");
                assertThat(reply("judge-equal", "instruction", said, "other", back))
                        .as(there)
                        .isEqualTo("Yes");
            }
        }
        assertThat(wordings).isGreaterThan(400);
    }

    @ParameterizedTest
    @CsvSource({"12, MCMXCIV", "13, I cannot do this: I do not know this kind of task."})
    void understandsTwelveSentencesAroundATask(int sentences, String answer) {
        var instruction =
                "No tricks here, just a bit of careful work. ".repeat(sentences) + "Write 1994 as a Roman numeral.";
        assertThat(reply("respond", "instruction", instruction, "input", "")).isEqualTo(answer);
    }

    @Test
    void translatesNoTaskWhoseInputWouldStayAsItIs() {
        var said = Families.ALL.stream()
                .filter(family -> family.name().equals("coin-change"))
                .map(family -> family.wordings().get(0).say(SeededRandom.of(1)).text())
                .findFirst()
                .orElseThrow();
        assertThat(reply("translate", "instruction", said, "input", "Coins: 1, 2\nAmount: 5", "language", "de"))
                .isEqualTo(BuiltinTeacher.REFUSAL + "I cannot say the input of this task in that language.");
        assertThat(reply("translate", "instruction", said, "input", "", "language", "de"))
                .doesNotStartWith(BuiltinTeacher.REFUSAL);
        assertThat(reply(
                        "translate",
                        "instruction",
                        "Solve the equation for x.",
                        "input",
                        "x + 1 = 2",
                        "language",
                        "de"))
                .doesNotStartWith(BuiltinTeacher.REFUSAL);
    }

    @Test
    void translatesWhatWasSaid() {
        assertThat(reply("translate", "instruction", "Write 1994 as a Roman numeral.", "language", "DE"))
                .isEqualTo("Schreibe 1994 in römischen Ziffern.");
        assertThat(reply("respond", "instruction", "用罗马数字写出1994。", "input", "")).isEqualTo("MCMXCIV");
        assertThat(reply("rephrase", "instruction", "Addiere alle Zahlen der Liste."))
                .isEqualTo("Wie groß ist die Summe der folgenden Zahlen?");
        assertThat(reply(
                        "translate",
                        "instruction",
                        "Write 1994 as a Roman numeral. Do not use any commas.",
                        "language",
                        "de"))
                .startsWith(BuiltinTeacher.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "126 | 5 | correct",
                "' 126\n' | 5 | correct",
                "126. | 4 | correct",
                "The answer is 126 | 3 | wrong",
                "1126 | 1 | wrong",
                "127 | 1 | wrong",
                "'' | 1 | wrong"
            })
    void marksAnAnswerAfterWorkingItOut(String output, int mark, String verdict) {
        var args = new Object[] {"instruction", PERCENT, "input", "", "output", output == null ? "" : output};
        assertThat(reply("judge", args)).isEqualTo(verdict.equals("correct") ? "Yes" : "No");
        assertThat(reply("judge", with(args, "reply-layout", "score"))).isEqualTo("" + mark);
        assertThat(reply("judge", with(args, "reply-layout", "choice", "reply-labels", List.of("good", "bad"))))
                .isEqualTo(verdict.equals("correct") ? "good" : "bad");
        assertThat(reply("judge", with(args, "reply-layout", "json", "reply-fields", List.of("score", "verdict"))))
                .isEqualTo("{\"score\":\"" + mark + "\",\"verdict\":\"" + verdict + "\"}");
    }

    private static Object[] with(Object[] variables, Object... more) {
        return Stream.concat(Stream.of(variables), Stream.of(more)).toArray();
    }

    @Test
    void aConstraintThatIsNotMetCostsMarks() {
        var instruction = PERCENT + " Enclose the reply in an <answer> tag that is closed again.";
        assertThat(reply("judge", "instruction", instruction, "output", "126", "reply-layout", "score"))
                .isEqualTo("3");
        assertThat(reply(
                        "judge", "instruction", instruction, "output", "<answer>126</answer>", "reply-layout", "score"))
                .isEqualTo("5");
        assertThat(reply("respond", "instruction", PERCENT, "constraints", List.of("Do not use any digits.")))
                .startsWith(BuiltinTeacher.REFUSAL);
        assertThat(reply(
                        "respond",
                        "instruction",
                        PERCENT,
                        "constraints",
                        List.of("Wrap the whole reply in double quotation marks.")))
                .isEqualTo("\"126\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How much is 45 percent of 280? | How much is 45 percent of 280? | Yes",
                "How much is 45 percent of 280? | how  much is 45 percent of 280? | Yes",
                "How much is 45 percent of 280? | How much is 46 percent of 280? | No",
                "How much is 45 percent of 280? | How much is 45 percent of 280? Do not use any commas. | No",
                "How much is 45 percent of 280? | How much is 45 percent of 280? Put the result in square brackets. | No",
                "How much is 45 percent of 280? | Write 1994 as a Roman numeral. | No",
                "Write about rain. | write about  rain. | Yes",
                "Write about rain. | Write about snow. | No"
            })
    void saysWhetherTwoInstructionsAskForTheSame(String one, String other, String verdict) {
        assertThat(reply("judge-equal", "instruction", one, "other", other)).isEqualTo(verdict);
        assertThat(reply("judge-equal", "instruction", other, "other", one)).isEqualTo(verdict);
        assertThat(reply("judge-equal", "instruction", one, "other", other, "input", "a", "other-input", "b"))
                .isEqualTo("No");
    }

    @Test
    void scoresRiseWithDepthAndDemands() {
        var one = "With the numbers below, reverse their order, then give the sum of what is left.";
        var two =
                "With the numbers below, reverse their order, then add 3 to each, and finally give the sum of what is left.";
        assertThat(score(one)).isLessThan(score(two));
        assertThat(score(two)).isLessThan(score(two + " Do not use any commas."));
        assertThat(reply("score", "instruction", PERCENT, "output", "126", "aspect", "quality"))
                .isEqualTo("10");
        assertThat(reply(
                        "score",
                        "instruction",
                        PERCENT,
                        "output",
                        "12",
                        "aspect",
                        "quality",
                        "reply-min",
                        0.0,
                        "reply-max",
                        1.0))
                .isEqualTo("0");
        assertThat(score("Write about rain.")).isLessThan(score("Write about rain. ".repeat(9)));
    }

    private static double score(String instruction) {
        return Double.parseDouble(reply("score", "instruction", instruction, "input", "1, 2, 3"));
    }

    @Test
    void anotherTextGetsAnotherReply() {
        var operations = new ArrayList<List<Object>>();
        operations.add(List.of("respond", "input", ""));
        operations.add(List.of("evolve", "operator", "constrain"));
        operations.add(List.of("evolve", "operator", "deepen"));
        operations.add(List.of("rephrase", "input", ""));
        operations.add(List.of("judge", "output", "126"));
        for (var operation : operations) {
            var replies = new ArrayList<String>();
            for (var instruction : List.of(PERCENT, PERCENT.replace("280", "560"))) {
                replies.add(reply(
                        (String) operation.get(0), "instruction", instruction, operation.get(1), operation.get(2)));
            }
            assertThat(replies.get(0)).as(operation.toString()).isNotEqualTo(replies.get(1));
            assertThat(replies).noneMatch(reply -> reply.startsWith(BuiltinTeacher.REFUSAL));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evolve", "rephrase", "translate", "judge", "respond", "list-constraints"})
    void refusesTasksThatItDoesNotUnderstandSoThatAProgramCanTell(String operation) {
        var refusal = reply(
                operation, "instruction", "Write about rain.", "operator", "deepen", "output", "x", "language", "de");
        assertThat(refusal).isEqualTo("I cannot do this: I do not know this kind of task.");
        assertThat(new YesNo().parse(refusal, false).items()).isEmpty();
    }

    @Test
    void refusesWhatItCannotWrite() {
        assertThat(reply("evolve", "instruction", SORT, "operator", "shrink"))
                .startsWith("I cannot do this: the operator is none of constrain, deepen,");
        assertThat(reply("respond", "instruction", PERCENT, "input", "", "reply-layout", "poem"))
                .isEqualTo("I cannot do this: the layout of the reply is none of mine.");
        assertThat(reply("respond", "instruction", PERCENT, "input", "", "reply-layout", "yes-no"))
                .isEqualTo("I cannot do this: the answer is neither yes nor no.");
        assertThat(reply("translate", "instruction", PERCENT, "language", "tlh"))
                .isEqualTo("I cannot do this: I cannot say this task in that language.");
        assertThat(reply(
                        "respond",
                        "instruction",
                        PERCENT,
                        "input",
                        "",
                        "reply-layout",
                        "after-marker",
                        "reply-marker",
                        "###"))
                .isEqualTo("###\n126");
        assertThat(reply(
                        "rephrase",
                        "instruction",
                        PERCENT,
                        "input",
                        "",
                        "reply-layout",
                        "labels",
                        "reply-fields",
                        List.of("input")))
                .isEqualTo("Input: \n");
    }

    @Test
    void errsAtTheRateThatWasAskedForAndSaysSo() {
        var right = new BuiltinTeacher();
        var erring = new BuiltinTeacher(0.3);
        assertThat(erring.id()).isEqualTo(right.id() + "?error-rate=0.3");
        int wrong = 0;
        for (int i = 0; i < 400; i++) {
            var variables = new Object[] {"instruction", "How much is " + (i + 1) + " percent of 200?", "input", ""};
            boolean errs = erring.errs(operation("respond", variables));
            wrong += errs ? 1 : 0;
            assertThat(reply(erring, "respond", variables).equals(reply(right, "respond", variables)))
                    .isEqualTo(!errs);
            assertThat(right.errs(operation("respond", variables))).isFalse();
            var request = new Request(List.of(Message.user("?")), Sampling.DEFAULT, operation("respond", variables));
            assertThat(erring.idFor(request)).isEqualTo(erring.id() + (errs ? BuiltinTeacher.WRONG : ""));
            assertThat(right.idFor(request)).isEqualTo(right.id());
        }
        assertThat(wrong).isBetween(80, 160);
    }

    @Test
    void playsAWeakerModelByAnsweringHalfWrongAndSaysSo() {
        var teacher = new BuiltinTeacher();
        int wrong = 0;
        for (int i = 0; i < 400; i++) {
            var variables = new Object[] {"instruction", "How much is " + (i + 1) + " percent of 200?", "input", ""};
            boolean errs = !reply(teacher, "attempt", variables).equals(reply(teacher, "respond", variables));
            var request = new Request(List.of(Message.user("?")), Sampling.DEFAULT, operation("attempt", variables));
            assertThat(teacher.idFor(request)).isEqualTo(teacher.id() + (errs ? BuiltinTeacher.WRONG : ""));
            wrong += errs ? 1 : 0;
        }
        assertThat(wrong).isBetween(160, 240);
    }

    @Test
    void aTeacherThatAlwaysErrsIsNeverRight() {
        var erring = new BuiltinTeacher(1);
        for (var task : tasks()) {
            var input = task.example().input();
            assertThat(reply(erring, "respond", "instruction", task.instruction(), "input", input))
                    .isNotEqualTo(task.example().output());
            assertThat(reply(
                            erring,
                            "judge",
                            "instruction",
                            task.instruction(),
                            "input",
                            input,
                            "output",
                            task.example().output()))
                    .isEqualTo("No");
            assertThat(reply(erring, "judge-equal", "instruction", task.instruction(), "other", task.instruction()))
                    .isEqualTo("No");
        }
    }
}
