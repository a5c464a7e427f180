package dev.espalier.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.DryUp;
import dev.espalier.recipe.Recipe.From;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recipe may say, and every complaint about its shape, word for word. */
final class RecipeReaderTest {

    private static final String GOOD = """
            name: small
            about: Makes little.
            compat: false
            models:
              teacher: { temperature: 1.0 }
              judge:
            stages:
              - name: first
                from: seeds
                steps:
                  - make: { count: 3 }
                filters:
                  - short
                  - near: { name: near-input, field: input }
                  - near:
              - name: second
                from: first
                feeds-back: true
                window: 4
                steps: [check]
            when-compat:
              stages.first.steps.make.count: 5
            """;

    private static Recipe read(String yaml, String... sets) {
        var problems = new Problems();
        var recipe = RecipeReader.read(yaml, "r.yaml", List.of(sets), problems);
        problems.throwIfAny();
        return recipe;
    }

    /** Returns every complaint, a line each. */
    private static String complaints(String yaml, String... sets) {
        var problems = new Problems();
        try {
            RecipeReader.read(yaml, "r.yaml", List.of(sets), problems);
        } catch (ProblemException e) {
            problems.addAll(e);
        }
        return String.join("\n", problems.shown().stream().map(Object::toString).toList());
    }

    private static String option(Recipe recipe, int stage, String operator, String option) {
        var all = new ArrayList<>(recipe.stages().get(stage).steps());
        all.addAll(recipe.stages().get(stage).filters());
        return all.stream()
                .filter(found -> found.name().equals(operator))
                .map(found -> Shown.of(found.options().entries().get(option).value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsWhatARecipeSays() {
        var recipe = read(GOOD);
        assertThat(recipe.name()).isEqualTo("small");
        assertThat(recipe.about()).isEqualTo("Makes little.");
        assertThat(recipe.models().keySet()).containsExactly("teacher", "judge");
        var first = recipe.stages().get(0);
        assertThat(first.from()).isEqualTo(From.SEEDS);
        assertThat(first.steps()).extracting(Recipe.Operator::kind).containsExactly("make");
        assertThat(first.filters()).extracting(Recipe.Operator::kind).containsExactly("short", "near", "near");
        assertThat(first.filters()).extracting(Recipe.Operator::name).containsExactly("short", "near-input", "near");
        assertThat(first.filters().get(1).options().entries()).containsOnlyKeys("field");
        var second = recipe.stages().get(1);
        assertThat(second.from()).isEqualTo(From.STAGE);
        assertThat(second.feedsBack()).isTrue();
        assertThat(second.window()).isEqualTo(4);
    }

    @Test
    void readsWhatARecipeLeavesOut() {
        var recipe = read("{name: a, about: b, stages: [{name: c, steps: [d]}]}");
        assertThat(recipe.paper()).isEmpty();
        assertThat(recipe.changes()).isEmpty();
        assertThat(recipe.compat()).isFalse();
        assertThat(recipe.models()).isEmpty();
        assertThat(recipe.dryUp()).isEqualTo(new DryUp(0.01, 500));
        var only = recipe.stages().get(0);
        assertThat(only.from()).isEqualTo(From.NOTHING);
        assertThat(only.feedsBack()).isFalse();
        assertThat(only.window()).isEqualTo(256);
        assertThat(only.filters()).isEmpty();
    }

    @Test
    void tellsEverythingAtOnceWithTheNearestKey() {
        var yaml = """
                nam: small
                about: 7
                compat: perhaps
                dry-up: { floor: 2, ower: 3 }
                models: [teacher]
                paper: "x"
                stages:
                  - name: One
                    form: seeds
                    window: 0
                    feeds-back: 1
                    steps:
                      - make: 5
                      - [a, b]
                      - { a: 1, b: 2 }
                  - two
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                r.yaml:1:1: a recipe needs "name"
                r.yaml:2:8: "about" is 7; use a text
                r.yaml:3:9: "compat" is "perhaps"; use true or false
                r.yaml:5:9: "models" is a list; use a mapping
                r.yaml:8:11: "One" is not a name; use a-z, 0-9 and single hyphens
                r.yaml:11:17: "feeds-back" is 1; use true or false
                r.yaml:10:13: "window" is 0; use a whole number of 1 or more
                r.yaml:13:15: the options of step "make" are a mapping, not a number
                r.yaml:14:9: a step is its kind, or its kind with options; this is a list; write "- kind" or "- kind: { option: value }"
                r.yaml:15:9: a step is its kind, or its kind with options; this is a mapping; write "- kind" or "- kind: { option: value }"
                r.yaml:9:5: a stage has no key "form"; did you mean "from"?
                r.yaml:16:5: a stage is a mapping, not a text
                r.yaml:4:18: "floor" is 2; use a number from 0 to 1
                r.yaml:4:21: dry-up has no key "ower"; did you mean "over"?
                r.yaml:1:1: a recipe has no key "nam"; did you mean "name"?""");
    }

    @Test
    void wantsStagesWithSteps() {
        assertThat(complaints("name: a\nabout: b\n"))
                .isEqualTo("r.yaml:1:1: a recipe needs at least one stage; add \"stages:\" with a list");
        assertThat(complaints("name: a\nabout: b\nstages: 3\n")).isEqualTo("r.yaml:3:9: \"stages\" is 3; use a list");
        assertThat(complaints("name: a\nabout: b\nstages:\n  - name: c\n"))
                .isEqualTo("r.yaml:4:5: stage \"c\" has no steps; add \"steps:\" with a list");
    }

    @Test
    void aStageWithoutStepsNeedsSomethingToFilter() {
        var yaml = "name: a\nabout: b\nstages:\n  - name: c\n    from: seeds\n    steps: []\n";
        assertThat(complaints(yaml)).isEmpty();
        assertThat(complaints(yaml.replace("seeds", "nothing")))
                .isEqualTo("r.yaml:4:5: stage \"c\" has no steps; add \"steps:\" with a list");
    }

    @Test
    void tellsTwoOfOneName() {
        var yaml = """
                name: a
                about: b
                stages:
                  - name: one
                    steps: [make, make, make: { name: again }]
                    filters:
                      - near
                      - far: { name: near }
                  - name: one
                    steps: [make]
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                r.yaml:5:19: two steps are named "make"; give one of them "name: another"
                r.yaml:8:9: two filters are named "near"; give one of them "name: another"
                r.yaml:9:5: two stages are named "one"; rename one""");
    }

    @Test
    void aStageWorksOnWhatTheOneBeforeItAccepted() {
        var yaml = """
                name: a
                about: b
                stages:
                  - { name: one, from: sedes, steps: [make] }
                  - { name: two, from: nothing, steps: [make] }
                  - { name: three, from: two, steps: [make] }
                  - { name: four, from: two, steps: [make] }
                  - { name: five, from: five, steps: [make] }
                  - { name: six, from: seeds, items: 3, steps: [make] }
                  - { name: seven, from: input, select: [top], steps: [make] }
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                r.yaml:4:24: there is no earlier stage "sedes" to work on; did you mean "seeds"?
                r.yaml:7:25: what stage "two" accepts goes on to the next stage at once, and cannot be taken here, too; use one of input, nothing, one, seeds, three
                r.yaml:8:25: stage "five" cannot work on what it makes itself; write "feeds-back: true" if its steps shall see what it has accepted
                r.yaml:9:24: "items" bounds a stage that works on nothing; leave it out
                r.yaml:10:26: there is nothing to select from: "select" chooses from all that an earlier stage came to; write "from:" with the name of an earlier stage""");
    }

