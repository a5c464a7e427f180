package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkupFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "markup";
    }

    @Override
    public MarkupFilter filter() {
        return new MarkupFilter(new MarkupFilter.Options(List.of("output")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("Use `<br>` if a < b:\n```html\n<p>&nbsp;</p>\n```"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("First<br/>second"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(MarkupFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    @Test
    void findsTagsAndEntities() {
        Verdicts.assertRejects(
                filter(),
                output("See <a href=\"x\">this</a>"),
                "markup:html-tag",
                "output holds an HTML tag",
                "<a href=\"x\">");
        assertThat(reasonOf(filter(), "x </DIV>")).isEqualTo("markup:html-tag");
        assertThat(reasonOf(filter(), "if a<b and c>d, List<String>, <name>")).isEmpty();
        Verdicts.assertRejects(
                filter(), output("Tom &amp; Jerry"), "markup:html-entity", "output holds an HTML entity", "&amp;");
        assertThat(reasonOf(filter(), "A&#160;b")).isEqualTo("markup:html-entity");
        assertThat(reasonOf(filter(), "Tom & Jerry; AT&T;")).isEmpty();
    }

    @Test
    void findsWhatIsLeftOfTables() {
        assertThat(reasonOf(filter(), "| a | b |\n|---|:-:|\n| 1 | 2 |")).isEmpty();
        Verdicts.assertRejects(
                filter(),
                output("Intro\n|---|---|\n| 1 | 2 |"),
                "markup:table",
                "output holds what is left of a table",
                "|---|---|");
        assertThat(reasonOf(filter(), "| a | b |\n|---|---|\n|   |   |")).isEqualTo("markup:table");
        assertThat(reasonOf(filter(), "a || b\n||")).isEmpty();
    }

    @Test
    void refusesNoFields() {
        assertThatThrownBy(() -> new MarkupFilter.Options(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
