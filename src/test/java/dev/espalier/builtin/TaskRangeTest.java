package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.prompt.TaggedFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels and families bound what the teacher proposes, in every operation that proposes a task. */
final class TaskRangeTest {

    /** All have tasks without an input, whose level shows in their numbers. */
    private static final List<String> FAMILIES = List.of("roman-numerals", "percent-problem", "number-words");

    private static final String ROMAN = "Write 9 as a Roman numeral.";
    private static final String EASY = "How much is 10 percent of 20?";

    /** An operation with what it needs, beside the layout, to propose tasks; of some kinds only. */
    private record Proposing(String name, Map<String, Object> variables) {

        @Override
        public String toString() {
            return name + " " + variables;
        }
    }

    static List<Proposing> proposing() {
        var all = new ArrayList<>(List.of(
                new Proposing("propose-instructions", Map.of("count", 5, "start-at", 1)),
                new Proposing("propose-examples", Map.of("count", 5, "start-at", 1)),
                new Proposing("propose-tasks", Map.of("count", "5")),
                new Proposing(
                        "evolve", Map.of("operator", "fresh-start", "words", List.of("river"), "instruction", "")),
                new Proposing("evolve-by-method", Map.of("method", "Ask for more depth.", "instruction", EASY)),
                new Proposing("reframe", Map.of("instruction", ROMAN)),
                new Proposing("tasks-for-skills", Map.of("use-case", "x", "skills", "roman numerals")),
                new Proposing("mix-skills", Map.of("skills", List.of("roman numerals", "percent problem"))),
                new Proposing("follow-up", Map.of("instruction", EASY, "input", ""))));
        for (var operator : List.of("deepen", "complicate-input")) {
            all.add(new Proposing("evolve", Map.of("operator", operator, "instruction", EASY, "input", "")));
        }
        return all;
    }

    private static String reply(TaskRange range, Proposing proposing, int item) {
        var variables = new HashMap<>(proposing.variables);
        variables.put("item", item);
        if (proposing.name.equals("propose-tasks")) {
            variables.put("reply-layout", "tags");
            variables.put("reply-fields", List.of("instruction", "input"));
        }
        var request =
                new Request(List.of(Message.user("?")), Sampling.DEFAULT, new Operation(proposing.name, variables));
        return new BuiltinTeacher(0, range).reply(request).text();
    }

    /** Returns the tasks of a reply, however it is written. */
    private static List<Task> tasks(String reply) {
        var texts = reply.contains("<instruction>")
                ? new TaggedFields(List.of("instruction", "input"))
                        .parse(reply, false).items().stream()
                                .map(fields -> String.valueOf(fields.get("instruction")))
                                .toList()
                : List.of(reply.split("\\n|\\s\\(\\d\\) |Instruction: ?"));
        return texts.stream()
                .map(text -> text.replaceFirst(
                        "^(?:\\d+\\. |Thank you. Something similar: |Next question. |And now this: " + "|One more: )",
                        ""))
                .flatMap(text -> Recogniser.recognise(text.strip()).stream())
                .toList();
    }

    private static List<Task> proposed(TaskRange range, Proposing proposing) {
        return IntStream.range(0, 20)
                .mapToObj(item -> reply(range, proposing, item))
                .flatMap(reply -> tasks(reply).stream())
                .toList();
    }

    private static double size(List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> task.values().map().values().stream())
                .filter(value -> value.matches("\\d{1,9}"))
                .mapToLong(Long::parseLong)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("proposing")
    void proposesOnlyOfTheFamiliesAndLevels(Proposing proposing) {
        var easy = proposed(new TaskRange(FAMILIES, 1, 1), proposing);
        var hard = proposed(new TaskRange(FAMILIES, 5, 5), proposing);
        assertThat(easy)
                .hasSizeGreaterThan(5)
                .allMatch(task -> FAMILIES.contains(task.family().name()));
        assertThat(hard)
                .hasSizeGreaterThan(5)
                .allMatch(task -> FAMILIES.contains(task.family().name()));
        assertThat(size(easy)).isLessThan(size(hard) / 2);
    }

    @Test
    void aChainGrowsToTheHardestLevelOnly() {
        var chain = "Take the numbers, reverse their order, and after that add up what remains.";
        var deepen = new Proposing("evolve", Map.of("operator", "deepen", "instruction", chain, "input", "44, 80, 56"));
        assertThat(proposed(new TaskRange(TaskRange.allFamilies(), 1, 2), deepen))
                .isNotEmpty()
                .allMatch(task -> Chain.steps(task.values()).size() == 1);
        assertThat(proposed(TaskRange.ALL, deepen))
                .anyMatch(task -> Chain.steps(task.values()).size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-words", "unit-conversion"})
    void anotherTaskBesideOneIsOfTheFamiliesOrThereIsNone(String family) {
        var beside = new Proposing("evolve", Map.of("operator", "broaden", "instruction", ROMAN, "input", ""));
        var names = proposed(new TaskRange(List.of(family), 1, 5), beside).stream()
                .map(task -> task.family().name())
                .collect(Collectors.toSet());
        // Roman numerals are a line, and so are number words; a conversion is a number.
        assertThat(names).isEqualTo(family.equals("number-words") ? Set.of(family) : Set.of());
    }

    @Test
    void skillsAndTopicsAreThoseOfTheFamilies() {
        var range = new TaskRange(List.of("percent-problem"), 1, 5);
        var layout = Map.<String, Object>of("reply-layout", "list", "reply-fields", List.of("x"));
        assertThat(reply(range, new Proposing("list-topics", layout), 0)).isEqualTo("1. working out a number");
        var topic = new HashMap<>(layout);
        topic.put("topic", "working out a number");
        assertThat(reply(range, new Proposing("list-skills", topic), 0)).isEqualTo("1. percent problem");
        topic.put("topic", "finding a short answer");
        assertThat(reply(range, new Proposing("list-skills", topic), 0)).startsWith(BuiltinTeacher.REFUSAL);
        var mixed = new Proposing("mix-skills", Map.of("skills", List.of("percent problem", "roman numerals")));
        assertThat(reply(range, mixed, 0)).startsWith(BuiltinTeacher.REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"make-instances", "make-example"})
    void inputsForATaskAreOfTheLevels(String operation) {
        var sort = "Sort the list of numbers from low to high, with a comma and a space between them.";
        var proposing = new Proposing(
                operation,
                Map.of(
                        "instruction",
                        sort,
                        "layout",
                        "input-first",
                        "count",
                        1,
                        "reply-layout",
                        "tags",
                        "reply-fields",
                        List.of("input")));
        int easy = 0;
        int hard = 0;
        for (int item = 0; item < 20; item++) {
            easy += reply(new TaskRange(TaskRange.allFamilies(), 1, 1), proposing, item)
                    .length();
            hard += reply(new TaskRange(TaskRange.allFamilies(), 5, 5), proposing, item)
                    .length();
        }
        assertThat(easy).isPositive().isLessThan(hard);
    }
}
