package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evol-Instruct as the paper has it: four rounds, six operators, and all four rules of elimination. */
final class EvolInstructTest {

    private static final Map<String, List<String>> EVOLVED = Map.of(
            "Name a fruit.",
            List.of("Sure!\n<instruction>Name a fruit that floats.</instruction>\n<input></input>"),
            "Name a fruit that floats.",
            List.of(
                    "<instruction>The rewritten prompt: name a fruit.</instruction><input></input>",
                    "<instruction>Which fruit floats?</instruction><input></input>",
                    "```xml\n<instruction>Name a fruit that sinks.</instruction>\n<input>water</input>\n```\nDone."),
            "Add the numbers.",
            List.of(
                    "I would rather not.",
                    "<instruction>Add the numbers.</instruction><input>1, 2</input>",
                    "<instruction>Subtract them.</instruction><input>1, 2</input>",
                    "<instruction>Multiply the"));

    private static final Map<String, String> ANSWERS = Map.of(
            "Name a fruit that floats.", "An apple.",
            "The rewritten prompt: name a fruit.", "Plum.",
            "Which fruit floats?", "An apple.",
            "Name a fruit that sinks.", "I am sorry, I do not know.",
            "Add the numbers.", "3",
            "Subtract them.", "It is, and that is it.");

    @TempDir
    private Path temp;

    private final Map<String, Integer> asked = new HashMap<>();

    private synchronized Reply answer(Request request) {
        var variables = request.operation().variables();
        var instruction = (String) variables.get("instruction");
        return switch (request.operation().name()) {
            case "evolve" -> {
                int round = asked.merge(instruction, 1, Integer::sum) - 1;
                var reply = EVOLVED.get(instruction).get(round);
                yield new Reply(
                        reply,
                        reply.endsWith(">") || reply.endsWith(".") ? Finish.STOP : Finish.LENGTH,
                        Reply.Usage.NONE);
            }
            case "respond" -> Reply.of(ANSWERS.get(instruction));
            case "judge-equal" -> Reply.of(instruction.equals("Which fruit floats?") ? "Yes, equal." : "No.");
            default -> throw new IllegalStateException(request.operation().name());
        };
    }

    @Test
    void aFailedEvolutionKeepsItsParentAndEveryRuleEliminates() throws IOException {
        var seeds = List.of(
                Example.of("Name a fruit.", "", "Plum").withId("a"),
                Example.of("Add the numbers.", "1, 2", "3").withId("b"));
        var result = RecipeRun.of("evol-instruct").lastStage(seeds, new ScriptedModel(this::answer), temp);
        assertThat(result.dataset().lines().toList()).hasSize(3);
        assertThat(result.dataset())
                .contains("\"instruction\":\"Name a fruit that floats.\",\"input\":\"\",\"output\":\"An apple.\"")
                .contains("\"round\":1")
                .doesNotContain("parent-instruction");
        assertThat(result.ledger().lines().map(EvolInstructTest::reason).toList())
                .containsExactly(
                        "evolution-failed:copied-marker round 2",
                        "require:other-value round 3",
                        "evolution-failed:sorry round 4",
                        "ask:missing-field round 1",
                        "evolution-failed:unchanged round 2",
                        "evolution-failed:no-content round 3",
                        "ask:truncated round 4");
    }

    private static String reason(String line) {
        var reason = line.replaceAll(".*\"reason\":\"([^\"]*)\".*", "$1");
        return reason + " round " + line.replaceAll(".*\"round\":(\\d).*", "$1");
    }

    @Test
    void theTreeOfEvolutionsStandsInTheLineage() throws IOException {
        var seeds = List.of(Example.of("Name a fruit.", "", "Plum").withId("a"));
        var result = RecipeRun.of("evol-instruct").lastStage(seeds, new ScriptedModel(this::answer), temp);
        var lines = result.dataset().lines().toList();
        assertThat(lines.get(0)).contains("\"parents\":[\"a\"]").contains("\"round\":0");
        var first = lines.get(0).replaceAll(".*?\"id\":\"([^\"]*)\".*", "$1");
        assertThat(lines.get(1)).contains("\"parents\":[\"" + first + "\"]");
    }

    @Test
    void theBuiltInTeacherEvolvesWhatItUnderstands() throws IOException {
        var seeds = List.of(
                Example.of("Sort the numbers from the smallest to the largest.", "9, 4, 7", "4, 7, 9")
                        .withId("a"),
                Example.of("Write 1994 as a Roman numeral.", "", "MCMXCIV").withId("b"));
        var result = RecipeRun.of("evol-instruct").lastStage(seeds, new BuiltinTeacher(), temp);
        assertThat(result.dataset().lines().count()).isGreaterThanOrEqualTo(5);
        assertThat(result.dataset()).contains("\"round\":4").doesNotContain(BuiltinTeacher.REFUSAL);
    }
}
