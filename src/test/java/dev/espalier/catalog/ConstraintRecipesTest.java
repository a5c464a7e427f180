package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of recipes that put constraints on answers, on data made by the built-in teacher. */
final class ConstraintRecipesTest {

    @TempDir
    private Path temp;

    private RecipeRun.Result run(String recipe) throws IOException {
        var made = RecipeRun.of("alpaca").toTarget(24, new BuiltinTeacher(), 1, temp.resolve("input"));
        var examples = RecipeRun.examples(made.directory().resolve("dataset.jsonl"));
        return RecipeRun.of(recipe).input(examples).toEnd(new BuiltinTeacher(), temp.resolve("run"));
    }

    @Test
    void coniferGoesFromEasyToHardAndEveryCheckableConstraintIsMet() throws IOException {
        var result = run("conifer");
        assertThat(result.accepted()).hasSizeGreaterThan(20);
        var last = new LinkedHashMap<Object, Integer>();
        Object before = "";
        int constraintsBefore = 0;
        for (var record : result.accepted()) {
            var query = record.get("query");
            int level = (int) record.get("level");
            assertThat(level).isBetween(1, 5);
            var constraints = Constraints.find((String) record.get("instruction"));
            // Levels of a query stand together, and rise.
            assertThat(last.containsKey(query)).isEqualTo(query.equals(before));
            assertThat(last.getOrDefault(query, 0)).isLessThan(level);
            if (query.equals(before)) {
                assertThat(constraints.size()).isGreaterThan(constraintsBefore);
            }
            assertThat(constraints).allMatch(constraint -> constraint.holds((String) record.get("output")));
            last.put(query, level);
            before = query;
            constraintsBefore = constraints.size();
        }
        assertThat(result.accepted("level")).contains(1, 5);
    }

    @Test
    void everyRuleOfCrabHoldsOfTheAnswerThatItWasMeasuredOn() throws IOException {
        var pairs = RecipeRun.examples(RecipeRun.GOLDEN.resolve("pairs.jsonl"));
        var answers = new LinkedHashMap<String, String>();
        pairs.forEach(pair -> answers.put(pair.id(), pair.output()));
        var result = RecipeRun.of("crab")
                .set("stages.constrained.steps.length.branches.long.weight=0")
                .input(pairs)
                .toEnd(new BuiltinTeacher(), temp);
        assertThat(result.accepted()).hasSize(pairs.size()).allSatisfy(record -> {
            var answer = answers.get((String) record.get("id"));
            var sentences = (List<?>) record.get("constraints");
            assertThat(sentences).doesNotHaveDuplicates().isNotEmpty();
            var rules = sentences.stream()
                    .flatMap(sentence -> Constraints.understand(sentence.toString()).stream())
                    .toList();
            assertThat(rules).allMatch(rule -> rule.holds(answer)).doesNotHaveDuplicates();
            boolean isForward = record.get("direction").equals("forward");
            var listed = (String) record.get(isForward ? "instruction" : "output");
            assertThat(listed)
                    .contains(
                            sentences.stream().map(sentence -> "- " + sentence).toList());
            assertThat(isForward).isEqualTo(record.get("output").equals(answer));
        });
        assertThat(result.accepted("direction")).contains("forward", "reverse");
    }

    @Test
    void crabTakesShortAnswersSeldom() throws IOException {
        var pairs = RecipeRun.examples(RecipeRun.GOLDEN.resolve("pairs.jsonl"));
        var result = RecipeRun.of("crab").input(pairs).toEnd(new BuiltinTeacher(), temp);
        assertThat(result.rejected("reason")).contains("length:too-short").doesNotContain("verify:unmet");
    }

    @Test
    void crabKeepsWhatAnInstructionIsAppliedTo() throws IOException {
        var texts = RecipeRun.examples(RecipeRun.GOLDEN.resolve("pairs.jsonl"));
        var pairs = texts.stream()
                .map(text ->
                        Example.of("Continue.", "Notes: oven.", text.output()).withId(text.id()))
                .toList();
        var result = RecipeRun.of("crab")
                .set("stages.constrained.steps.length.branches.long.weight=0")
                .input(pairs)
                .toEnd(new BuiltinTeacher(), temp);
        assertThat(result.accepted())
                .hasSize(pairs.size())
                .allSatisfy(record -> assertThat((String) record.get("input")).contains("Notes: oven."));
    }
}
