package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListItemsFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "list-items";
    }

    @Override
    public ListItemsFilter filter() {
        return new ListItemsFilter(new ListItemsFilter.Options("output", 2, 3));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("- a\n- b"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("no list"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(ListItemsFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    @Test
    void countsDashesStarsBulletsAndNumbers() {
        Verdicts.assertRejects(
                filter(),
                output("Here:\n- a\n  * b\n• c\n12) d\nend"),
                "list-items:too-many",
                "output has 4 list items, more than 3",
                4L);
        assertThat(reasonOf(filter(), "1. a\n2. b\n3. c")).isEmpty();
        Verdicts.assertRejects(
                filter(), output("+ a"), "list-items:too-few", "output has 1 list item, fewer than 2", 1L);
    }

    @Test
    void takesNoNumberOrDashWithinATextForAnItem() {
        assertThat(reasonOf(filter(), "1.5 kg\n-5 degrees\n2020. Then\n---\n-")).isEqualTo("list-items:too-few");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new ListItemsFilter.Options("output", -1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min must be 0 or more but was -1");
        assertThatThrownBy(() -> new ListItemsFilter.Options("output", 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max must be min (3) or more but was 2");
        assertThatThrownBy(() -> new ListItemsFilter.Options("output", 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min or max must be given, or nothing is rejected");
        assertThat(new ListItemsFilter.Options("output", 0, 0).max()).isZero();
    }
}