    @Test
    void aStageMayBeginWhenAnEarlierOneHasEnded() {
        var yaml = """
                name: a
                about: b
                stages:
                  - { name: topics, items: 5, steps: [make] }
                  - { name: drafts, from: nothing, items: 9, steps: [make] }
                  - { name: scored, steps: [make] }
                  - { name: best, select: [top] }
                  - { name: named, from: topics, steps: [make] }
                """;
        var stages =
                RecipeReader.read(yaml, "r.yaml", List.of(), new Problems()).stages();
        assertThat(stages)
                .extracting(Recipe.Stage::from)
                .containsExactly(
                        Recipe.From.NOTHING,
                        Recipe.From.NOTHING,
                        Recipe.From.STAGE,
                        Recipe.From.RESULT,
                        Recipe.From.RESULT);
        assertThat(stages)
                .extracting(Recipe.Stage::of)
                .containsExactly(List.of(), List.of(), List.of("drafts"), List.of("scored"), List.of("topics"));
        assertThat(stages).extracting(Recipe.Stage::items).containsExactly(5, 9, 0, 0, 0);
        assertThat(stages).extracting(Recipe.Stage::beginsPhase).containsExactly(true, true, false, true, true);
    }

    @Test
    void aStageMayTakeWhatSeveralEarlierOnesMade() {
        var yaml = """
                name: a
                about: b
                stages:
                  - { name: short, from: seeds, steps: [make] }
                  - { name: long, from: seeds, steps: [make] }
                  - { name: mixed, from: [long, short], select: [mix] }
                """;
        var problems = new Problems();
        var mixed =
                RecipeReader.read(yaml, "r.yaml", List.of(), problems).stages().get(2);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(mixed.from()).isEqualTo(From.RESULT);
        assertThat(mixed.of()).containsExactly("long", "short");
        assertThat(mixed.beginsPhase()).isTrue();
    }

