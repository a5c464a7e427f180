package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalog.RecipeRun.Result;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trap of Alpaca (Taori et al. 2023, released code), held by the recipe as it comes with the program. */
final class AlpacaTest {

    private static final String[] COMPAT = {"compat=true"};
    private static final String[] GENTLE = {};

    @TempDir
    private Path temp;

    private Result examples(String[] sets, Reply... replies) throws IOException {
        return RecipeRun.of("alpaca").set(sets).items(replies.length, 1, ScriptedModel.inOrder(replies), temp);
    }

    private Result examples(String... replies) throws IOException {
        return examples(GENTLE, Arrays.stream(replies).map(Reply::of).toArray(Reply[]::new));
    }

    /** Answers as a server does: the reply ends before the first stop text. */
    private static ScriptedModel stopping(String text) {
        return new ScriptedModel(request -> {
            int end = request.sampling().stop().stream()
                    .mapToInt(text::indexOf)
                    .filter(at -> at >= 0)
                    .min()
                    .orElse(text.length());
            return Reply.of(text.substring(0, end));
        });
    }

    private static String example(int number, String instruction, String input, String output) {
        return number + ". Instruction: " + instruction + "\n" + number + ". Input: " + input + "\n" + number
                + ". Output: " + output + "\n###\n";
    }

    private static String words(int number) {
        return IntStream.range(0, 5).mapToObj(i -> "w" + number + "x" + i).collect(Collectors.joining(" "));
    }

    @Test
    void showsThreeSeedsAndNeverAnExampleOfItsOwn() throws IOException {
        var model = new ScriptedModel(request -> Reply.of(" " + words(mark(request)) + "\n4. Input: a\n4. Output: b"));
        var result = RecipeRun.of("alpaca").set("stages.examples.window=1").items(30, 1, model, temp);
        assertThat(result.accepted())
                .hasSize(30)
                .allSatisfy(line -> assertThat(((Map<?, ?>) line.get("lineage")).get("demonstrations"))
                        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                        .hasSize(3)
                        .doesNotHaveDuplicates()
                        .allMatch(id -> id.startsWith("seed-")));
    }

    private static int mark(Request request) {
        return Math.floorMod(request.messages().get(0).content().hashCode(), 1_000_000);
    }

    @Test
    void asksForTwentyLessTheThreeThatItShows() throws IOException {
        var model = stopping(" " + words(1) + "\n4. Input: a\n4. Output: b");
        RecipeRun.of("alpaca").items(1, 1, model, temp);
        var request = model.requests().get(0);
        assertThat(request.operation().variables()).containsEntry("count", 17).containsEntry("start-at", 4);
        var prompt = request.messages().get(0).content();
        assertThat(prompt).contains("list of 20 tasks", "write numbers 4 to 20").doesNotContain("${");
        assertThat(prompt.lines()
                        .filter(line -> line.matches("###|\\d+\\. Instruction:.*"))
                        .map(line -> line.replaceAll(":.*", "")))
                .containsExactly(
                        "###",
                        "1. Instruction",
                        "###",
                        "2. Instruction",
                        "###",
                        "3. Instruction",
                        "###",
                        "4. Instruction");
        assertThat(prompt).endsWith("\n###\n4. Instruction:").doesNotContain("\n\n###\n4.");
    }

    @Test
    void showsTheFirstInstanceOfASeedAndNoneOfASeedWithoutOrWithTheMarksOfTheList() throws IOException {
        var seeds = List.of(
                new SeedTask(
                        "a", "", "Name a fruit.", List.of(new Instance("", "plum"), new Instance("", "fig")), false),
                new SeedTask("b", "", "Name a tree.", List.of(), false),
                new SeedTask("c", "", "Draw a line.", List.of(new Instance("", "a\n###\nb")), false));
        var model = stopping(" " + words(1) + "\n2. Input: a\n2. Output: b");
        RecipeRun.of("alpaca").seeds(seeds).items(1, 1, model, temp);
        assertThat(model.requests().get(0).messages().get(0).content()).endsWith("""

                        ###
                        1. Instruction: Name a fruit.
                        1. Input:
                        <noinput>
                        1. Output:
                        plum
                        ###
                        2. Instruction:""");
    }

