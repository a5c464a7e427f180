package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalog.Assembler.Assembly;
import dev.espalier.engine.Limits;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Sampling;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a recipe becomes a plan, and every complaint about steps, filters, models and prompts, word for word. */
final class AssemblerTest {

    private static final List<SeedTask> SEEDS = List.of(
            new SeedTask("s1", "", "Name a fruit.", List.of(new Instance("", "plum")), false),
            new SeedTask("s2", "", "Is it a tree?", List.of(new Instance("oak", "yes")), true));

    @TempDir
    private Path temp;

    private final ScriptedModel model = new ScriptedModel(
            request -> Reply.of(request.operation().name().equals("is-classification") ? "No" : "Output: fig"));

    /** Returns every complaint about a recipe file in the temporary folder, a line each. */
    private String complaints(String yaml, String... sets) throws IOException {
        var problems = new Problems();
        assemble(yaml, problems, sets);
        return String.join("\n", problems.shown().stream().map(Object::toString).toList())
                .replace(temp.toString(), "FOLDER")
                .replace('\\', '/');
    }

    private Assembly assemble(String yaml, Problems problems, String... sets) throws IOException {
        var file = temp.resolve("mine.yaml");
        Files.writeString(file, yaml);
        var recipes = new Recipes(null);
        var source = recipes.find(file.toString());
        var recipe =
                recipes.read(new Recipes.Source("mine.yaml", source.text(), source.folder()), List.of(sets), problems);
        var prompts = new Prompts(null, source.folder());
        return new Assembler(
                        recipe,
                        SEEDS,
                        List.of("5eed"),
                        Assembler.Input.NONE,
                        References.NONE,
                        prompts,
                        7,
                        "0.1.0",
                        problems)
                .assemble(alias -> model);
    }

