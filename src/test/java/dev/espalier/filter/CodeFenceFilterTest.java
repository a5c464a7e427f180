package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFenceFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "code-fence";
    }

    @Override
    public CodeFenceFilter filter() {
        return new CodeFenceFilter(new CodeFenceFilter.Options(List.of("output")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("```java\nint i;\n```\n"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("So:\n```java\nint i;"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(CodeFenceFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    @Test
    void tellsTheLineOfTheFence() {
        Verdicts.assertRejects(
                filter(),
                output("```\na\n```\n```\nb"),
                "code-fence:unclosed",
                "output opens a code fence in line 4 and never closes it",
                4L);
    }

    @Test
    void closesAFenceOnlyWithAsManyOfTheSame() {
        assertThat(reasonOf(filter(), "````\n```\n````")).isEmpty();
        assertThat(reasonOf(filter(), "````\n```")).isEqualTo("code-fence:unclosed");
        assertThat(reasonOf(filter(), "~~~\n```\n~~~~")).isEmpty();
        assertThat(reasonOf(filter(), "```\n~~~")).isEqualTo("code-fence:unclosed");
        assertThat(reasonOf(filter(), "```\n```java")).isEqualTo("code-fence:unclosed");
    }

    @Test
    void knowsFencesWithinListsAndQuotes() {
        assertThat(reasonOf(filter(), "- ```py\n  x\n  ```")).isEmpty();
        assertThat(reasonOf(filter(), "12. > ```\n    > x\n    > ```")).isEmpty();
        assertThat(reasonOf(filter(), "> ```\n> x\n> ```\nDone.")).isEmpty();
        assertThat(reasonOf(filter(), "- ```\n  x\n")).isEqualTo("code-fence:unclosed");
        assertThat(reasonOf(filter(), "> ```\n> x")).isEqualTo("code-fence:unclosed");
        assertThat(reasonOf(filter(), "```\n> ```"))
                .as("a quote within code is code")
                .isEqualTo("code-fence:unclosed");
        assertThat(reasonOf(filter(), "```\n- ```")).as("so is an item").isEqualTo("code-fence:unclosed");
    }

    @Test
    void knowsCodeWithinALineAndIndentedFences() {
        assertThat(reasonOf(filter(), "```one line``` of code")).isEmpty();
        assertThat(reasonOf(filter(), "1. x\n     ```\n     y\n     ```")).isEmpty();
        assertThat(reasonOf(filter(), "``\ntwo are no fence")).isEmpty();
    }

    @Test
    void refusesNoFields() {
        assertThatThrownBy(() -> new CodeFenceFilter.Options(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
