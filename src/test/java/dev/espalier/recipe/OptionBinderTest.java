package dev.espalier.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.YamlWriter;
import dev.espalier.option.Option;
import dev.espalier.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OptionBinderTest {

    enum Direction {
        FROM_LEFT,
        FROM_RIGHT
    }

    /** One option of every type. */
    record Options(
            @Option(about = "the field that is read") String field,
            @Option(about = "a count", value = "3") int minWords,

            @Option(about = "a bound, perhaps", value = "null") @Nullable
            Integer maxWords,

            @Option(about = "a share", value = "0.5") double share,
            @Option(about = "a switch", value = "false") boolean strict,
            @Option(about = "a choice", value = "from-left") Direction direction,
            @Option(about = "texts", value = "[a, b c]") List<String> words,
            @Option(about = "a text", value = "") String mark) {

        Options {
            if (minWords < 0) {
                throw new IllegalArgumentException("min-words must be 0 or more but was " + minWords);
            }
            if (maxWords != null && maxWords < minWords) {
                throw new IllegalArgumentException("max-words must be min-words or more but was " + maxWords);
            }
            if (share > 1) {
                throw new IllegalArgumentException("share must be 1 at most but was " + share);
            }
        }
    }

    private static Optional<Options> bind(String yaml, Problems problems) {
        var options = (Node.Mapping) NodeReader.yaml(yaml, "r.yaml");
        return OptionBinder.bind(options, options.place(), Options.class, "filter \"short\"", problems);
    }

    private static Options bound(String yaml) {
        var problems = new Problems();
        var bound = bind(yaml, problems);
        problems.throwIfAny();
        return bound.orElseThrow();
    }

    private static String complaints(String yaml) {
        var problems = new Problems();
        assertThat(bind(yaml, problems)).isEmpty();
        return String.join("\n", problems.shown().stream().map(Object::toString).toList());
    }

    @Test
    void takesDefaultsForWhatIsNotGiven() {
        assertThat(bound("{field: input}"))
                .isEqualTo(new Options("input", 3, null, 0.5, false, Direction.FROM_LEFT, List.of("a", "b c"), ""));
    }

    @Test
    void takesValuesOfEveryType() {
        var yaml =
                "{field: input, min-words: 0, max-words: 7, share: 1, strict: true, direction: from-right, words: [],"
                        + " mark: '#'}";
        assertThat(bound(yaml)).isEqualTo(new Options("input", 0, 7, 1.0, true, Direction.FROM_RIGHT, List.of(), "#"));
    }

    @Test
    void describesOptionsSoThatTheyAreReadAsTheSame() {
        for (var options :
                List.of(bound("{field: input}"), bound("{field: x, max-words: 9, share: 0.1, words: [], mark: ' '}"))) {
            assertThat(bound(YamlWriter.write(OptionBinder.describe(options)))).isEqualTo(options);
        }
        assertThat(OptionBinder.describe(bound("{field: input}")).keySet())
                .containsExactly("field", "min-words", "share", "strict", "direction", "words", "mark");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(
                        complaints(
                                "{min-word: 3, max-words: 1.5, share: half, strict: 1, direction: left, words: [a, 1], mark: [], zzzzzz: 1}"))
                .isEqualTo("""
                        r.yaml:1:2: filter "short" has no option "min-word"; did you mean "min-words"?
                        r.yaml:1:97: filter "short" has no option "zzzzzz"; use one of direction, field, mark, max-words, min-words, share, strict, words
                        r.yaml:1:1: filter "short" needs the option "field"; the field that is read
                        r.yaml:1:26: "max-words" of filter "short" is 1.5; use a whole number
                        r.yaml:1:38: "share" of filter "short" is "half"; use a number
                        r.yaml:1:52: "strict" of filter "short" is 1; use true or false
                        r.yaml:1:66: "direction" of filter "short" is "left"; use one of from-left, from-right
                        r.yaml:1:83: "words" of filter "short" is 1; use a list of texts
                        r.yaml:1:93: "mark" of filter "short" is a list; use a text""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{field: a, min-words: -1}|r.yaml:1:23: filter \"short\": min-words must be 0 or more but was -1",
                "{field: a, min-words: 3000000000}|r.yaml:1:23: \"min-words\" of filter \"short\" is 3000000000; use a whole number of at most 2147483647",
                "{field: a, min-words: ~}|r.yaml:1:23: \"min-words\" of filter \"short\" is null; use a whole number",
                "{field: ~}|r.yaml:1:9: \"field\" of filter \"short\" is null; use a text",
                "{field: 5}|r.yaml:1:9: \"field\" of filter \"short\" is 5; use a text",
                "{field: a, words: a}|r.yaml:1:19: \"words\" of filter \"short\" is \"a\"; use a list of texts",
                "{field: a, strict: 'yes'}|r.yaml:1:20: \"strict\" of filter \"short\" is \"yes\"; use true or false"
            })
    void tellsWhatIsWrong(String yaml, String complaint) {
        assertThat(complaints(yaml)).isEqualTo(complaint);
    }

    @Test
    void tellsEveryRuleThatIsBrokenWhereTheOptionStands() {
        assertThat(complaints("{share: 2, field: a, min-words: -1}")).isEqualTo("""
                        r.yaml:1:33: filter "short": min-words must be 0 or more but was -1
                        r.yaml:1:9: filter "short": share must be 1 at most but was 2.0""");
    }

    /** 1 is below the default of min-words, but nobody wrote that. */
    @Test
    void doesNotJudgeAnOptionByOneThatIsNotAsItWasWritten() {
        assertThat(complaints("{field: a, min-words: -1, max-words: 1}"))
                .isEqualTo("r.yaml:1:23: filter \"short\": min-words must be 0 or more but was -1");
        assertThat(complaints("{field: a, max-words: 1}"))
                .isEqualTo("r.yaml:1:23: filter \"short\": max-words must be min-words or more but was 1");
    }

    @Test
    void aRecordThatDoesNotDescribeItsOptionsIsABug() {
        record Bare(int count) {}
        var nothing = (Node.Mapping) NodeReader.yaml("{}", "r.yaml");
        assertThatThrownBy(() -> OptionBinder.bind(nothing, nothing.place(), Bare.class, "filter", new Problems()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("Bare.count lacks @Option");
    }
}
