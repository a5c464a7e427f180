package dev.espalier.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RankListTest {

    private static String read(String reply) {
        var parsed = new RankList().parse(reply.replace("⏎", "\n"), false);
        return parsed.items().isEmpty()
                ? parsed.unread().get(0).code()
                : parsed.items().get(0).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2] > [1] > [3] | [2, 1, 3]",
                "**2 > 1**⏎because the first is wrong. | [2, 1]",
                "Ranking: 3, 1, 2 | [3, 1, 2]",
                "1. Answer 2⏎2. Answer 1 | [2, 1]",
                "1) [3] - best⏎2) [1] - fine⏎3) [2] - wrong | [3, 1, 2]",
                "I first thought 1 > 2 > 3.⏎Final: 2 > 3 > 1 | [2, 3, 1]",
                "Answer B > Answer A | no-rank",
                "2 > 2 > 1 | slipped-number",
                "1 > 3 | slipped-number",
                "They are equally good. | no-rank"
            })
    void readsWhatChatModelsWrite(String reply, String expected) {
        assertThat(read(reply)).isEqualTo(expected);
    }

    @Test
    void whatIsRenderedIsReadBack() {
        for (var rank : List.of(List.of(1L, 2L), List.of(3L, 1L, 2L), List.of(4L, 2L, 3L, 1L))) {
            var rendered = new RankList().render(List.of(rank));
            assertThat(new RankList().parse(rendered, false).items()).containsExactly(rank);
        }
        assertThatThrownBy(() -> new RankList().render(List.of(List.of(1L, 3L))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReplyThatWasCutOffBeforeItRankedSaysSo() {
        assertThat(new RankList()
                        .parse("The first answer", true)
                        .unread()
                        .get(0)
                        .code())
                .isEqualTo("truncated");
    }
}
