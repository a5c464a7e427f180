package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        cli.file("run/recipe.yaml", "");
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
