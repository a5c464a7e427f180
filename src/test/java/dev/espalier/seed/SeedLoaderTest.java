package dev.espalier.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.SharedData;
import dev.espalier.io.DatasetSource;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedLoaderTest {

    private static final String GOOD = "{\"id\":\"g\",\"instruction\":\"Add.\"}\n";

    @Test
    void readsTheSchemaOfSelfInstruct() {
        var text = """
                {"id": "s1", "name": "sum", "instruction": "Add.", "instances": [{"input": "1 2", "output": "3"}, {"output": "4"}], "is_classification": false}
                {"id": "s2", "name": "mood", "instruction": "Which mood?", "instances": [], "is_classification": true}
                """;

        assertThat(load(source("s.jsonl", text)).tasks())
                .containsExactly(
                        new SeedTask(
                                "s1", "sum", "Add.", List.of(new Instance("1 2", "3"), new Instance("", "4")), false),
                        new SeedTask("s2", "mood", "Which mood?", List.of(), true));
    }

    @Test
    void readsTheSchemaOfAlpacaAndMakesIdsFromTheFileName() {
        var text = "[{\"instruction\":\"A\",\"input\":\"i\",\"output\":\"o\"},{\"instruction\":\"B\",\"output\":\"\"},"
                + "{\"id\":7,\"instruction\":\"C\",\"output\":\"c\",\"is_classification\":true}]";

        assertThat(load(source("dir/my data.json.gz", text)).tasks())
                .containsExactly(
                        new SeedTask("my-data-1", "", "A", List.of(new Instance("i", "o")), false),
                        new SeedTask("my-data-2", "", "B", List.of(), false),
                        new SeedTask("7", "", "C", List.of(new Instance("", "c")), true));
    }

    @Test
    void readsCsvAndYamlWithOtherFieldNames() {
        var loader = new SeedLoader(Map.of("instruction", "prompt", "output", "answer"), false);
        var csv = source("c.csv", "prompt,answer,is_classification\nA,x,true\nB,y,\n");
        var yaml = source("y.yaml", "- prompt: C\n  instances:\n    - {input: 1, answer: 2}\n");

        assertThat(loader.load(List.of(csv, yaml)).tasks())
                .containsExactly(
                        new SeedTask("c-1", "", "A", List.of(new Instance("", "x")), true),
                        new SeedTask("c-2", "", "B", List.of(new Instance("", "y")), false),
                        new SeedTask("y-1", "", "C", List.of(new Instance("1", "2")), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"id":"a"}                           | s.jsonl:1:1: missing "instruction"; every seed needs one (see seeds/README.md)
                    {"instruction":null}                 | s.jsonl:1:1: missing "instruction"; every seed needs one (see seeds/README.md)
                    {"instruction":" "}                  | s.jsonl:1:16: "instruction" is blank; every seed needs one (see seeds/README.md)
                    {"instruction":["a"]}                | s.jsonl:1:16: "instruction" is a list; a text is wanted
                    {"instruction":"a","id":{}}          | s.jsonl:1:25: "id" is a mapping; a text is wanted
                    {"instruction":"a","is_classification":"yes"} | s.jsonl:1:40: "is_classification" is the text "yes"; true or false is wanted
                    {"instruction":"a","is_classification":1}     | s.jsonl:1:40: "is_classification" is a number; true or false is wanted
                    {"instruction":"a","instances":"x"}  | s.jsonl:1:32: "instances" is the text "x"; a list of {input, output} is wanted
                    {"instruction":"a","instances":["x"]} | s.jsonl:1:33: this instance is a text; {input, output} is wanted
                    {"instruction":"a","instances":[{"input":"x"}]} | s.jsonl:1:33: an instance without "output"; write the right answer, or take the instance out
                    {"instruction":"a","instances":[{"output":" "}]} | s.jsonl:1:43: "output" of an instance is blank; write the right answer, or take the instance out
                    {"instruction":"a","instances":[{"output":["x"]}]} | s.jsonl:1:43: "output" is a list; a text is wanted
                    {"instruction":}                     | s.jsonl:1:16: broken JSON: unexpected character ('}' (code 125)): expected a value; write one JSON object a line
                    `` | s.jsonl: holds no records; give a file with at least one
                    """)
    void tellsWhatIsWrongWithASeed(String line, String message) {
        assertThatThrownBy(() -> load(source("s.jsonl", line)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @Test
    void tellsEveryProblemOfEveryFileAtOnce() {
        var first = source("a.jsonl", GOOD + "{\"id\":\"g\",\"instruction\":\"Again.\"}\n{\"id\":\"x\"}\n");
        var second = source("b.jsonl", "{\"id\":\"x\",\"instruction\":\"X\"}\n" + GOOD);
        var missing = DatasetSource.file(Path.of("no-such-file"));

        assertThatThrownBy(() -> load(first, second, missing))
                .isInstanceOf(ProblemException.class)
                .hasMessage("""
                        no-such-file: no such file; check the name
                        a.jsonl:2:7: duplicate id "g"; it is at a.jsonl:1:7 already
                        a.jsonl:3:1: missing "instruction"; every seed needs one (see seeds/README.md)
                        b.jsonl:2:7: duplicate id "g"; it is at a.jsonl:1:7 already""");
    }

    @Test
    void tellsTwentyProblemsAndCountsTheOthers() {
        assertThatThrownBy(() -> load(source("s.jsonl", "{}\n".repeat(25))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems()).hasSize(21).last().hasToString("… and 5 more problems"));
    }

    @Test
    void skipsBadSeedsIfAllowedAndListsThem() {
        var seeds = new SeedLoader(Map.of(), true).load(List.of(source("s.jsonl", GOOD + "{}\n{\n")));

        assertThat(seeds.tasks()).containsExactly(new SeedTask("g", "", "Add.", List.of(), false));
        assertThat(seeds.skippedCount()).isEqualTo(2);
        assertThat(seeds.skipped())
                .extracting(Problem::toString)
                .containsExactly(
                        "s.jsonl:2:1: missing \"instruction\"; every seed needs one (see seeds/README.md)",
                        "s.jsonl:3:2: broken JSON: unexpected end-of-input: expected close marker for Object; write one JSON object a line");
    }

    @Test
    void skippingNeverForgivesAMissingFileOrNoSeedsAtAll() {
        var loader = new SeedLoader(Map.of(), true);

        assertThatThrownBy(() ->
                        loader.load(List.of(source("s.jsonl", GOOD), DatasetSource.file(Path.of("no-such-file")))))
                .hasMessage("no-such-file: no such file; check the name");
        assertThatThrownBy(() -> loader.load(List.of(source("s.jsonl", "{}\n"))))
                .hasMessage("s.jsonl:1:1: missing \"instruction\"; every seed needs one (see seeds/README.md)");
        assertThatThrownBy(() -> loader.load(List.of())).hasMessage("no seeds; give at least one file of seeds");
    }

    @Test
    void namesEachSourceWithTheHashOfItsBytes() {
        // printf '{"id":"g","instruction":"Add."}\n' | sha256sum
        assertThat(load(source("s.jsonl", GOOD)).sources())
                .containsExactly(new Seeds.Source(
                        "s.jsonl", "7b0f1cbe9bf4b6ef3a7e7a693db916f0b8b355deabaa0b06410b63f2f1c8fb68"));
    }

    @Test
    void readsTheSeedsOfSelfInstruct() {
        var tasks = load(DatasetSource.file(SharedData.require("self-instruct/seed_tasks.jsonl")))
                .tasks();

        assertThat(tasks).hasSize(175);
        assertThat(tasks).filteredOn(SeedTask::isClassification).hasSize(26);
        assertThat(tasks)
                .filteredOn(task -> task.instances().get(0).input().isEmpty())
                .hasSize(50);
    }

    @Test
    void readsAlpaca() {
        var tasks = load(DatasetSource.file(SharedData.require("alpaca/alpaca_data.json.gz")))
                .tasks();

        assertThat(tasks).hasSize(52_002);
        assertThat(tasks.get(52_001).id()).isEqualTo("alpaca_data-52002");
        // 28 records of Alpaca have a blank output.
        assertThat(tasks).filteredOn(task -> task.instances().isEmpty()).hasSize(28);
    }

    @Test
    void readsTheSeedsThatComeWithTheProgram() {
        var seeds = SeedLoader.builtin();

        assertThat(seeds.tasks()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(seeds.tasks().get(0).id()).isEqualTo("seed-221");
        assertThat(seeds.skipped()).isEmpty();
        assertThat(seeds.sources()).extracting(Seeds.Source::name).containsExactly("builtin seeds/tasks.jsonl");
    }

    private static Seeds load(DatasetSource... sources) {
        return new SeedLoader(Map.of(), false).load(List.of(sources));
    }

    private static DatasetSource source(String name, String text) {
        return new DatasetSource(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