    @Test
    void complainsOfEveryStageInAListThatCannotBeTaken() {
        var yaml = """
                name: a
                about: b
                stages:
                  - { name: topics, items: 5, steps: [make] }
                  - { name: drafts, from: seeds, steps: [make] }
                  - { name: scored, steps: [make] }
                  - { name: mixed, from: [topics, drafts, scored, topics, mixed, later, topic, seeds, 3], steps: [] }
                  - { name: lone, from: [topics], steps: [] }
                  - { name: empty, from: [], steps: [] }
                  - { name: later, from: [topics, lone], items: 2, steps: [] }
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                r.yaml:7:35: what stage "drafts" accepts goes on to the next stage at once, and cannot be taken here, too; use one of scored, topics
                r.yaml:7:51: stage "topics" stands twice in "from"; name it once
                r.yaml:7:59: stage "mixed" cannot work on what it makes itself; write "feeds-back: true" if its steps shall see what it has accepted
                r.yaml:7:66: there is no earlier stage "later" to work on; use one of scored, topics
                r.yaml:7:73: there is no earlier stage "topic" to work on; did you mean "topics"?
                r.yaml:7:80: a list in "from" names stages, and "seeds" is none; add a stage "from: seeds" with "steps: []", and name that
                r.yaml:7:87: "from" lists 3; name earlier stages in it
                r.yaml:8:25: a list in "from" names two stages or more; name one without a list
                r.yaml:9:26: a list in "from" names two stages or more; name one without a list
                r.yaml:10:26: "items" bounds a stage that works on nothing; leave it out""");
    }

    @Test
    void stepsMayStandWithinAStep() {
        var yaml = """
                name: a
                about: b
                stages:
                  - name: s
                    steps:
                      - repeat: { times: 4, steps: [grow, { check: { name: again } }] }
                      - choose:
                          branches:
                            - { name: left, weight: 0.5, steps: [go] }
                            - { name: right, when: yes, steps: [] }
                """;
        var steps = RecipeReader.read(
                        yaml, "r.yaml", List.of("stages.s.steps.choose.branches.left.weight=2"), new Problems())
                .stages()
                .get(0)
                .steps();
        var repeat = steps.get(0);
        assertThat(repeat.options().entries()).containsOnlyKeys("times");
        assertThat(repeat.branches().get(0).steps())
                .extracting(Recipe.Operator::name)
                .containsExactly("grow", "again");
        var choose = steps.get(1).branches();
        assertThat(choose).extracting(Recipe.Branch::name).containsExactly("left", "right");
        assertThat(choose).extracting(Recipe.Branch::weight).containsExactly(2.0, 1.0);
        assertThat(choose.get(1).when()).isEqualTo("yes");
    }

    @Test
    void complainsOfWhatIsWrongWithinAStep() {
        var yaml = """
                name: a
                about: b
                stages:
                  - name: s
                    steps:
                      - choose:
                          branches:
                            - { name: left, wieght: 0.5, steps: [go] }
                            - { name: left, weight: -1, steps: [go, go] }
                            - left
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                r.yaml:8:29: a branch has no key "wieght"; did you mean "weight"?
                r.yaml:9:15: two branches are named "left"; rename one
                r.yaml:9:37: "weight" is -1; use a number of 0 or more
                r.yaml:9:53: two steps are named "go"; give one of them "name: another"
                r.yaml:10:15: a branch is a mapping, not a text""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "``|r.yaml:1:1: there is nothing in it",
                "[a, b]|r.yaml:1:1: a recipe is a mapping; start with \"name: my-recipe\"",
                "just text|r.yaml:1:1: a recipe is a mapping; start with \"name: my-recipe\"",
                "name: a\\nabout: [b|r.yaml:2:10: broken YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>",
                "name: a\\nname: c\\nabout: b\\nstages: [{name: s, steps: [m], steps: [n]}]|"
                        + "r.yaml:2:1: duplicate key \"name\"; it is at r.yaml:1:1 already\\n"
                        + "r.yaml:4:32: duplicate key \"steps\"; it is at r.yaml:4:20 already",
                "name: a\\n\\tabout: b|r.yaml:2:1: broken YAML: while scanning for the next token: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
                "name: A b\\nabout: b\\nstages: [{name: '', steps: [{m: {name: M}}]}]|"
                        + "r.yaml:1:7: \"A b\" is not a name; use a-z, 0-9 and single hyphens\\n"
                        + "r.yaml:3:17: \"\" is not a name; use a-z, 0-9 and single hyphens\\n"
                        + "r.yaml:3:40: \"M\" is not a name; use a-z, 0-9 and single hyphens"
            })
    void tellsWhatIsNoRecipe(String yaml, String complaint) {
        assertThat(complaints(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(complaint.replace("\\n", "\n"));
    }

    @Test
    void compatTakesTheValuesOfThePaper() {
        assertThat(option(read(GOOD), 0, "make", "count")).isEqualTo("3");
        assertThat(option(read(GOOD, "compat=true"), 0, "make", "count")).isEqualTo("5");
        assertThat(option(read(GOOD.replace("compat: false", "compat: true")), 0, "make", "count"))
                .isEqualTo("5");
        assertThat(option(read(GOOD.replace("compat: false", "compat: true"), "compat=false"), 0, "make", "count"))
                .isEqualTo("3");
    }

    @Test
    void whatIsSetWinsOverThePaper() {
        assertThat(option(read(GOOD, "stages.first.steps.make.count=7", "compat=true"), 0, "make", "count"))
                .isEqualTo("7");
    }

    @Test
    void setsAnElementOfAListByItsNameOrElseByItsKind() {
        var recipe = read(GOOD, "stages.first.filters.near.field=output", "stages.first.filters.near-input.max=2");
        assertThat(option(recipe, 0, "near", "field")).isEqualTo("\"output\"");
        assertThat(option(recipe, 0, "near-input", "field")).isEqualTo("\"input\"");
        assertThat(option(recipe, 0, "near-input", "max")).isEqualTo("2");
        assertThat(option(read(GOOD, "stages.first.filters.short.max=3"), 0, "short", "max"))
                .isEqualTo("3");
        assertThat(option(read(GOOD, "stages.second.steps.check.model=judge"), 1, "check", "model"))
                .isEqualTo("\"judge\"");
    }

    @Test
    void setsValuesOfAnyType() {
        var recipe = read(
                GOOD,
                "about=\"Other: words\"",
                "stages.second.window=9",
                "stages.second.feeds-back=false",
                "models.judge={temperature: 0}",
                "dry-up={floor: 0.5, over: 2}",
                "changes=[one, two]",
                "stages.first.steps.make.words=[\"a, b\", c]",
                "stages.first.steps.make.count=",
                "paper=a=b");
        assertThat(recipe.stages().get(1).window()).isEqualTo(9);
        assertThat(recipe.stages().get(1).feedsBack()).isFalse();
        assertThat(recipe.models().get("judge").entries()).containsOnlyKeys("temperature");
        assertThat(recipe.dryUp()).isEqualTo(new DryUp(0.5, 2));
        assertThat(recipe.changes()).containsExactly("one", "two");
        assertThat(option(recipe, 0, "make", "words")).isEqualTo("a list");
        assertThat(option(recipe, 0, "make", "count")).isEqualTo("\"\"");
        assertThat(recipe.paper()).isEqualTo("a=b");
    }

    @Test
    void theLastOfTwoValuesForOnePathCounts() {
        assertThat(read(GOOD, "stages.second.window=9", "stages.second.window=11")
                        .stages()
                        .get(1)
                        .window())
                .isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "compat|--set: \"compat\" is not path=value; write --set compat=true, for instance",
                "=3|--set: \"=3\" is not path=value; write --set compat=true, for instance",
                "stages.frist.window=3|--set stages.frist.window: there is no \"stages.frist\" in the recipe; did you mean \"first\"?",
                "stages.first.steps.mak.count=3|--set stages.first.steps.mak.count: there is no \"stages.first.steps.mak\" in the recipe; did you mean \"make\"?",
                "model.teacher.temperature=1|--set model.teacher.temperature: there is no \"model\" in the recipe; did you mean \"models\"?",
                "models.techer.temperature=1|--set models.techer.temperature: there is no \"models.techer\" in the recipe; did you mean \"teacher\"?",
                "compat.x=1|--set compat.x: there is no \"compat.x\" in the recipe",
                "windw=3|--set windw: a recipe has no key \"windw\"; use one of about, changes, compat, dry-up, models, name, paper, stages, when-compat",
                "stages.first.windw=3|--set stages.first.windw: a stage has no key \"windw\"; did you mean \"window\"?",
                "stages.first.window=many|--set stages.first.window: \"window\" is \"many\"; use a whole number of 1 or more",
                "stages.first.window=[1|--set stages.first.window: \"[1\" is not a YAML value; quote it as YAML wants it",
                "stages.first.filters.short=3|--set stages.first.filters.short: the options of filter \"short\" are a mapping, not a number",
                "stages=3|--set stages: \"stages\" is 3; use a list",
                "stages.first..count=3|--set stages.first..count: there is no \"stages.first.\" in the recipe; use one of filters, from, name, steps",
                "when-compat=3|--set when-compat: \"when-compat\" cannot be set; set what it would change",
                "about=a: b|--set about: \"about\" is a mapping; use a text"
            })
    void tellsWhatCannotBeSet(String set, String complaint) {
        assertThat(complaints(GOOD, set)).isEqualTo(complaint);
    }

    @Test
    void tellsAPathOfWhenCompatThatIsNotInTheRecipeWhetherItIsWantedOrNot() {
        var yaml = GOOD.replace("make.count: 5", "mak.count: 5");
        var complaint = "r.yaml:22:3: there is no \"stages.first.steps.mak\" in the recipe; did you mean \"make\"?";
        assertThat(complaints(yaml)).isEqualTo(complaint);
        assertThat(complaints(yaml, "compat=true")).isEqualTo(complaint);
        assertThat(complaints(GOOD.replace("when-compat:\n  stages.first.steps.make.count: 5", "when-compat: 3")))
                .isEqualTo("r.yaml:21:1: \"when-compat\" is a mapping of paths to values");
    }

    @Test
    void showsNoControlCharacterOfARecipe() {
        assertThat(complaints("name: a\nabout: b\n\"ke\\ty\\u001b[1m\": 1\nstages: [{name: s, steps: [m]}]"))
                .isEqualTo("r.yaml:3:1: a recipe has no key \"ke\\ty\\u001b[1m\";"
                        + " use one of about, changes, compat, dry-up, models, name, paper, stages, when-compat");
        assertThat(Arrays.stream(complaints("name: \"\\u001b[1m\"\nabout: b\nstages: [{name: s, steps: [m]}]")
                        .split("")))
                .noneMatch("\u001b"::equals);
    }
}
