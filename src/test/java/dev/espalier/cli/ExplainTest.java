package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.JsonLine;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What explain tells of candidates, and what it refuses. */
final class ExplainTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String SHARED = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeRun() throws IOException {
        cli = new Cli(temp);
        cli.file("run/recipe.yaml", "name: r\nstages: []\n");
        cli.file("run/dataset.jsonl", """
                {"id":"r-1.0","instruction":"Say hi","input":"","output":"hi","lineage":{"parents":["r-1"],"demonstrations":["seed-1","seed-2"],"calls":[{"step":"make/ask","key":"%s","model":"toy:1"}]}}
                {"id":"r-2.0","instruction":"Say it louder","input":"","output":"HI","lineage":{"parents":["r-1.0"],"demonstrations":[],"calls":[]}}
                """.formatted(KEY));
        cli.file("run/rejected.jsonl", """
                {"id":"r-3","stage":"make","by":"rouge-l","reason":"rouge-l:too-near","detail":"too near","value":0.9,"neighbour":{"id":"r-1.0","text":"Say hi"},"instruction":"Say hi now","input":"","output":"","lineage":{"parents":[],"demonstrations":[],"calls":[]}}
                {"id":"r-4","stage":"make","by":"rouge-l","reason":"rouge-l:too-near","detail":"too near","value":0.75,"neighbour":{"id":"r-1.0","text":"Say hi"},"instruction":"Say hi to all","input":"","output":"","lineage":{"parents":[],"demonstrations":[],"calls":[]}}
                {"id":"r-5","stage":"make","by":"words","reason":"word-length:too-short","detail":"short","value":1,"instruction":"Hi","input":"","output":"","lineage":{"parents":[],"demonstrations":[],"calls":[]}}
                {"id":"r-6","stage":"make","by":"words","reason":"word-length:too-short","detail":"short","value":3,"instruction":"Hi to all","input":"","output":"","lineage":{"parents":[],"demonstrations":[],"calls":[]}}
                """);
        cli.file("run/calls.jsonl", """
                {"text":"%s","value":"Below are tasks.\\n"}
                {"key":"%s","stage":"make","item":"1","step":"ask","attempt":0,"model":"toy:1","messages":[{"role":"user","content":[{"text":"%s"},"Go \\u001b[31mon."]}],"reply":{"finish":"stop","input-tokens":7,"output-tokens":2,"text":"Say hi\\nto me"}}
                """.formatted(SHARED, KEY, SHARED));
    }

    @Test
    void anAcceptedCandidateComesWithItsPromptsAndReplies() {
        assertThat(cli.run("explain", "DIR/run", "r-1.0")).isEqualTo(new Cli.Result(0, """
                candidate             r-1.0
                verdict               accepted
                instruction           Say hi
                input                 none
                output                hi
                parents               r-1
                demonstrations        seed-1, seed-2

                call                  make/ask with toy:1, 0123456789abcdef0123456789abcdef
                prompt, user          Below are tasks.
                                      Go \\u001b[31mon.
                reply                 Say hi
                                      to me
                                      ended with stop, attempt 1; 7 tokens in, 2 out

                parent                r-1: consumed by a step; its calls are among those above
                """, ""));
    }

    @Test
    void parentsAreFollowedUpToTheFirst() {
        assertThat(cli.run("explain", "DIR/run", "r-2.0").out())
                .contains(
                        "candidate             r-2.0\n", "parent                r-1.0\n", "parent                r-1: ")
                .contains("instruction           Say hi\n");
    }

    @Test
    void aRejectedCandidateComesWithValueAndNeighbour() {
        assertThat(cli.run("explain", "DIR/run", "r-3")).isEqualTo(new Cli.Result(0, """
                candidate             r-3
                verdict               rejected in stage make by rouge-l: rouge-l:too-near (0.9); too near
                neighbour             r-1.0: Say hi
                instruction           Say hi now
                input                 none
                output                none
                parents               none
                demonstrations        none
                """, ""));
    }

    @Test
    void eachFilterTellsWhatItMeasuredOfAnAcceptedOne() throws IOException {
        var id = generated("--target", "30");

        var told = cli.run("explain", "DIR/made", id + ".0").out();
        assertThat(told)
                .contains("\nfilters               of stage instructions, on " + id + ", by the fields of")
                .containsPattern("\n  word-length         accepted: [0-9]+ words of instruction \\(4 to 150\\)\n")
                .containsPattern("\n  rouge-l             accepted: 0\\.[0-9]+ ROUGE-L of instruction with the nearest"
                        + " \\(at most 0\\.7\\)\n    (seed-|[0-9a-f]{8}-).*")
                .contains(
                        "\nfilters               of stage instances, on " + id + ".0\n",
                        "  exact-duplicate     accepted\n")
                .containsPattern("\n  seed-[0-9]{3}            [A-Z]")
                .doesNotContain("cannot be told");
    }

    @Test
    void theFiltersSayAgainWhatTheyRejected() throws IOException {
        generated("--target", "60", "--set", "stages.instructions.filters.rouge-l.threshold=0.5");
        var line = Files.readAllLines(temp.resolve("made/rejected.jsonl")).stream()
                .filter(rejected -> rejected.contains("rouge-l:too-near"))
                .findFirst()
                .orElseThrow();
        var rejected = PlainValue.of((Node.Mapping) NodeReader.json(line, "line"));
        var neighbour = (Map<?, ?>) rejected.get("neighbour");

        assertThat(cli.run("explain", "DIR/made", rejected.get("id").toString())
                        .out()
                        .replaceAll("\\s+", " "))
                .contains(" word-length accepted: ")
                .contains(" rouge-l rejected: ROUGE-L of instruction with the neighbour is above 0.5 ("
                        + rejected.get("value") + ") " + neighbour.get("id"))
                .doesNotContain("cannot be told");
    }

    @Test
    void filtersThatComparedWithFilesWantTheseFilesAgain() throws IOException {
        var seeds = new StringBuilder();
        SeedLoader.builtin()
                .tasks()
                .subList(0, 20)
                .forEach(task -> seeds.append(JsonLine.of(
                                Map.of("id", "own-" + task.id(), "instruction", task.instruction(), "output", "x")))
                        .append("\n"));
        cli.file("own.jsonl", seeds.toString());
        var id = generated("--target", "10", "--seeds", "DIR/own.jsonl");

        assertThat(cli.run("explain", "DIR/made", id + ".0").out())
                .contains("were not asked again: the run used other seeds")
                .doesNotContain("word-length");
        assertThat(cli.run("explain", "DIR/made", id + ".0", "--seeds", "DIR/own.jsonl")
                        .out())
                .contains("  word-length         accepted: ", "\n  own-seed-");
        cli.file(
                "other.jsonl",
                seeds.append("\n{\"instruction\":\"One more\",\"output\":\"x\"}\n")
                        .toString());
        var wrong = cli.run("explain", "DIR/made", id + ".0", "--seeds", "DIR/other.jsonl");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err()).contains("these are not the seed files of the run");
    }

    @Test
    void whatTheRunComparedWithIsWantedThoughNotEveryStageCompares() throws IOException {
        cli.file("earlier.jsonl", "{\"instruction\":\"Name the capital of a country.\",\"output\":\"Bern\"}\n");
        var id = generated("--target", "10", "--against", "DIR/earlier.jsonl");

        assertThat(cli.run("explain", "DIR/made", id + ".0").out()).contains("were not asked again: ", "--against");
        var told = cli.run("explain", "DIR/made", id + ".0", "--against", "DIR/earlier.jsonl");
        assertThat(told.err()).isEmpty();
        assertThat(told.out()).contains("  rouge-l             accepted: ");
        assertThat(cli.run(
                                "refilter",
                                "DIR/made",
                                "--set",
                                "stages.instructions.filters.rouge-l.threshold=0.9",
                                "--against",
                                "DIR/earlier.jsonl")
                        .exit())
                .isZero();
    }

    @Test
    void whatALaterStageChangedIsToldAsSuch() throws IOException {
        generate("--recipe", "conifer", "--target", "10");
        var line = Files.readAllLines(temp.resolve("made/dataset.jsonl")).get(0);
        var id = PlainValue.of((Node.Mapping) NodeReader.json(line, "line")).get("id");

        assertThat(cli.run("explain", "DIR/made", id.toString()).out())
                .containsPattern(
                        "filters +of stage queries, on [0-9a-f]{8}-[0-9.]+, by the fields of what became of it")
                .containsPattern("filters +of stage levels, on " + id + "\n");
    }

    /** Of topics, what a run accepted is not in its dataset. */
    @Test
    void aRejectedOneTellsItsVerdictsWhereWhatWasAcceptedIsNotRecorded() throws IOException {
        cli.file(
                "more.yaml",
                cli.run("recipes", "show", "instruct-skillmix")
                        .out()
                        .replace("      - exact-duplicate: { fields: [topic] }", """
                              - exact-duplicate: { fields: [topic] }
                              - word-length: { field: topic, max: 4 }
                              - rouge-l: { field: topic, threshold: 0.2 }
                        """.stripTrailing()));
        generate("--recipe", "DIR/more.yaml", "--target", "20");
        assertThat(told("exact-duplicate:same"))
                .contains(
                        "\ninstruction           none\n",
                        "\ntopic                 ",
                        "  exact-duplicate     rejected: ")
                .doesNotContain("rouge-l ", "word-length ", "\nstage ", "\nby ");
        assertThat(told("rouge-l:too-near"))
                .containsPattern("  exact-duplicate     accepted\n  word-length         accepted: [1-4] words of topic"
                        + " \\(0 to 4\\)\n  rouge-l             rejected: .*\n    [0-9a-f]{8}-");
    }

    /** Returns what is told of the first that was rejected for this reason. */
    private String told(String reason) throws IOException {
        var line = Files.readAllLines(temp.resolve("made/rejected.jsonl")).stream()
                .filter(rejected -> rejected.contains("\"" + reason + "\""))
                .findFirst()
                .orElseThrow();
        var id = PlainValue.of((Node.Mapping) NodeReader.json(line, "line")).get("id");
        return cli.run("explain", "DIR/made", String.valueOf(id)).out();
    }

    private void generate(String... options) {
        var arguments = new ArrayList<>(List.of("generate", "--seed", "3", "--out", "DIR/made", "--quiet"));
        arguments.addAll(List.of(options));
        assertThat(cli.run(arguments.toArray(String[]::new)).exit()).isZero();
    }

    /** Returns the id of an instruction of which an instance was accepted. */
    private String generated(String... options) throws IOException {
        generate(options);
        var id = Pattern.compile("\\{\"id\":\"([^\"]*)\\.0\"");
        return Files.readAllLines(temp.resolve("made/dataset.jsonl")).stream()
                .skip(5)
                .map(id::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void callsAreToldWithWhatTheyCostAndTheirSum() throws IOException {
        cli.file("run/report.json", """
                {"ending":"target","calls":{"prices":{"toy:1":{"input-per-million":1000.0,"output-per-million":3000.0,"as-of":"2026-11-01"}}}}
                """);
        var journal = Files.readString(temp.resolve("run/calls.jsonl"));
        var second = "1".repeat(32);
        cli.file(
                "run/calls.jsonl",
                journal + journal.lines().skip(1).findFirst().orElseThrow().replace(KEY, second) + "\n");
        var dataset = Files.readString(temp.resolve("run/dataset.jsonl"));
        var call = "{\"step\":\"make/ask\",\"key\":\"%s\",\"model\":\"toy:1\"}";
        cli.file(
                "run/dataset.jsonl",
                dataset.replace(call.formatted(KEY), call.formatted(KEY) + "," + call.formatted(second)));

        assertThat(cli.run("explain", "DIR/run", "r-1.0").out())
                .contains(
                        "7 tokens in, 2 out, 0.0130 USD\n",
                        "\ncalls in all          2; 14 tokens in, 4 out, 0.0260 USD\n");

        cli.file("run/calls.jsonl", journal);
        assertThat(cli.run("explain", "DIR/run", "r-1.0").out())
                .contains(
                        "calls.jsonl does not hold it\n",
                        "\ncalls in all          2, of which calls.jsonl holds 1; 7 tokens in, 2 out, 0.0130 USD\n");
    }

    @Test
    void aRecipeThatIsNotTheOneOfTheRunIsTold() throws IOException {
        var id = generated("--target", "20");
        var recipe = temp.resolve("made/recipe.yaml");
        var text = Files.readString(recipe);
        for (var other : List.of(
                text.substring(0, text.length() - 20),
                text.substring(0, text.lastIndexOf("stages:")),
                text.replace("seed: 3", "seed: 4"))) {
            Files.writeString(recipe, other);
            for (var command : List.of(List.of("explain", "DIR/made", id + ".0"), List.of("inspect", "DIR/made"))) {
                var result = cli.run(command.toArray(String[]::new));
                assertThat(result.exit()).isEqualTo(3);
                assertThat(result.err())
                        .startsWith("espalier: DIR/made/recipe.yaml: the file was cut off or changed: it is not the one"
                                + " that the run was made with");
            }
        }
        Files.writeString(recipe, text);
        assertThat(cli.run("inspect", "DIR/made").exit()).isZero();
    }

    @Test
    void anUnknownIdIsRefusedWithTheNearest() {
        assertThat(cli.run("explain", "DIR/run", "r-1.1"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/run: there is no candidate \"r-1.1\"; did you mean \"r-1.0\"?\n"));
    }

    @Test
    void missesAreListedNearestFirst() {
        assertThat(cli.run("explain", "DIR/run", "--reason", "rouge-l")).isEqualTo(new Cli.Result(0, """
                rejected              2 by rouge-l; the nearest misses:

                r-4                   0.75 rouge-l:too-near
                                      Say hi to all
                  r-1.0               Say hi

                r-3                   0.9 rouge-l:too-near
                                      Say hi now
                  r-1.0               Say hi
                """, ""));
        assertThat(cli.run("explain", "DIR/run", "--reason", "word-length:too-short", "--top", "1")
                        .out())
                .as("the longest of those that are too short")
                .contains("r-6 ")
                .doesNotContain("r-5 ");
    }

    @Test
    void anUnknownReasonIsRefused() {
        assertThat(cli.run("explain", "DIR/run", "--reason", "rouge"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/run: nothing was rejected by \"rouge\"; did you mean \"rouge-l\"?\n"));
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        cli.file("other/x", "");
        assertThat(cli.run("explain", "DIR/other", "r-1"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/other: holds no recipe.yaml: it is no run; name the directory of a run\n"));
        assertThat(cli.run("explain", "DIR/none", "r-1").exit()).isEqualTo(3);
    }

    @Test
    void anIdOrAReasonIsWanted() {
        assertThat(cli.run("explain", "DIR/run").exit()).isEqualTo(2);
        assertThat(cli.run("explain", "DIR/run", "r-1", "--reason", "x").exit()).isEqualTo(2);
        assertThat(cli.run("explain", "DIR/run", "--reason", "x", "--top", "0").exit())
                .isEqualTo(2);
    }

    @Test
    void aDamagedJournalIsToldWithItsLine() throws IOException {
        cli.file("run/calls.jsonl", "{\"key\":\"" + KEY + "\",broken}\n");
        var result = cli.run("explain", "DIR/run", "r-1.0");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("espalier: DIR/run/calls.jsonl:1:1: this is not a line of a journal");
    }

    @Test
    void aLedgerThatIsCutOffIsToldWithItsPlace() throws IOException {
        var ledger = temp.resolve("run/rejected.jsonl");
        var whole = Files.readString(ledger);
        Files.writeString(ledger, whole.substring(0, whole.length() - 30));
        assertThat(cli.run("explain", "DIR/run", "r-5")).isEqualTo(new Cli.Result(3, "", """
                espalier: DIR/run/rejected.jsonl:4:1: the last line is cut off; if the run was killed, give its command again \
                to go on from there; no recorded call is paid twice
                """));
    }

    @Test
    void aBrokenLineBeforeTheLastIsAProblem() throws IOException {
        var ledger = temp.resolve("run/rejected.jsonl");
        Files.writeString(ledger, Files.readString(ledger).replace("\"value\":0.75", "\"value\":"));
        assertThat(cli.run("explain", "DIR/run", "r-5").exit()).isEqualTo(3);
        assertThat(cli.run("explain", "DIR/run", "r-5").err()).startsWith("espalier: DIR/run/rejected.jsonl:2:");
    }
}
