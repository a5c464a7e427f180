package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.problem.Problem;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.RecipeReader;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} finds before any call: fields that nothing sets, steps in the wrong place, input that is missing. */
final class FieldFlowTest {

    @TempDir
    Path temp;

    @BeforeEach
    void prompts() throws IOException {
        Files.createDirectories(temp.resolve("p"));
        Files.writeString(temp.resolve("p/skills.txt"), "Use ${skills} for ${instruction}");
        Files.writeString(temp.resolve("p/task.txt"), "${task}");
        Files.writeString(temp.resolve("p/topics.txt"), "Name topics.");
    }

    private String complaints(String stages, Assembler.Input input) {
        var problems = new Problems();
        var yaml = "name: mine\nabout: x\nmodels: {teacher: {}}\nstages:\n" + stages;
        var recipe = RecipeReader.read(yaml, "mine.yaml", List.of(), problems);
        new Assembler(
                        recipe,
                        SeedLoader.builtin().tasks(),
                        List.of("5eed"),
                        input,
                        References.NONE,
                        new Prompts(temp, null),
                        7,
                        "0.1.0",
                        problems)
                .assemble(alias -> new LanguageModel() {
                    @Override
                    public String id() {
                        return "x:y";
                    }

                    @Override
                    public Reply reply(Request request) throws LlmException {
                        throw new LlmException(LlmException.Kind.PERMANENT, "not asked");
                    }
                });
        return problems.shown().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private String complaints(String stages) {
        return complaints(stages, Assembler.Input.NONE);
    }

    @Test
    void findsFiltersThatLookAtFieldsWhichNothingSets() {
        var stages = """
                  - name: a
                    from: nothing
                    items: 2
                    steps:
                      - template: { into: instruction, texts: [Hi] }
                      - placeholders: { field: instruction, original: before }
                      - template: { name: last, into: late, texts: [Hi] }
                    filters:
                      - empty-field: { fields: [answer, output, late] }
                """;
        assertThat(complaints(stages, Assembler.Input.NONE)).isEqualTo("""
                        mine.yaml:10:9: step "placeholders" reads the field "before", which nothing before it sets; use one of instruction
                        mine.yaml:13:9: filter "empty-field" reads the field "answer", which nothing before it sets; use one of instruction, late""");
    }

    @Test
    void findsASelectorBehindAStageThatNeverEnds() {
        var stages = """
                  - name: a
                    from: nothing
                    steps:
                      - template: { into: instruction, texts: [Hi] }
                  - name: b
                    from: a
                    select:
                      - top-k: { field: score, count: 3 }
                    steps: []
                """;
        assertThat(complaints(stages, Assembler.Input.NONE)).isEqualTo("""
                        mine.yaml:10:11: this stage begins when "a" has ended, which works on nothing and never ends; add "items:" with a number to "a"
                        mine.yaml:12:9: selector "top-k" reads the field "score", which nothing before it sets; use one of instruction""");
    }

    @Test
    void aStepMayReadWhatTheSourceOrAnEarlierStepSets() {
        assertThat(complaints("""
                  - name: topics
                    items: 3
                    steps:
                      - ask: { prompt: p/topics.txt, reply: list, into: [topic], items: each }
                  - name: tasks
                    from: seeds
                    steps:
                      - sample: { from: topics, field: topic, count: 2, into: skills }
                      - ask: { prompt: p/skills.txt }
                """)).isEmpty();
    }

    @Test
    void complainsOfAFieldThatNothingSetsWithTheNearestThatIsSet() {
        assertThat(complaints("""
                  - name: tasks
                    from: seeds
                    steps:
                      - sample: { list: [a, b], into: skill }
                      - ask: { prompt: p/skills.txt }
                  - name: more
                    steps:
                      - require: { field: scor, min: 3.0 }
                """)).isEqualTo("""
                mine.yaml:9:9: step "ask" reads the field "skills", which nothing before it sets; did you mean "skill"?
                mine.yaml:12:9: step "require" reads the field "scor", which nothing before it sets; use one of input, instruction, is_classification, output, skill""");
    }

    @Test
    void whatOnlyOneBranchSetsCannotBeCountedOn() {
        assertThat(complaints("""
                  - name: tasks
                    from: seeds
                    steps:
                      - choose:
                          branches:
                            - { name: one, steps: [{ sample: { list: [a], into: skills } }] }
                            - { name: two, steps: [] }
                      - ask: { prompt: p/skills.txt }
                """)).contains("reads the field \"skills\", which nothing before it sets");
    }

    @Test
    void fieldsOfTheInputAreKnown() {
        var stages = """
                  - name: tasks
                    from: input
                    steps: [{ ask: { prompt: p/skills.txt } }]
                """;
        var given = List.of(Example.ofInstruction("a").with("skills", "b"));
        assertThat(complaints(stages, new Assembler.Input(given, Set.of("skills"), List.of("h"))))
                .isEmpty();
        var other = List.of(Example.ofInstruction("a"));
        assertThat(complaints(stages, new Assembler.Input(other, Set.of(), List.of("h"))))
                .contains("reads the field \"skills\"");
        assertThat(complaints(stages)).isEqualTo("--input: recipe mine works on examples of yours; add --input FILE");
        assertThat(complaints(
                        "  - { name: s, steps: [{ sample: { list: [a], into: b } }] }\n",
                        new Assembler.Input(other, Set.of(), List.of("h"))))
                .isEqualTo("--input: no stage of recipe mine works on input; leave it out");
    }

    /** Two stages, each with a field of its own and one that both set, and a stage that takes what both made. */
    private static String mixed(String steps) {
        return """
                  - name: a
                    items: 2
                    steps:
                      - template: { into: instruction, texts: [Hi] }
                      - template: { name: t, into: topic, texts: [Hi] }
                      - template: { name: u, into: only-a, texts: [Hi] }
                  - name: b
                    from: nothing
                    items: 2
                    steps:
                      - template: { into: instruction, texts: [Ho] }
                      - template: { name: t, into: topic, texts: [Ho] }
                  - name: both
                    from: [a, b]
                """ + steps;
    }

    @Test
    void anExampleOfSeveralStagesHasTheFieldsThatAllOfThemSetAndTheNameOfItsStage() {
        assertThat(complaints(mixed("""
                    select: [ mix: { weights: { a: 1, b: 2 } } ]
                    steps: [ require: { field: topic, none-of: [x] } ]
                """))).isEmpty();
        assertThat(complaints(mixed("    steps: [ require: { field: only-a, none-of: [x] } ]\n")))
                .isEqualTo("mine.yaml:19:14: step \"require\" reads the field \"only-a\", which nothing before it sets;"
                        + " use one of instruction, stage, topic");
    }

    @Test
    void knowsTheStagesThatAMixMayName() {
        assertThat(complaints(mixed("    select: [ mix: { weights: { a: 1, bb: 2 }, caps: { c: 3 } } ]\n")))
                .isEqualTo("""
                        mine.yaml:19:15: "weights" of selector "mix" names "bb", which is no stage in "from"; did you mean "b"?
                        mine.yaml:19:15: "caps" of selector "mix" names "c", which is no stage in "from"; did you mean "a"?""");
        assertThat(complaints(mixed("    select: [ mix: { field: topic, weights: { Hi: 1 } } ]\n")))
                .isEmpty();
    }

    @Test
    void theNameOfTheStageReplacesNoFieldInSilence() {
        assertThat(complaints(mixed("    steps: []\n").replace("only-a", "stage")))
                .isEqualTo("mine.yaml:17:5: \"from\" puts the name of the stage in the field \"stage\", which stage"
                        + " \"a\" has set; take it away there with \"forget\"");
    }

    @Test
    void aFieldOfTheFilesCountsWhereTheyStandForTheSeeds() {
        var stages = """
                  - name: read
                    from: seeds
                    steps: []
                  - name: made
                    from: nothing
                    items: 1
                    steps: [ template: { into: instruction, texts: [Hi] } ]
                  - name: both
                    from: [read, made]
                    steps: []
                """;
        var read = Example.ofInstruction("a");
        assertThat(complaints(stages, new Assembler.Input(List.of(read), Set.of("source"), List.of("h"))))
                .isEmpty();
        assertThat(complaints(stages, new Assembler.Input(List.of(read), Set.of("stage"), List.of("h"))))
                .contains("the field \"stage\", which stage \"read\" has set; take it away there with \"forget\"");
    }

    @Test
    void findsEverythingAtOnceThoughStagesFormALoop() {
        assertThat(complaints("""
                  - name: a
                    from: b
                    steps:
                      - ask: { prompt: p/skills.txt, model: jugde }
                      - require: { field: made-in-b, min: 3.0 }
                  - name: b
                    steps:
                      - template: { into: made-in-b, texts: [Hi] }
                      - require: { field: scor, min: 3.0 }
                """)).isEqualTo("""
                mine.yaml:6:11: stage "b" comes after "a", and stages may not form a loop; move it before this one, or name an earlier stage
                mine.yaml:8:9: step "ask" asks model "jugde", which the recipe does not define; use one of teacher
                mine.yaml:8:9: step "ask" reads the field "skills", which nothing before it sets; use one of input, instruction, made-in-b, output, stage
                mine.yaml:13:9: step "require" reads the field "scor", which nothing before it sets; use one of input, instruction, made-in-b, output, stage""");
    }

    @Test
    void findsAPlaceholderThatNothingAsksFor() {
        var stages = """
                  - name: a
                    from: seeds
                    steps:
                      - ask: { prompt: p/task.txt, into: [formulation], with: { slot: "{IN}" } }
                      - fill: { field: formulation, placeholder: "{INPUT}", from: input }
                """;
        assertThat(complaints(stages))
                .contains(
                        "mine.yaml:9:9: step \"fill\" looks for {INPUT} in \"formulation\", and nothing before it asks for"
                                + " or writes {INPUT}; name it in a prompt, or among the values of \"with\"");
        assertThat(complaints(stages.replace("{IN}", "{INPUT}"))).doesNotContain("{INPUT}");
        assertThat(complaints(stages.replace("field: formulation", "field: instruction")))
                .doesNotContain("{INPUT}");
    }

    @Test
    void complainsOfAPoolThatIsNoEarlierStage() {
        assertThat(complaints("""
                  - name: tasks
                    steps:
                      - sample: { from: topcis, field: topic, into: skills }
                """))
                .isEqualTo("mine.yaml:7:9: step \"sample\" draws from \"topcis\", which is no stage that"
                        + " ends before this one begins; use one of seeds");
    }

    @Test
    void complainsOfItWithinOtherStepsToo() {
        assertThat(complaints("""
                  - name: tasks
                    steps:
                      - repeat:
                          times: 2
                          steps:
                            - template: { into: next, texts: [a] }
                            - gather: { steps: [match: { field: next, from: topcis }] }
                """))
                .isEqualTo("mine.yaml:11:33: step \"match\" draws from \"topcis\", which is no stage that"
                        + " ends before this one begins; use one of seeds");
    }

    /** Of a phase only what its last stage came to is there when the next begins; within it nothing has ended. */
    @Test
    void complainsOfAPoolThatHasNotEnded() {
        assertThat(complaints("""
                  - name: letters
                    items: 3
                    steps:
                      - template: { into: letter, texts: [a] }
                  - name: words
                    steps:
                      - sample: { from: letters, field: letter, into: word }
                  - name: tasks
                    from: nothing
                    steps:
                      - sample: { from: letters, field: letter, into: one }
                      - sample: { name: fine, from: words, field: word, into: other }
                """)).isEqualTo("""
                mine.yaml:11:9: step "sample" draws from "letters", which is no stage that ends before this one begins; use one \
                of seeds
                mine.yaml:15:9: step "sample" draws from "letters", which is no stage that ends before this one begins; use one \
                of seeds, words""");
    }

    @Test
    void complainsOfAPoolThatCannotHoldWhatIsWanted() {
        assertThat(complaints("""
                  - name: topics
                    items: 3
                    steps:
                      - template: { into: topic, texts: [a] }
                  - name: tasks
                    from: nothing
                    steps:
                      - sample: { from: topics, field: topc, into: drawn }
                      - match: { field: drawn, from: topics, of: nothing }
                      - match: { name: fine, field: drawn, from: topics, of: topic }
                      - match: { name: mine, field: drawn, from: own }
                """)).isEqualTo("""
                mine.yaml:12:9: step "sample" reads the field "topc" of what stage "topics" came to, which nothing sets there; \
                did you mean "topic"?
                mine.yaml:13:9: step "match" reads the field "nothing" of what stage "topics" came to, which nothing sets there; \
                use one of topic
                mine.yaml:15:9: step "mine" draws from what its stage has accepted, which is nothing: the stage does not feed \
                back; add "feeds-back: true" to stage "tasks\"""");
    }

    @Test
    void whatTheRunItselfGivesCannotBeSet() {
        assertThat(complaints("""
                  - name: tasks
                    steps:
                      - template: { into: id, texts: [a] }
                      - template: { name: nameless, into: "", texts: [a] }
                      - repeat: { times: 2, steps: [template: { name: inner, into: lineage, texts: [a] }] }
                """)).isEqualTo("""
                mine.yaml:7:9: step "template" sets "id", which every example has from the run itself; give the field another \
                name
                mine.yaml:8:9: step "nameless" sets a field without a name; give the field another name
                mine.yaml:9:37: step "inner" sets "lineage", which every example has from the run itself; give the field another \
                name""");
    }

    @Test
    void stepsWithinStepsStandOnlyWhereTheyBelong() {
        assertThat(complaints("""
                  - name: tasks
                    from: seeds
                    steps:
                      - repeat: { times: 2 }
                      - require: { field: output, none-of: [a], steps: [] }
                      - choose: { branches: [{ name: a, weight: 0, steps: [] }] }
                      - exact-duplicate: { fields: [instruction] }
                      - word-length: { field: instruction, min: 1 }
                """)).isEqualTo("""
                mine.yaml:8:9: step "repeat" takes steps within it; add "steps:" with a list, or "branches:"
                mine.yaml:9:9: step "require" takes no steps within it; take them out of it
                mine.yaml:10:9: no branch has a weight above 0; give one of them a weight
                mine.yaml:11:9: filter "exact-duplicate" remembers what it accepted, and cannot stand among steps; put it under "filters:" of the stage""");
    }
}
