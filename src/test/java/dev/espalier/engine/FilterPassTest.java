package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.ExactDuplicateFilter;
import dev.espalier.filter.RougeLFilter;
import dev.espalier.filter.WordLengthFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.text.Tokenization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static List<String> judged(List<String> records, int threads) throws IOException {
        var judged = new ArrayList<String>();
        var rest = records.iterator();
        var pass = new FilterPass<String>(
                filters(),
                text -> new FilterPass.View(
                        Example.ofInstruction(text).withId(text),
                        "unfit",
                        text.startsWith("beta beta") ? new Rejection("unfit:beta", "says so") : null),
                threads);
        var counts = pass.run(() -> rest.hasNext() ? rest.next() : null, judgement -> {
            var rejection = judgement.rejection();
            judged.add(
                    judgement.record() + " -> " + judgement.by() + " " + (rejection == null ? "" : rejection.reason()));
        });
        assertThat(counts.read()).isEqualTo(records.size());
        long rejected = counts.rejections().values().stream()
                .flatMap(reasons -> reasons.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(counts.accepted() + rejected).isEqualTo(records.size());
        return judged;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void saysTheSameForAnyNumberOfThreads(int threads) throws IOException {
        assertThat(judged(records(), threads)).isEqualTo(judged(records(), 1));
    }

    @Test
    void theFirstFilterOfTheRowThatRejectsIsNamedWhetherItRemembersOrNot() throws IOException {
        var records = Arrays.asList(
                "alpha beta gamma", "alpha beta gamma", "alpha", "alpha", "beta beta", "alpha beta delta gamma");
        assertThat(judged(records, 2))
                .containsExactly(
                        "alpha beta gamma -> null ",
                        "alpha beta gamma -> same exact-duplicate:same",
                        "alpha -> long word-length:too-short",
                        "alpha -> long word-length:too-short",
                        "beta beta -> unfit unfit:beta",
                        "alpha beta delta gamma -> near rouge-l:too-near");
    }
}
