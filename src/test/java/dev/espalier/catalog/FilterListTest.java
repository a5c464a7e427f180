package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FilterListTest {

    @Test
    void listsEveryFilterWithReasonsThatStartWithItsName() {
        assertThat(FilterList.all()).hasSameSizeAs(FilterKinds.ALL.values()).allSatisfy(filter -> {
            assertThat(filter.reasons()).isNotEmpty().allMatch(reason -> reason.startsWith(filter.name() + ":"));
            assertThat(filter.options())
                    .allSatisfy(option -> assertThat(option.about()).isNotBlank());
        });
    }

    @Test
    void showsOptionsAsARecipeWritesThem() {
        var rougeL = FilterList.all().stream()
                .filter(filter -> filter.name().equals("rouge-l"))
                .findFirst()
                .orElseThrow();
        assertThat(rougeL.options())
                .extracting(option -> option.name() + " = " + option.value())
                .containsExactly("field = instruction", "threshold = 0.7", "tokenizer = rouge", "max-tokens = 16384");
        assertThat(rougeL.reasons()).containsExactlyInAnyOrder("rouge-l:too-near", "rouge-l:too-long");
    }
}
