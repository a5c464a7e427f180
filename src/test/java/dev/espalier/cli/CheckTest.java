package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipes, prompts and models that cannot be used: exit 3, every problem at once, each once. */
final class CheckTest {

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeCli() {
        cli = new Cli(temp);
    }

    private void assertProblems(String problems, String... arguments) {
        assertThat(cli.run(arguments)).isEqualTo(new Cli.Result(3, "", problems));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
                    foo                     ¦ --model: there is no model "foo"; write provider:name, such as openai:gpt-4.1-mini, or a name from "espalier models"
                    builtn                  ¦ --model: there is no model "builtn"; did you mean "builtin"?
                    opnai:gpt               ¦ --model: "opnai" is no provider; did you mean "openai"?
                    openai:                 ¦ --model: "openai:" names no model that could exist; write provider:name, such as openai:gpt-4.1-mini or ollama:llama3.2
                    openai:gpt              ¦ environment: OPENAI_API_KEY is not set, but https://api.openai.com/v1 wants a key; set it to your key, or choose a model that needs none, such as ollama:llama3.2
                    proposr=openai:gpt      ¦ --model: recipe self-instruct has no model "proposr"; did you mean "proposer"?
                    """)
    void aModelThatCannotBeIsToldOnce(String model, String problem) {
        assertProblems("espalier: " + problem + "\n", "check", "--model", model);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
                    nonsense              ¦ it starts with neither http:// nor https://; start it with one of them
                    ftp://x/v1            ¦ it starts with neither http:// nor https://; start it with one of them
                    http://me:secret@x/v1 ¦ it holds a user or a password; name the variable of a key instead
                    """)
    void anOddAddressIsTold(String url, String problem) {
        assertProblems("espalier: --base-url: " + problem + "\n", "check", "--model", "openai:m", "--base-url", url);
    }

    @Test
    void oneModelMayAnswerForOneAlias() {
        assertThat(cli.run("check", "--model", "proposer=ollama:llama3.2")).isEqualTo(new Cli.Result(0, """
                                recipe self-instruct: 3 stages, no problems
                                seeds: 257 tasks, 95 of them classification
                                model classifier: builtin:6
                                model instance-maker: builtin:6
                                model label-maker: builtin:6
                                model proposer: ollama:llama3.2
                                """, ""));
    }

    @Test
    void anAliasThatIsAnotherOneCannotBeBound() throws IOException {
        StubTeacher.recipe(cli);
        var recipe = Files.readString(temp.resolve("tiny.yaml"))
                .replace("stages:", "  judge: { same-as: teacher }\nstages:");
        cli.file("same.yaml", recipe);
        assertProblems(
                "espalier: --model: model \"judge\" is the same as \"teacher\" in recipe tiny; bind that one, or all with"
                        + " --model PROVIDER:NAME\n",
                "check",
                "--recipe",
                "DIR/same.yaml",
                "--model",
                "judge=ollama:m");
    }

    @Test
    void aMistypedKeyHasItsPlaceAndTheNearestKey() {
        assertProblems(
                "espalier: --set stages.instructions.filters.rouge-l.treshold: filter \"rouge-l\" has no option"
                        + " \"treshold\"; did you mean \"threshold\"?\n",
                "check",
                "--set",
                "stages.instructions.filters.rouge-l.treshold=0.6");
    }

    @Test
    void aRecipeWithoutStagesIsNoBug() throws IOException {
        cli.file("empty.yaml", "name: empty\nabout: nothing\nstages: []\n");
        assertProblems(
                "espalier: DIR/empty.yaml:1:1: a recipe needs at least one stage; add \"stages:\" with a list\n",
                "check",
                "--recipe",
                "DIR/empty.yaml");
    }

    @Test
    void aFolderThatIsNoneIsTold() throws IOException {
        cli.file("file", "");
        assertProblems(
                "espalier: DIR/missing: there is no such folder; --recipes wants a folder\n",
                "check",
                "--recipes",
                "DIR/missing");
        assertProblems(
                "espalier: DIR/file: this is a file; --prompts wants a folder\n", "check", "--prompts", "DIR/file");
    }

    @Test
    void recipesOfAFolderComeBeforeOurs() throws IOException {
        StubTeacher.recipe(cli);
        assertThat(cli.run("check", "--recipes", "DIR", "--recipe", "tiny")).isEqualTo(new Cli.Result(0, """
                                recipe tiny: 1 stage, no problems
                                seeds: 257 tasks, 95 of them classification
                                model teacher: builtin:6
                                """, ""));
    }

    @Test
    void problemsOfAllPartsAreToldAtOnce() throws IOException {
        cli.file("a.jsonl", "{}\n");
        assertProblems("""
                espalier: DIR/a.jsonl:1:1: missing "instruction"; every seed needs one (see seeds/README.md)
                espalier: --set compat: "compat" is "maybe"; use true or false
                espalier: --model: "opnai" is no provider; did you mean "openai"?
                """, "check", "--seeds", "DIR/a.jsonl", "--set", "compat=maybe", "--model", "opnai:x");
    }
}