    @Test
    void refusesSeedsOfWhichNoneCanBeShown() {
        var seeds = List.of(new SeedTask("b", "", "Name a tree.", List.of(), false));
        assertThatThrownBy(() -> RecipeRun.of("alpaca").seeds(seeds).assemble(ScriptedModel.inOrder("x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching(
                        "alpaca\\.yaml:\\d+:9: none of the seeds is a task with an output that can be shown;"
                                + " add some; see seeds/README.md");
    }

    @Test
    void aYearAtTheEndOfASentenceDoesNotEndTheReply() throws IOException {
        var text = " When were the Games to be?\n4. Input: <noinput>\n4. Output: In 2020. Then came 2021.\n###\n"
                + example(19, "Name the smallest planet there is.", "<noinput>", "Mercury")
                + example(20, "Name the largest planet there is.", "<noinput>", "Jupiter");
        var result = RecipeRun.of("alpaca").items(1, 1, stopping(text), temp);
        assertThat(result.accepted("output")).containsExactly("In 2020. Then came 2021.", "Mercury");
        assertThat(result.rejected()).isEmpty();
    }

    @Test
    void compatEndsTheReplyAtAYear() throws IOException {
        var text = " When were the Games to be?\n4. Input: <noinput>\n4. Output: In 2020. Then came 2021.\n###\n"
                + example(5, "Name the smallest planet there is.", "<noinput>", "Mercury");
        var result = RecipeRun.of("alpaca").set(COMPAT).items(1, 1, stopping(text), temp);
        assertThat(result.accepted("output")).containsExactly("In 20");
    }

    @Test
    void forgivesASlippedNumber() throws IOException {
        var reply = " Name a fruit with a stone.\n4. Input: <noinput>\n4. Output: plum\n###\n"
                + example(6, "Name a tree that bears cones.", "<noinput>", "fir");
        assertThat(examples(reply).accepted("output")).containsExactly("plum", "fir");
    }

    @Test
    void compatRejectsASlippedNumber() throws IOException {
        var reply = " Name a fruit with a stone.\n4. Input: <noinput>\n4. Output: plum\n###\n"
                + example(6, "Name a tree that bears cones.", "<noinput>", "fir")
                + example(6, "Name a bird that cannot fly.", "<noinput>", "kiwi");
        var result = examples(COMPAT, Reply.of(reply));
        assertThat(result.accepted("output")).containsExactly("plum", "kiwi");
        assertThat(result.rejected("reason")).containsExactly("generate-examples:slipped-number");
        assertThat((String) result.rejected("unread").get(0)).startsWith("6. Instruction: Name a tree");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noinput>",
                "<NoInput>",
                "<no input>",
                "No input",
                "no input.",
                "N/A",
                "n/a",
                "None",
                "(none)",
                "-",
                "No input required.",
                "Not applicable"
            })
    void takesManySpellingsForNoInput(String spelling) throws IOException {
        var result = examples(" Name a fruit with a stone.\n4. Input: " + spelling + "\n4. Output: plum");
        assertThat(result.instances()).containsExactly(" -> plum");
    }

    @Test
    void filtersLookAtTheInstructionOnly() throws IOException {
        var result = examples(" Shorten the sentence to three words.\n4. Input: Draw the map on a graph in the file.\n"
                + "4. Output: \"Write a program\" video");
        assertThat(result.instances())
                .containsExactly("Draw the map on a graph in the file. -> \"Write a program\" video");
    }

    @Test
    void changesNoCapitalLetters() throws IOException {
        assertThat(examples(" explain what NATO did there.\n4. Input: <noinput>\n4. Output: Much.")
                        .accepted("instruction"))
                .containsExactly("explain what NATO did there.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"video", "audio", "music", "flowchart", "diagram", "image", "go to"})
    void rejectsTheKeywordsOfSelfInstructAndFiveMore(String word) throws IOException {
        var result = examples(" Say something of the " + word + " here.\n4. Input: <noinput>\n4. Output: x");
        assertThat(result.rejected("value")).containsExactly(word);
    }

    @Test
    void acceptsFourWordsAndASimilarityOfExactlySevenTenths() throws IOException {
        var first = words(1) + " " + words(2);
        var seven = words(1) + " w2x0 w2x1 c d e";
        var eight = words(1) + " w2x0 w2x1 w2x2 y z";
        var result = examples(" " + first + "\n4. Input: <noinput>\n4. Output: x\n###\n"
                + example(5, seven, "<noinput>", "x")
                + example(6, eight, "<noinput>", "x")
                + example(7, "Only three words", "<noinput>", "x")
                + example(8, "Here are four words", "<noinput>", "x"));
        assertThat(result.accepted("instruction")).containsExactly(first, seven, "Here are four words");
        assertThat(result.rejected("reason")).containsExactly("rouge-l:too-near", "word-length:too-short");
    }

    @Test
    void theLastExampleOfAReplyThatWasCutOffIsRejected() throws IOException {
        var reply =
                " Name a fruit with a stone.\n4. Input: <noinput>\n4. Output: plum\n###\n5. Instruction: Name a tree th";
        var result = examples(GENTLE, ScriptedModel.cutOff(reply));
        assertThat(result.accepted("output")).containsExactly("plum");
        assertThat(result.rejected("reason")).containsExactly("generate-examples:truncated");
        assertThat(result.rejected("unread")).containsExactly("5. Instruction: Name a tree th\n");
    }

    @Test
    void asksWithTheSamplingOfThePaper() throws IOException {
        var model = stopping(" " + words(1) + "\n4. Input: a\n4. Output: b");
        RecipeRun.of("alpaca").items(1, 1, model, temp);
        assertThat(model.requests().get(0).sampling().toString())
                .isEqualTo("Sampling[temperature=1.0, topP=1.0, maxTokens=3072, presencePenalty=null,"
                        + " frequencyPenalty=null, stop=[\n20.], seed=null]");
    }
}
