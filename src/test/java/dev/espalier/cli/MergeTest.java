package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes one dataset of several; refuses what would lose something. */
final class MergeTest {

    private static final String FIRST = """
            {"id":"a-1","instruction":"Say hi to all of them","input":"","output":"hi","mood":"kind","lineage":{"parents":[],"demonstrations":["seed-1"],"calls":[]}}
            {"id":"a-2","instruction":"Name a river","input":"","output":"Rhine","lineage":{"parents":[],"demonstrations":[],"calls":[]}}
            """;

    private static final String AGAIN = "{\"instruction\":\"name a  RIVER\",\"input\":\"\",\"output\":\"rhine\"}\n";

    private static final String NEAR =
            "{\"instruction\":\"Say hi to some of them\",\"input\":\"\",\"output\":\"hi\"}\n";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDatasets() throws IOException {
        cli = new Cli(temp);
        cli.file("run/recipe.yaml", "");
        cli.file("run/dataset.jsonl", FIRST);
        cli.file("b.jsonl", AGAIN + NEAR);
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void theFirstOfDuplicatesStaysWithAllItsFields() throws IOException {
        assertThat(cli.run("merge", "DIR/run", "DIR/b.jsonl", "--out", "DIR/out.jsonl"))
                .isEqualTo(new Cli.Result(0, """
                        merged                3 records of 4 in DIR/out.jsonl
                          exact-duplicate:same
                                              1 left out
                        """, ""));
        assertThat(read("out.jsonl")).isEqualTo(FIRST + NEAR);
    }

    @Test
    void nearOnesAreLeftOutOnRequest() throws IOException {
        assertThat(cli.run("merge", "DIR/run", "DIR/b.jsonl", "--rouge-l", "0.7", "--out", "DIR/out.jsonl")
                        .out())
                .contains("merged                2 records of 4 in ", "  rouge-l:too-near    1 left out");
        assertThat(read("out.jsonl")).isEqualTo(FIRST);
    }

    @Test
    void duplicatesWithinOneDatasetAreLeftOutToo() throws IOException {
        cli.file("c.jsonl", NEAR + NEAR);
        assertThat(cli.run("merge", "DIR/c.jsonl", "--out", "DIR/out.jsonl").exit())
                .isZero();
        assertThat(read("out.jsonl")).isEqualTo(NEAR);
    }

    @Test
    void anExistingFileIsReplacedOnlyByForce() throws IOException {
        cli.file("out.jsonl", "mine");
        assertThat(cli.run("merge", "DIR/run", "--out", "DIR/out.jsonl"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/out.jsonl: there is such a file already; replace it with --force\n"));
        assertThat(read("out.jsonl")).isEqualTo("mine");
        assertThat(cli.run("merge", "DIR/run", "--out", "DIR/out.jsonl", "--force")
                        .exit())
                .isZero();
        assertThat(read("out.jsonl")).isEqualTo(FIRST);
    }

    @Test
    void whatIsReadIsNeverReplaced() {
        for (var out : new String[] {"DIR/b.jsonl", "DIR/run/dataset.jsonl", "-"}) {
            assertThat(cli.run("merge", "DIR/run", "DIR/b.jsonl", "--out", out, "--force")
                            .exit())
                    .isEqualTo(2);
        }
    }

    @Test
    void nothingIsLeftBehindByABadRecord() throws IOException {
        cli.file("bad.jsonl", NEAR + "{\"prompt\":\"x\",\"output\":\"y\"}\n");
        var result = cli.run("merge", "DIR/run", "DIR/bad.jsonl", "--out", "DIR/new/out.jsonl");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("espalier: DIR/bad.jsonl:2:1: missing \"instruction\"");
        try (var files = Files.list(temp.resolve("new"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aThresholdBeyondItsRangeIsRefused() {
        var result = cli.run("merge", "DIR/run", "--rouge-l", "1.5", "--out", "DIR/out.jsonl");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("--rouge-l");
    }

    @Test
    void conversationsAndOthersGetOneLayout() throws IOException {
        cli.file(
                "chat.jsonl",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\",\"content\":\"B\"}]}\n");
        cli.file("plain.jsonl", "{\"instruction\":\"a\",\"output\":\"b\"}\n{\"instruction\":\"C\",\"output\":\"D\"}\n");
        assertThat(cli.run("merge", "DIR/chat.jsonl", "DIR/plain.jsonl", "--out", "DIR/both.jsonl")
                        .exit())
                .isZero();
        assertThat(temp.resolve("both.jsonl"))
                .hasContent("{\"instruction\":\"A\",\"output\":\"B\"}\n{\"instruction\":\"C\",\"output\":\"D\"}\n");
    }

    @Test
    void conversationsThatBeginAlikeAreNoDuplicates() throws IOException {
        var begin = "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"y\"}";
        var more = ",{\"role\":\"user\",\"content\":\"%s\"},{\"role\":\"assistant\",\"content\":\"1\"}";
        cli.file(
                "chats.jsonl",
                begin + more.formatted("a") + "]}\n" + begin + more.formatted("b") + "]}\n" + begin + "]}\n" + begin
                        + more.formatted("B") + "]}\n");
        assertThat(cli.run("merge", "DIR/chats.jsonl", "--out", "DIR/merged.jsonl")
                        .exit())
                .isZero();
        assertThat(read("merged.jsonl").lines()).hasSize(3);
        assertThat(cli.run("inspect", "DIR/chats.jsonl").out()).contains("exact duplicates      0 ");
    }

    @Test
    void idsOfSeveralRecordsAreTold() throws IOException {
        cli.file("one.jsonl", "{\"id\":\"x1\",\"instruction\":\"Say hi\",\"output\":\"hi\"}\n");
        cli.file(
                "two.jsonl",
                "{\"id\":\"x1\",\"instruction\":\"Name a tree\",\"output\":\"oak\"}\n"
                        + "{\"id\":\"x2\",\"instruction\":\"Name a bird\",\"output\":\"jay\"}\n");
        var result = cli.run("merge", "DIR/one.jsonl", "DIR/two.jsonl", "--out", "DIR/both.jsonl");
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .isEqualTo("espalier: 1 id of several records each; a lineage that names one may mean any of them\n");
        assertThat(cli.run("merge", "DIR/one.jsonl", "--out", "DIR/same.jsonl").err())
                .isEmpty();
    }
}
