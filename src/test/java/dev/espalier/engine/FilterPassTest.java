package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.FilterPass.PreparedRecord;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.ExactDuplicateFilter;
import dev.espalier.filter.RougeLFilter;
import dev.espalier.filter.WordLengthFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FilterPassTest {

    private static List<NamedFilter> filters() {
        return List.of(
                new NamedFilter(
                        "same",
                        new ExactDuplicateFilter(
                                new ExactDuplicateFilter.Options(List.of("instruction"), true), List.of())),
                new NamedFilter("long", new WordLengthFilter(new WordLengthFilter.Options("instruction", 3, 6))),
                new NamedFilter(
                        "near",
                        new RougeLFilter(
                                new RougeLFilter.Options("instruction", 0.7, Tokenization.ROUGE, 1000), List.of())));
    }

    private static List<String> records() {
        var random = new Random(5);
        var words = List.of("alpha", "beta", "gamma", "delta", "omega");
        return IntStream.range(0, 5000)
                .mapToObj(i -> String.join(
                        " ",
                        random.ints(1 + random.nextInt(8), 0, words.size())
                                .mapToObj(words::get)
                                .toList()))
                .toList();
    }

    private static FilterPass.View view(String text) {
        return new FilterPass.View(
                Example.ofInstruction(text).withId(text),
                "unfit",
                text.startsWith("beta beta") ? new Rejection("unfit:beta", "says so") : null);
    }

    private static List<String> judged(List<String> records, Preparing preparing) {
        var pass = new FilterPass<String>(filters());
        var judged = new ArrayList<String>();
        for (var prepared : preparing.all(records, text -> pass.prepare(text, view(text)))) {
            var judgement = pass.judge(prepared);
            var rejection = judgement.rejection();
            judged.add(
                    judgement.record() + " -> " + judgement.by() + " " + (rejection == null ? "" : rejection.reason()));
        }
        var counts = pass.counts();
        assertThat(counts.read()).isEqualTo(records.size());
        long rejected = counts.rejections().values().stream()
                .flatMap(reasons -> reasons.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(counts.accepted() + rejected).isEqualTo(records.size());
        return judged;
    }

    /** When records are prepared, while judging follows their order. */
    private enum Preparing {
        ONE_BY_ONE,
        BACKWARDS,
        ON_MANY_THREADS;

        Iterable<PreparedRecord<String>> all(List<String> records, Function<String, PreparedRecord<String>> prepare) {
            return switch (this) {
                case ONE_BY_ONE -> () -> records.stream().map(prepare).iterator();
                case BACKWARDS -> {
                    var prepared = new ArrayList<PreparedRecord<String>>();
                    for (int i = records.size() - 1; i >= 0; i--) {
                        prepared.add(prepare.apply(records.get(i)));
                    }
                    Collections.reverse(prepared);
                    yield prepared;
                }
                case ON_MANY_THREADS -> records.parallelStream().map(prepare).toList();
            };
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKWARDS", "ON_MANY_THREADS"})
    void saysTheSameWheneverRecordsArePrepared(Preparing preparing) {
        assertThat(judged(records(), preparing)).isEqualTo(judged(records(), Preparing.ONE_BY_ONE));
    }

    @Test
    void returnsWhatWasExpectedUnlessAFilterThatRemembersRejects() {
        var pass = new FilterPass<String>(filters());
        var first = pass.prepare("alpha beta gamma", view("alpha beta gamma"));
        var second = pass.prepare("alpha beta gamma", view("alpha beta gamma"));
        assertThat(pass.judge(first)).isEqualTo(first.expected());
        assertThat(pass.judge(second).isLate()).isTrue();
    }

    @Test
    void theFirstFilterOfTheRowThatRejectsIsNamedWhetherItRemembersOrNot() {
        var records = Arrays.asList(
                "alpha beta gamma", "alpha beta gamma", "alpha", "alpha", "beta beta", "alpha beta delta gamma");
        assertThat(judged(records, Preparing.ONE_BY_ONE))
                .containsExactly(
                        "alpha beta gamma -> null ",
                        "alpha beta gamma -> same exact-duplicate:same",
                        "alpha -> long word-length:too-short",
                        "alpha -> long word-length:too-short",
                        "beta beta -> unfit unfit:beta",
                        "alpha beta delta gamma -> near rouge-l:too-near");
    }
}
