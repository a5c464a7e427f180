package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps do that work on a list of answers: vote, pick and pair. */
final class AnswersTest {

    private static final Vote VOTE =
            new Vote(new Vote.Options("answers", "output", "output", 0.01, Tokenization.UNICODE));

    private static Example answered(String... answers) {
        var list = new ArrayList<Object>();
        for (var answer : answers) {
            list.add(Map.of("output", answer));
        }
        return Example.of("x", "y", "").with("answers", list);
    }

    private static Example scored(Object... answersAndScores) {
        var list = new ArrayList<Object>();
        for (int i = 0; i < answersAndScores.length; i += 2) {
            var element = new LinkedHashMap<String, Object>();
            element.put("output", answersAndScores[i]);
            element.put("score", answersAndScores[i + 1]);
            list.add(element);
        }
        return Example.of("Do it.", "To this.", "").with("answers", list);
    }

    private static String said(Step step, Example example) throws Exception {
        var result = step.apply(example, ScriptedContext.saying(""));
        if (result instanceof StepResult.Rejected rejected) {
            return rejected.rejection().reason() + " " + rejected.rejection().value();
        }
        var passed = ((StepResult.Passed) result).example();
        return passed.text("vote").orElse("") + " " + passed.output();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Paris.      | paris      | Lyon       | majority Paris.",
                "Lyon        | Paris      | ' Paris! ' | majority Paris",
                "a red cat sat | a red cat | a red fox | medoid a red cat",
                "one two     | two three  | three one  | vote:no-agreement 0.5",
                "`  `        | ``         | Paris      | vote:no-agreement 0.0",
                "`  `        | ``         | ...        | vote:no-answer 3",
                "-5          | 5          | 7          | vote:no-agreement 0.0",
                "1.5         | 15         | 1.50       | vote:no-agreement 0.0",
                "鸟          | 鸟。       | 鱼         | majority 鸟"
            })
    void votes(String first, String second, String third, String expected) throws Exception {
        // "one two | two three | three one": each two share one token of two, so only a higher floor tells.
        var floor = expected.endsWith("0.5") ? 0.5 : 0.01;
        var vote = new Vote(new Vote.Options("answers", "output", "output", floor, Tokenization.UNICODE));
        assertThat(said(vote, answered(first, second, third))).isEqualTo(expected);
    }

    @Test
    void moreThanHalfMustAgree() throws Exception {
        assertThat(said(VOTE, answered("a", "a", "b", "c"))).startsWith("vote:no-agreement");
        assertThat(said(VOTE, answered("a", "b", "a", "a"))).isEqualTo("majority a");
        assertThat(said(VOTE, answered("a"))).isEqualTo("majority a");
        assertThat(said(VOTE, answered())).isEqualTo("vote:no-answer 0");
    }

    @Test
    void ofEqualMedoidsTheFirstWins() throws Exception {
        assertThat(said(VOTE, answered("a b", "b a"))).isEqualTo("medoid a b");
    }

    @Test
    void theBestIsPickedAndOfEqualOnesTheFirst() throws Exception {
        var pick = new Pick(new Pick.Options("answers", "score", "", List.of("output", "score")));
        var result = pick.apply(scored("low", 2.0, "good", 9.0, "as good", 9L), ScriptedContext.saying(""));
        var picked = ((StepResult.Passed) result).example();
        assertThat(picked.output()).isEqualTo("good");
        assertThat(picked.more().get("score")).isEqualTo(9.0);
        assertThat(said(pick, scored("x", "none"))).isEqualTo("pick:no-number null");
        assertThat(said(pick, Example.ofInstruction("x").with("answers", "no list")))
                .isEqualTo("pick:no-number null");
    }

    @Test
    void aPairIsTheBestAndTheWorstIfTheyAreFarEnoughApart() throws Exception {
        var pair = new Pair(new Pair.Options("answers", "score", "", "output", 2));
        var result = pair.apply(scored("bad", 1L, "fine", 8.0, "best", 9.0), ScriptedContext.saying(""));
        assertThat(((StepResult.Passed) result).example().more())
                .containsEntry("prompt", "Do it.\n\nTo this.")
                .containsEntry("chosen", "best")
                .containsEntry("rejected", "bad")
                .containsEntry("chosen-score", 9.0)
                .containsEntry("rejected-score", 1.0);
        assertThat(said(pair, scored("a", 7L, "b", 9L))).isEqualTo(" ");
        assertThat(said(pair, scored("a", 7.5, "b", 9L))).isEqualTo("pair:no-gap 1.5");
        assertThat(said(pair, scored("a", 7.5, "b", "x"))).isEqualTo("pair:too-few 1.0");
    }

    @Test
    void aRankingStandsForNumbersIfItIsOneOfAllAnswers() throws Exception {
        var pick = new Pick(new Pick.Options("answers", "score", "ranking", List.of("output")));
        var pair = new Pair(new Pair.Options("answers", "score", "ranking", "output", 1));
        var ranked = answered("a", "b", "c").with("ranking", List.of(3L, 1L, 2L));
        assertThat(said(pick, ranked)).isEqualTo(" c");
        var paired = ((StepResult.Passed) pair.apply(ranked, ScriptedContext.saying(""))).example();
        assertThat(paired.more()).containsEntry("chosen", "c").containsEntry("rejected", "b");
        assertThat(said(pick, ranked.with("ranking", List.of(2L, 1L)))).isEqualTo("pick:no-number null");
        assertThat(said(pick, scored("a", 9L).with("ranking", "x"))).isEqualTo("pick:no-number null");
    }
}