    private void prompt(String name, String text) throws IOException {
        var file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void tasksReadFromTheSameFileInAnotherWayAreAnotherRun() throws IOException {
        var before = assembleWith(SEEDS);
        for (var changed : List.of(
                new SeedTask("renamed-1", "", "Name a fruit.", List.of(new Instance("", "plum")), false),
                new SeedTask("s1", "", "Name a fruit!", List.of(new Instance("", "plum")), false),
                new SeedTask("s1", "", "Name a fruit.", List.of(new Instance("plum", "")), false),
                new SeedTask("s1", "", "Name a fruit.", List.of(new Instance("", "plum")), true))) {
            var after = assembleWith(List.of(changed, SEEDS.get(1)));
            assertThat(after.plan().runId()).isNotEqualTo(before.plan().runId());
            assertThat(Identity.differences(before.resolved(), after.resolved()))
                    .singleElement()
                    .asString()
                    .contains("this is another run: seed-tasks was ");
        }
    }

    private Assembly assembleWith(List<SeedTask> seeds) {
        var problems = new Problems();
        var recipes = new Recipes(null);
        var recipe = recipes.read(recipes.find("alpaca"), List.of(), problems);
        var prompts = new Prompts(null, null);
        return new Assembler(
                        recipe,
                        seeds,
                        List.of("5eed"),
                        Assembler.Input.NONE,
                        References.NONE,
                        prompts,
                        7,
                        "0.1.0",
                        problems)
                .assemble(alias -> model);
    }

    @Test
    void tellsEverythingAtOnce() throws IOException {
        prompt("p/slots.txt", "${instructoin} and ${demonstrations}");
        prompt("p/bare.txt", "Say something.");
        Files.write(temp.resolve("p/latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        var yaml = """
                name: mine
                about: Wrong in many ways.
                models:
                  teacher: { temprature: 1, top-p: 0 }
                  judge: { same-as: techer }
                  one: { same-as: two }
                  two: { same-as: one, max-tokens: 0 }
                  three: { same-as: three }
                  four: { stop: [a, b, c, d, e] }
                stages:
                  - name: made
                    steps:
                      - genrate-examples
                      - classify: { prompt: p/slots.txt }
                      - classify: { name: bare, prompt: p/bare.txt, model: juge }
                      - classify: { name: lost, prompt: p/lost.txt }
                      - classify: { name: latin, prompt: p/latin.txt }
                      - generate-instructions: { own: 9, count: some }
                      - generate-examples: { up-to: 3 }
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                mine.yaml:4:14: model "teacher" has no option "temprature"; did you mean "temperature"?
                mine.yaml:7:36: model "two": max-tokens must be 1 or more but was 0
                mine.yaml:9:17: model "four": stop must be at most 4 texts, none empty, but was [a, b, c, d, e]
                mine.yaml:5:10: model "judge" is the same as "techer", which is not defined; did you mean "teacher"?
                mine.yaml:8:10: model "three" is the same as itself; change one "same-as" of the row
                mine.yaml:13:9: there is no step "genrate-examples"; did you mean "generate-examples"?
                prompt p/slots.txt: nothing fills the slot ${instructoin}; did you mean "instruction"?
                prompt p/slots.txt: lacks the slot ${instruction}; write it where the value belongs
                prompt p/slots.txt: lacks the layout of a demonstration; add a section "=== each demonstration ==="
                prompt p/bare.txt: lacks the slot ${demonstrations}; write it where the value belongs
                prompt p/bare.txt: lacks the slot ${instruction}; write it where the value belongs
                prompt p/bare.txt: lacks the layout of a demonstration; add a section "=== each demonstration ==="
                mine.yaml:15:9: step "bare" asks model "juge", which the recipe does not define; did you mean "judge"?
                mine.yaml:16:9: there is no prompt "p/lost.txt"; a prompt is named by its path below the prompts folder
                FOLDER/p/latin.txt: is not UTF-8 text; save it as UTF-8
                mine.yaml:18:49: "count" of step "generate-instructions" is "some"; use a whole number
                mine.yaml:19:37: step "generate-examples": up-to must be above demonstrations, and those 1 or more, but they were 3 and 3""");
    }

    @Test
    void tellsWhatIsWrongWithFilters() throws IOException {
        var yaml = """
                name: mine
                about: x
                stages:
                  - name: made
                    from: seeds
                    steps: []
                    filters:
                      - rouge
                      - rouge-l: { threshold: 1.5 }
                      - word-length
                      - word-length: { name: other, min: 5, max: 4 }
                      - prefixes
                      - keywords: { word: [a] }
                      - script: { scripts: [klingonese] }
                """;
        assertThat(complaints(yaml)).isEqualTo("""
                mine.yaml:8:9: there is no filter "rouge"; did you mean "rouge-l"?
                mine.yaml:9:31: filter "rouge-l": threshold must be from 0 to 1 but was 1.5
                mine.yaml:10:9: filter "word-length": min or max must be given, or nothing is rejected
                mine.yaml:11:42: filter "other": max must be min (5) or more but was 4
                mine.yaml:12:9: filter "prefixes" needs the option "prefixes"; starts that lead to rejection; they may end within a word
                mine.yaml:13:21: filter "keywords" has no option "word"; did you mean "words"?
                mine.yaml:14:28: filter "script": scripts must be Unicode names such as latin, cyrillic, han but held "klingonese\"""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "/etc/hostname",
                "a/../../secret.txt",
                "./x.txt",
                "a//b.txt",
                "a\\\\b.txt",
                ".hidden",
                "C:/x.txt"
            })
    void aPromptCannotBeNamedOutsideTheFolders(String name) throws IOException {
        Files.writeString(temp.resolve(".hidden"), "${demonstrations}");
        var yaml = "name: mine\nabout: x\nmodels: {teacher: {}}\nstages:\n  - name: s\n    from: seeds\n    steps:\n"
                + "      - classify: { prompt: \"" + name + "\" }\n";
        assertThat(complaints(yaml))
                .isEqualTo("mine.yaml:8:9: there is no prompt \"" + name.replace("\\\\", "/")
                        + "\"; a prompt is named by its path below the prompts folder");
    }

    @Test
    void aPromptBesideTheRecipeComesBeforeOursOfTheSameName() throws IOException {
        prompt(
                "self-instruct/classify.txt",
                "=== each demonstration ===\n${instruction} ${answer}\n=== user ===\nMine\n${demonstrations}\n${instruction}");
        var yaml =
                "name: mine\nabout: x\nmodels: {teacher: {}}\nstages:\n  - {name: s, from: seeds, steps: [classify]}\n";
        run(yaml, "run");
        assertThat(model.requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.messages().get(0).content()).startsWith("Mine\n"));
    }

    private RecipeRun.Result run(String yaml, String directory) throws IOException {
        var problems = new Problems();
        var assembly = assemble(yaml, problems);
        problems.throwIfAny();
        var path = temp.resolve(directory);
        try (var open = RunDirectory.open(path, assembly.resolved(), Identity::differences)) {
            var limits = new Limits(null, null, null, null, 1, false);
            new Run(assembly.plan(), limits, open, progress -> {}, System::nanoTime).go();
        }
        return new RecipeRun.Result(path);
    }

    @Test
    void aRecipeOfAFolderWithItsOwnPromptsRunsWithoutAnyJava() throws IOException {
        prompt("prompts/more.txt", """
                === system ===
                You know fruit.
                === each demonstration ===
                Q: ${instruction}
                ${instances}

                === user ===
                ${demonstrations}

                Q: ${instruction}
                """);
        prompt("prompts/is-it.txt", """
                === each demonstration ===
                ${instruction} -> ${answer}
                === user ===
                ${demonstrations}
                ${instruction} ->
                """);
        var yaml = """
                name: mine
                about: Makes more of each seed.
                models:
                  teacher: { temperature: 0.5 }
                  judge: { same-as: teacher, temperature: 0 }
                stages:
                  - name: judged
                    from: seeds
                    steps:
                      - classify: { prompt: prompts/is-it.txt, model: judge }
                  - name: more
                    steps:
                      - generate-instances:
                          prompt: prompts/more.txt
                          classification-prompt: prompts/more.txt
                    filters:
                      - exact-duplicate: { fields: [instruction, output] }
                """;
        var result = run(yaml, "run");
        assertThat(result.accepted("instruction")).containsExactly("Name a fruit.", "Is it a tree?");
        assertThat(result.instances()).containsExactly(" -> fig", " -> fig");
        assertThat(result.rejected()).isEmpty();
        assertThat(model.requests()).hasSize(4);
        var judged = model.requests("is-classification").get(0);
        assertThat(judged.sampling().temperature()).isZero();
        assertThat(judged.messages().get(0).content())
                .isEqualTo("Name a fruit. -> No\nIs it a tree? -> Yes\nName a fruit. ->");
        var more = model.requests("make-instances").get(0);
        assertThat(more.sampling().temperature()).isEqualTo(0.5);
        assertThat(more.messages())
                .extracting(message -> message.role() + ": " + message.content())
                .containsExactly("SYSTEM: You know fruit.", "USER: Q: Name a fruit.\nOutput: plum\n\nQ: Name a fruit.");
    }

    @Test
    void anAliasTakesWhatItLeavesOpenFromTheOneItIsTheSameAs() throws IOException {
        var yaml = """
                name: mine
                about: x
                models:
                  teacher: { temperature: 0.7, max-tokens: 100, stop: [a] }
                  judge: { same-as: teacher, temperature: 0 }
                  strict-judge: { same-as: judge, stop: [b], seed: 3 }
                stages: [{ name: s, from: seeds, steps: [classify] }]
                """;
        var models = assemble(yaml, new Problems()).plan().models();
        assertThat(models.get("judge").sampling())
                .isEqualTo(new Sampling(0.0, null, 100, null, null, List.of("a"), null));
        assertThat(models.get("strict-judge").sampling())
                .isEqualTo(new Sampling(0.0, null, 100, null, null, List.of("b"), 3));
    }

    @Test
    void namesTheRecipesThatComeWithTheProgram() {
        assertThat(new Recipes(null).names())
                .contains("alpaca", "self-instruct")
                .isSorted();
        assertThatThrownBy(() -> new Recipes(null).find("alpacca"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "--recipe: there is no recipe \"alpacca\"; did you mean \"alpaca\"? (a file ends in .yaml)");
        assertThatThrownBy(() -> new Recipes(null).find("no/such.yaml"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("no/such.yaml: there is no such recipe file");
    }

    @Test
    void aRecipeOfTheUsersFolderComesBeforeOursOfTheSameName() throws IOException {
        Files.writeString(temp.resolve("alpaca.yaml"), "\ufeffname: alpaca\nabout: Mine.\n");
        var recipes = new Recipes(temp);
        assertThat(recipes.find("alpaca").text()).isEqualTo("name: alpaca\nabout: Mine.\n");
        assertThat(recipes.find("alpaca").folder()).isEqualTo(temp);
    }

    @Test
    void theResolvedRecipeNamesEveryDefault() {
        var resolved = RecipeRun.of("alpaca").assemble(model).resolved().replaceAll("[0-9a-f]{64}", "SHA-256");
        assertThat(resolved).isEqualTo("""
                espalier: test
                name: alpaca
                about: "Makes instruction, input and output in one call after showing three seed tasks, and keeps what is not too close to the rest."
                paper: "Taori et al. 2023, Stanford Alpaca: An Instruction-following LLaMA model"
                compat: false
                seed: 7
                seeds:
                  - hash-of-seeds
                seed-tasks: "SHA-256"
                prompts:
                  alpaca/examples.txt: "SHA-256"
                models:
                  teacher:
                    is: "scripted:1"
                    temperature: 1.0
                    top-p: 1.0
                    max-tokens: 3072
                    stop:
                      - "\\n20."
                stages:
                  - name: examples
                    from: nothing
                    feeds-back: false
                    window: 64
                    steps:
                      - generate-examples:
                          name: generate-examples
                          model: teacher
                          prompt: alpaca/examples.txt
                          demonstrations: 3
                          up-to: 20
                          compat: false
                    filters:
                      - empty-field:
                          name: empty-field
                          fields:
                            - instruction
                            - output
                      - word-length:
                          name: word-length
                          field: instruction
                          min: 4
                          max: 150
                      - keywords:
                          name: keywords
                          field: instruction
                          words:
                            - image
                            - images
                            - graph
                            - graphs
                            - picture
                            - pictures
                            - file
                            - files
                            - map
                            - maps
                            - draw
                            - plot
                            - go to
                            - video
                            - audio
                            - music
                            - flowchart
                            - diagram
                      - prefixes:
                          name: prefixes
                          field: instruction
                          prefixes:
                            - Write a program
                          ignore-case: false
                      - first-character:
                          name: first-character
                          field: instruction
                          allow-non-ascii: false
                      - rouge-l:
                          name: rouge-l
                          field: instruction
                          threshold: 0.7
                          tokenizer: rouge
                          max-tokens: 16384
                dry-up:
                  floor: 0.02
                  over: 200
                """);
    }

    @Test
    void theResolvedRecipeSaysTheSameWhenWrittenAgainAndDiffersWithTheSeed() throws IOException {
        var yaml =
                "name: mine\nabout: x\nmodels: {teacher: {}}\nstages:\n  - {name: s, from: seeds, steps: [classify]}\n";
        var one = assemble(yaml, new Problems());
        assertThat(assemble(yaml, new Problems()).resolved()).isEqualTo(one.resolved());
        var other = assemble(yaml, new Problems(), "models.teacher.temperature=1");
        assertThat(other.plan().runId()).isNotEqualTo(one.plan().runId());
        assertThat(Identity.differences(one.resolved(), other.resolved()))
                .extracting(Object::toString)
                .containsExactly(
                        "recipe.yaml: this is another run: models.teacher.temperature was absent and is now 1.0;"
                                + " choose another --out directory, or give what the run was made with");
    }
}
