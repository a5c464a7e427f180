package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalog.Identity;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changed filters would change in a real run of the built-in teacher. */
final class RefilterTest {

    private static final String HELP = "Try \"espalier refilter --help\".\n";

    @TempDir
    private static Path temp;

    private static Cli cli;

    @BeforeAll
    static void makeRun() {
        cli = new Cli(temp);
        assertThat(cli.run(
                                "generate",
                                "--target",
                                "150",
                                "--seed",
                                "3",
                                "--out",
                                "DIR/run",
                                "--quiet",
                                "--set",
                                "stages.instructions.filters.rouge-l.threshold=0.5")
                        .exit())
                .isZero();
        assertThat(cli.run("generate", "--seed", "1", "--target", "30", "--out", "DIR/small", "--quiet")
                        .exit())
                .isZero();
    }

    private static Map<String, Object> refilter(String... sets) {
        var arguments = new java.util.ArrayList<>(List.of("refilter", "DIR/run", "--json"));
        for (var set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        var result = cli.run(arguments.toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return PlainValue.of((Node.Mapping) NodeReader.json(result.out(), "out"));
    }

    private static Map<?, ?> map(Map<?, ?> map, String... path) {
        var at = map;
        for (var key : path) {
            at = (Map<?, ?>) at.get(key);
        }
        return at;
    }

    private static long number(Map<?, ?> map, String key) {
        return (Long) map.get(key);
    }

    @Test
    void theSameFiltersSayTheSame() {
        var same = refilter("stages.instructions.filters.rouge-l.threshold=0.5");

        assertThat(same.get("as-recorded")).isEqualTo(same.get("candidates"));
        assertThat(map(same, "dataset")).isEqualTo(Map.of("before", 150L, "after", 150L));
        for (var stage : List.of("instructions", "instances")) {
            var accepted = map(same, "stages", stage, "accepted");
            assertThat(accepted.get("before")).isEqualTo(accepted.get("after"));
            assertThat(map(same, "stages", stage).get("newly-accepted")).isEqualTo(List.of());
            assertThat(map(same, "stages", stage, "newly-rejected")).isEmpty();
        }
        assertThat(number(map(same, "stages", "instructions"), "candidates")).isGreaterThan(50);
    }

    @Test
    void aLowerThresholdRejectsMoreAndWhatCameOfItIsGone() {
        var lower = refilter("stages.instructions.filters.rouge-l.threshold=0.3");

        var instructions = map(lower, "stages", "instructions");
        assertThat(map(instructions, "newly-rejected")).isNotEmpty();
        assertThat((List<?>) instructions.get("newly-accepted")).isEmpty();
        var gone = (List<?>) map(lower, "stages", "instances").get("gone");
        assertThat(gone).isNotEmpty();
        assertThat(number(map(lower, "dataset"), "after")).isEqualTo(150 - gone.size());
    }

    @Test
    void whatCameOfWhatIsGoneIsGoneToo() throws IOException {
        assertThat(cli.run(
                                "generate",
                                "--recipe",
                                "unnatural-instructions",
                                "--target",
                                "30",
                                "--seed",
                                "3",
                                "--out",
                                "DIR/rows",
                                "--quiet",
                                "--set",
                                "stages.tasks.filters=[{word-length: {min: 3, max: 400}}]")
                        .exit())
                .isZero();
        var result = cli.run("refilter", "DIR/rows", "--json", "--set", "stages.tasks.filters.word-length.min=20");
        var told = PlainValue.of((Node.Mapping) NodeReader.json(result.out(), "out"));
        var lost = map(told, "stages", "tasks", "newly-rejected").keySet();
        assertThat(lost).isNotEmpty();
        var left = Files.readAllLines(temp.resolve("rows/dataset.jsonl")).stream()
                .filter(line -> lost.stream().noneMatch(id -> line.startsWith("{\"id\":\"" + id + ".")))
                .count();

        assertThat(left).isLessThan(30 - lost.size());
        assertThat(map(told, "dataset").get("after")).isEqualTo(left);
    }

    @Test
    void whatIsRescuedEarlyIsNotCountedInTheDataset() {
        var higher = refilter("stages.instructions.filters.rouge-l.threshold=1.0");

        var rescued = (List<?>) map(higher, "stages", "instructions").get("newly-accepted");
        assertThat(rescued).isNotEmpty();
        assertThat(map(higher, "dataset")).isEqualTo(Map.of("before", 150L, "after", 150L));
        assertThat(higher.get("limits").toString()).contains("rescued before the last stage");
    }

    @Test
    void aFilterOfTheLastStageJudgesTheDataset() throws IOException {
        var filters = "stages.instances.filters=[{word-length: {field: output, min: 2, max: 150}}]";
        var after = refilter(filters);

        cli.run(
                "filter",
                "DIR/run/dataset.jsonl",
                "--filter",
                "word-length: {field: output, min: 2, max: 150}",
                "--out",
                "DIR/kept.jsonl",
                "--rejected",
                "DIR/rest.jsonl");
        var kept = Files.readAllLines(temp.resolve("kept.jsonl"), StandardCharsets.UTF_8);
        assertThat(kept).hasSizeBetween(10, 140);
        assertThat(number(map(after, "dataset"), "after")).isEqualTo(kept.size());
    }

    @Test
    void aStageThatRejectedNothingIsKnownByTheCallsAfterIt() {
        assertThat(temp.resolve("small/rejected.jsonl")).content().doesNotContain("rouge-l");
        var result = cli.run("refilter", "DIR/small", "--set", "stages.instructions.filters.rouge-l.threshold=0.2");
        assertThat(result.out())
                .contains("stage instructions    ")
                .contains("  rouge-l:too-near    0 rejected, would be ")
                .doesNotContain("is left as it was");
    }

    @Test
    void whatAStageWithoutFiltersMadeOfALostOneIsGone() throws IOException {
        var recipe = """
                name: a
                seed: 1
                stages:
                  - name: first
                    from: seeds
                    filters:
                      - word-length: { name: word-length, field: instruction, min: 1, max: 9 }
                  - name: second
                    from: stage
                    filters: []
                """;
        cli.file("hand/recipe.yaml", recipe);
        var run = Identity.runId(recipe);
        cli.file(
                "hand/dataset.jsonl",
                line(run + "-0.0.0", "One two three.", run + "-0.0") + line(run + "-1.0.0", "One.", run + "-1.0"));
        cli.file(
                "hand/rejected.jsonl",
                "{\"id\":\"" + run + "-2.0\",\"stage\":\"first\",\"by\":\"word-length\",\"reason\":"
                        + "\"word-length:too-long\",\"detail\":\"\",\"value\":10,"
                        + line(run + "-2.0", "a b c d e f g h i j", "").replaceFirst("[^,]*,", ""));
        assertThat(cli.run("refilter", "DIR/hand", "--set", "stages.first.filters.word-length.min=2")
                        .out())
                .isEqualTo("""
                        dataset               2 examples, would be 1 (-1)

                        stage first           3 candidates: 2 accepted, would be 1 (-1)
                          word-length:too-long
                                              1 rejected, would be 1 (0)
                          word-length:too-short
                                              0 rejected, would be 1 (+1)
                        newly rejected        1
                          %s-1.0        word-length:too-short: One.

                        stage second          2 candidates: 2 accepted, would be 1 (-1)
                        gone                  1 example with what they were made from

                        own filters           say the same of 5 of 5 candidates
                        but                   a real run with these filters would have another pool, so other prompts, so
                                              other candidates
                        """.formatted(run));
    }

    /** Several stages begin with nothing, and of what an early one accepted nothing is left but its fields in what was made with it. */
    @Test
    void filtersThatAreNotChangedChangeNothing() {
        for (var recipe : List.of("instruct-skillmix", "h2o-evolve", "conifer", "chain-of-instructions")) {
            var out = "DIR/" + recipe;
            assertThat(cli.run("generate", "--recipe", recipe, "--seed", "3", "--target", "20", "--out", out, "--quiet")
                            .exit())
                    .isIn(0, 6);
            var told = cli.run("refilter", out, "--set", unchanged(recipe));
            assertThat(told.out())
                    .as(recipe)
                    .contains(" (0)\n", "own filters           say the same of ")
                    .doesNotContain("newly", "gone  ", "with care");
        }
        assertThat(cli.run("refilter", "DIR/instruct-skillmix", "--set", unchanged("instruct-skillmix"))
                        .out()
                        .replaceAll("\\s+", " "))
                .contains(
                        "stage topics is left as it was",
                        "but not all that stage topics accepted is recorded, so it cannot");
    }

    private static String unchanged(String recipe) {
        return switch (recipe) {
            case "instruct-skillmix" -> "stages.mixed.filters.rouge-l.threshold=0.7";
            case "h2o-evolve" -> "stages.evolved.filters.exact-duplicate.fields=[instruction, input]";
            case "conifer" -> "stages.levels.filters.exact-duplicate.fields=[instruction, input]";
            default -> "stages.chains.filters.exact-duplicate.fields=[instruction, input]";
        };
    }

    /** In the last stage each is an item of its own, though ids differ in their last number only. */
    @Test
    void eachOfAStageThatBeginsWithNothingIsJudgedAfterTheOthers() throws IOException {
        cli.file("two.yaml", """
                name: two
                about: Draws letters, and writes them down.
                models: {}
                dry-up: { floor: 0.0, over: 500 }
                stages:
                  - name: letters
                    items: 3
                    steps:
                      - sample: { list: [a, b, c, d, e], into: letter }
                  - name: tasks
                    from: nothing
                    items: 60
                    steps:
                      - sample: { name: first, from: letters, field: letter, into: first }
                      - sample: { name: second, list: [x, y, z, v, w], into: second }
                      - template: { into: instruction, texts: ["Write ${first} before ${second}."] }
                    filters:
                      - rouge-l: { field: instruction, threshold: 0.9 }
                      - exact-duplicate: { fields: [instruction] }
                """);
        assertThat(cli.run("generate", "--recipe", "DIR/two.yaml", "--out", "DIR/two", "--quiet")
                        .err())
                .isEmpty();
        var told = cli.run("refilter", "DIR/two", "--set", "stages.tasks.filters.rouge-l.threshold=0.9");
        assertThat(told.out())
                .contains("own filters           say the same of 60 of 60 candidates")
                .doesNotContain("newly");
        assertThat(Files.readAllLines(temp.resolve("two/rejected.jsonl"))).hasSizeGreaterThan(20);
    }

    private static String line(String id, String instruction, String parent) {
        return "{\"id\":\"" + id + "\",\"instruction\":\"" + instruction
                + "\",\"input\":\"\",\"output\":\"x\",\"lineage\":{" + "\"parents\":["
                + (parent.isEmpty() ? "" : "\"" + parent + "\"") + "],\"demonstrations\":[],\"calls\":[]}}\n";
    }

    @Test
    void tellsPeopleWithItsLimits() {
        assertThat(cli.run(
                                "refilter",
                                "DIR/run",
                                "--set",
                                "stages.instances.filters.sample-siblings.max=1",
                                "--top",
                                "0")
                        .out())
                .contains("dataset               150 examples, would be ")
                .contains("  sample-siblings:over-cap\n                      0 rejected, would be ")
                .contains("own filters           say the same of ")
                .contains("but                   a real run with these filters would have another pool");
    }

    @Test
    void aPathThatLeadsNowhereIsTold() {
        assertThat(cli.run("refilter", "DIR/run", "--set", "stages.instructions.filters.rouge.threshold=0.6"))
                .isEqualTo(new Cli.Result(3, "", """
                                espalier: --set stages.instructions.filters.rouge.threshold: there is no "stages.instructions.filters.rouge" in the recipe; did you mean "rouge-l"?
                                """));
        assertThat(cli.run("refilter", "DIR/run", "--set", "stages.instructions.filters.rouge-l.treshold=0.6")
                        .err())
                .contains("treshold")
                .contains("did you mean \"threshold\"?");
    }

    @Test
    void onlyFiltersCanBeJudgedAgain() {
        assertThat(cli.run("refilter", "DIR/run", "--set", "models.proposer.temperature=1"))
                .isEqualTo(new Cli.Result(
                        2,
                        "",
                        "espalier: --set: \"models.proposer.temperature=1\" changes no filter; only stages.STAGE.filters.… can be"
                                + " judged again without a call\n" + HELP));
        assertThat(cli.run("refilter", "DIR/run").err()).startsWith("espalier: --set is missing;");
    }

    @Test
    void otherSeedsThanThoseOfTheRunAreRefused() throws IOException {
        cli.file("seeds.jsonl", "{\"instruction\":\"Name a colour.\"}\n");
        assertThat(cli.run(
                        "refilter",
                        "DIR/run",
                        "--seeds",
                        "DIR/seeds.jsonl",
                        "--set",
                        "stages.instructions.filters.rouge-l.threshold=0.6"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: --seeds: these are not the seed files of the run; name the files it was made with, in their"
                                + " order, by --seeds\n"));
    }

    @Test
    void aTruncatedRunIsTold() throws IOException {
        for (var name : List.of("recipe.yaml", "dataset.jsonl", "rejected.jsonl")) {
            var text = Files.readString(temp.resolve("run").resolve(name), StandardCharsets.UTF_8);
            cli.file("torn/" + name, name.equals("dataset.jsonl") ? text.substring(0, text.length() - 50) : text);
        }
        var result = cli.run("refilter", "DIR/torn", "--set", "stages.instructions.filters.rouge-l.threshold=0.6");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).matches("espalier: DIR/torn/dataset.jsonl:\\d+:1: the last line is cut off; .*\n");
    }

    @Test
    void whatIsNoRunIsTold() {
        assertThat(cli.run("refilter", "DIR", "--set", "stages.a.filters.b.c=1"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR: holds no recipe.yaml: it is no run; name the directory of a run\n"));
    }
}
