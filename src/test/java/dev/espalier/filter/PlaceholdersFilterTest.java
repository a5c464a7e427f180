package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "placeholders";
    }

    @Override
    public PlaceholdersFilter filter() {
        return filter("slots", "code", "links", "numbers");
    }

    private static PlaceholdersFilter filter(String... spans) {
        return new PlaceholdersFilter(new PlaceholdersFilter.Options("instruction", "original", List.of(spans)));
    }

    private static Example said(String original, String now) {
        return Example.ofInstruction(now).with("original", original);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(said(
                "Send {name} the `x` of https://a.org/b?c=1 to <place> 3 times.",
                "To <place>, send 3 times `x` of https://a.org/b?c=1, {name}."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(said("Greet {name} and {name}.", "Greet {name}."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slots | Greet {name}. | Greet {Name}. | added {Name}",
                "slots | Greet ${name}. | Greet {name}. | lost ${name}",
                "slots | Use {{ user }}. | Use {{user}}. | lost {{ user }}",
                "slots | Fill [BLANK]. | Fill the blank. | lost [BLANK]",
                "slots | Nothing. | Something {new}. | added {new}",
                "slots | An array a[0], x < y and {1, 2}. | Other words. | fine",
                "numbers | 2 and 20 | 20 and 20 | lost 2",
                "numbers | Zeile 1 | line １ | lost 1",
                "links | see http://a.org. | see http://a.org now | fine",
                "links | see http://a.org | see http://b.org | lost http://a.org",
                "code | run `a` | run a | lost `a`"
            })
    void tellsWhatDidNotSurvive(String spans, String original, String now, String expected) {
        var verdict = filter(spans).judge(said(original, now));
        if (verdict instanceof Verdict.Reject reject) {
            assertThat(reject.rejection().reason().substring("placeholders:".length()) + " "
                            + reject.rejection().value())
                    .isEqualTo(expected);
        } else {
            assertThat("fine").isEqualTo(expected);
        }
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> filter("slot"))
                .hasMessage("spans must be some of code, links, numbers, slots but was [slot]");
    }
}
