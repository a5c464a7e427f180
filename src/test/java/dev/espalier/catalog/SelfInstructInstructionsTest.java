package dev.espalier.catalog;

import static dev.espalier.catalog.RecipeRun.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.catalog.RecipeRun.Result;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.problem.ProblemException;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trap of the first stage of Self-Instruct (Wang et al. 2022, and its released code), held by the recipe as it comes. */
final class SelfInstructInstructionsTest {

    private static final String[] COMPAT = {"compat=true"};
    private static final String[] GENTLE = {};

    @TempDir
    private Path temp;

    /** Returns what comes of these replies in the first stage. */
    private Result instructions(String[] sets, Reply... replies) throws IOException {
        return RecipeRun.of("self-instruct").set(sets).items(replies.length, 1, ScriptedModel.inOrder(replies), temp);
    }

    private Result instructions(String... replies) throws IOException {
        return instructions(GENTLE, Arrays.stream(replies).map(Reply::of).toArray(Reply[]::new));
    }

    @Test
    void showsEightSeedsUntilTheWindowLetsOwnInstructionsIn() throws IOException {
        var model = new ScriptedModel(request -> Reply.of(twoNew(request)));
        RecipeRun.of("self-instruct").items(18, 1, model, temp);
        var result = new Result(temp);
        assertThat(model.requests().get(0).operation().variables().get("demonstrations"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(8);
        for (int item = 0; item < 18; item++) {
            var shown = shownIn(result, item);
            int own = item < 16 ? 0 : 2;
            assertThat(shown).as("item %d", item).hasSize(8).doesNotHaveDuplicates();
            assertThat(shown)
                    .as("item %d", item)
                    .filteredOn(id -> id.startsWith("run-"))
                    .hasSize(own);
        }
        assertThat(shownIn(result, 16))
                .filteredOn(id -> id.startsWith("run-"))
                .as("of what stood after item 0")
                .containsExactlyInAnyOrder("run-0.0", "run-0.1");
    }

    private static String twoNew(Request request) {
        int mark = Math.floorMod(request.messages().get(0).content().hashCode(), 1_000_000);
        return " " + words(mark, 5) + "\n10. " + words(mark + 1, 5);
    }

    @SuppressWarnings("unchecked")
    private static List<String> shownIn(Result result, int item) {
        var lineage = result.accepted().stream()
                .filter(line -> line.get("id").equals("run-" + item + ".0"))
                .map(line -> (Map<String, Object>) line.get("lineage"))
                .findFirst()
                .orElseThrow();
        return (List<String>) lineage.get("demonstrations");
    }

    @Test
    void numbersTheListAndEndsThePromptInTheNextNumber() throws IOException {
        var model = ScriptedModel.inOrder(" " + words(1, 5));
        RecipeRun.of("self-instruct").items(1, 1, model, temp);
        var prompt = model.requests().get(0).messages().get(0).content();
        assertThat(prompt.lines().filter(line -> line.matches("\\d+\\..*")).map(line -> line.replaceAll("\\..*", "")))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(prompt)
                .endsWith("\n9.")
                .contains("7 new tasks, numbers 9 to 15")
                .doesNotContain("${");
    }

    @Test
    void showsInstructionsOnOneLineWithoutColonsAtTheEndAndLeavesOutWhatTheListCannotHold() throws IOException {
        var seeds = List.of(
                seed("a", "Sort  these\n\twords : :"),
                seed("b", "3. Do this"),
                seed("c", "Say\u00a0it\u200b again"),
                seed("d", ":"));
        var model = ScriptedModel.inOrder(" " + words(1, 5));
        RecipeRun.of("self-instruct").seeds(seeds).items(1, 1, model, temp);
        assertThat(model.requests()
                        .get(0)
                        .messages()
                        .get(0)
                        .content()
                        .lines()
                        .filter(line -> line.matches("\\d+\\. .*")))
                .map(line -> line.substring(3))
                .containsExactlyInAnyOrder("Sort these words", "Say it again");
    }

    private static SeedTask seed(String id, String instruction) {
        return new SeedTask(id, "", instruction, List.of(new Instance("", "x")), false);
    }

    @Test
    void refusesSeedsOfWhichNoneCanBeShown() {
        var run = RecipeRun.of("self-instruct").seeds(List.of(seed("a", "3. Do this"), seed("b", ":")));
        assertThatThrownBy(() -> run.assemble(ScriptedModel.inOrder("x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageMatching("self-instruct\\.yaml:\\d+:9: none of the seeds is a task that can be shown;"
                        + " add some; see seeds/README.md");
    }

    @Test
    void asksAtTheTemperatureOfThePaperWithoutWhatCripplesAChatModel() throws IOException {
        var model = ScriptedModel.inOrder(" " + words(1, 5));
        RecipeRun.of("self-instruct").items(1, 1, model, temp);
        var sampling = model.requests().get(0).sampling();
        assertThat(sampling.toString())
                .isEqualTo("Sampling[temperature=0.7, topP=1.0, maxTokens=1024, presencePenalty=null,"
                        + " frequencyPenalty=null, stop=[], seed=null]");
    }

    @Test
    void compatAsksAsThePaperDid() throws IOException {
        var model = ScriptedModel.inOrder(" " + words(1, 5));
        RecipeRun.of("self-instruct").set(COMPAT).items(1, 1, model, temp);
        assertThat(model.requests().get(0).sampling().toString())
                .isEqualTo("Sampling[temperature=0.7, topP=0.5, maxTokens=1024, presencePenalty=2.0,"
                        + " frequencyPenalty=null, stop=[\n\n, \n16, 16., 16 .], seed=null]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void neverSendsATopPOfZero(boolean compat) {
        var models = RecipeRun.of("self-instruct")
                .set("compat=" + compat)
                .assemble(ScriptedModel.inOrder("x"))
                .plan()
                .models();
        assertThat(models.keySet())
                .containsExactlyInAnyOrder("proposer", "classifier", "instance-maker", "label-maker");
        assertThat(models.values())
                .allSatisfy(bound -> assertThat(bound.sampling().topP()).isIn(null, 0.5, 1.0));
        assertThat(List.of("classifier", "instance-maker", "label-maker"))
                .allSatisfy(alias ->
                        assertThat(models.get(alias).sampling().temperature()).isZero());
    }

    @Test
    void keepsAcronymsAndNamesWhenItMakesTheFirstLetterACapital() throws IOException {
        var result = instructions(" explain what NATO did in Kosovo.");
        assertThat(result.accepted("instruction")).containsExactly("Explain what NATO did in Kosovo.");
    }

    @Test
    void compatLowersAllLettersButTheFirst() throws IOException {
        var result = instructions(COMPAT, Reply.of(" explain what NATO did in Kosovo."));
        assertThat(result.accepted("instruction")).containsExactly("Explain what nato did in kosovo.");
    }

    @Test
    void rejectsAnInstructionOfThreeWordsAndAcceptsOneOfFour() throws IOException {
        var result = instructions(" " + words(1, 3) + "\n10. " + words(2, 4));
        assertThat(result.accepted("instruction")).containsExactly(words(2, 4));
        assertThat(result.rejected("reason")).containsExactly("word-length:too-short");
        assertThat(result.rejected("value")).containsExactly(3);
    }

    @Test
    void acceptsAnInstructionOf150WordsAndRejectsOneOf151() throws IOException {
        var result = instructions(" " + words(1, 150) + "\n10. " + words(2, 151));
        assertThat(result.accepted("instruction")).containsExactly(words(1, 150));
        assertThat(result.rejected("reason")).containsExactly("word-length:too-long");
        assertThat(result.rejected("value")).containsExactly(151);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image",
                "images",
                "graph",
                "graphs",
                "picture",
                "pictures",
                "file",
                "files",
                "map",
                "maps",
                "draw",
                "plot",
                "go to",
                "Maps",
                "GO TO"
            })
    void rejectsAnInstructionThatHoldsAKeyword(String word) throws IOException {
        var result = instructions(" Please tell me about " + word + ", if you can.");
        assertThat(result.rejected("reason")).containsExactly("keywords:found");
        assertThat(result.rejected("value")).containsExactly(word.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mapping", "profile", "paragraph", "drawn", "plots", "going to", "goto", "imagery", "audio"})
    void acceptsAnInstructionThatHoldsAKeywordWithinAWordOnly(String word) throws IOException {
        var instruction = "Please tell me about " + word + ", if you can.";
        assertThat(instructions(" " + instruction).accepted("instruction")).containsExactly(instruction);
    }

    @Test
    void rejectsWriteAProgramInThatCaseOnlyAndAfterTheFirstLetterBecameACapital() throws IOException {
        var result = instructions(" write a program that sorts numbers.", " Write A Program in the style of Ada.");
        assertThat(result.rejected("reason")).containsExactly("prefixes:found");
        assertThat(result.rejected("instruction")).containsExactly("Write a program that sorts numbers.");
        assertThat(result.accepted("instruction")).containsExactly("Write A Program in the style of Ada.");
    }

    @Test
    void compatRejectsWriteAProgramInAnyCaseBecauseItLowersLettersFirst() throws IOException {
        var result = instructions(COMPAT, Reply.of(" Write A Program in the style of Ada."));
        assertThat(result.rejected("reason")).containsExactly("prefixes:found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Find\" a synonym for it.|first-character:punctuation",
                "(Find a synonym for it.)|first-character:punctuation",
                "éclairs are baked how long?|first-character:non-ascii",
                "名前を四つ 書いて ください ね|first-character:non-ascii"
            })
    void rejectsAnInstructionThatStartsWithPunctuationOrOutsideAscii(String instruction, String reason)
            throws IOException {
        assertThat(instructions(" " + instruction).rejected("reason")).containsExactly(reason);
    }

    @Test
    void acceptsAnInstructionThatStartsWithADigit() throws IOException {
        assertThat(instructions(" 12 eggs cost how much?").accepted("instruction"))
                .containsExactly("12 eggs cost how much?");
    }

    @Test
    void acceptsASimilarityOfExactlySevenTenthsAndRejectsAnyAbove() throws IOException {
        // Ten words each: 7 in common give exactly 0.7, 8 give 0.8.
        var first = words(1, 10);
        var seven = words(1, 7) + " " + words(2, 3);
        var eight = words(1, 8) + " " + words(3, 2);
        var result = instructions(" " + first + "\n10. " + seven + "\n11. " + eight);
        assertThat(result.accepted("instruction")).containsExactly(first, seven);
        assertThat(result.rejected("instruction")).containsExactly(eight);
        assertThat(result.rejected("value")).containsExactly(0.8000000000000002);
    }

    @Test
    void comparesWithTheSeedsAndTellsTheNearest() throws IOException {
        var seed = SeedLoader.builtin().tasks().get(0);
        var result = instructions(" " + seed.instruction().toUpperCase(Locale.ROOT));
        assertThat(result.rejected("reason")).containsExactly("rouge-l:too-near");
        assertThat(result.rejected("neighbour")).containsExactly(Map.of("id", seed.id(), "text", seed.instruction()));
    }

    @Test
    void judgesTheCandidatesOfOneReplyOneAfterAnother() throws IOException {
        var result = instructions(" " + words(1, 6) + "\n10. " + words(1, 6) + " again");
        assertThat(result.accepted("id")).containsExactly("run-0.0");
        assertThat(result.rejected("id")).containsExactly("run-0.1");
        assertThat(result.rejected("neighbour")).containsExactly(Map.of("id", "run-0.0", "text", words(1, 6)));
    }

    @Test
    void comparesNothingOfTextsWithoutLatinLettersSoTheirCopiesPass() throws IOException {
        // rouge_score's tokenizer finds no token in them: its score is 0 for any two.
        var result = instructions(
                new String[] {"stages.instructions.filters.first-character.allow-non-ascii=true"},
                Reply.of(" 请 写 一 首 诗\n10. 请 写 一 首 诗"));
        assertThat(result.accepted("instruction")).containsExactly("请 写 一 首 诗", "请 写 一 首 诗");
    }

    @Test
    void keepsTheCompleteItemsOfAReplyThatWasCutOff() throws IOException {
        var result = instructions(GENTLE, ScriptedModel.cutOff(" " + words(1, 5) + "\n10. Find the od"));
        assertThat(result.accepted("instruction")).containsExactly(words(1, 5));
        assertThat(result.rejected("reason")).containsExactly("generate-instructions:truncated");
        assertThat(result.rejected("unread")).containsExactly("Find the od");
    }

    @Test
    void compatRejectsAReplyThatWasCutOffAsAWhole() throws IOException {
        var text = " " + words(1, 5) + "\n10. Find the od";
        var result = instructions(COMPAT, ScriptedModel.cutOff(text));
        assertThat(result.accepted()).isEmpty();
        assertThat(result.rejected("reason")).containsExactly("generate-instructions:truncated");
        assertThat(result.rejected("unread")).containsExactly(text);
    }
}
