package dev.espalier.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout reads what it writes, and what chat models make of it. */
final class FieldLayoutTest {

    private static ReplyFormat<Map<String, Object>> format(FieldLayout layout, String... fields) {
        return layout.format(
                new FieldLayout.Particulars(List.of(fields), List.of("good", "not good"), 1, 10, "### Result"));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(FieldLayout.TEXT, List.of(Map.of("a", "Two\nlines"))),
                Arguments.of(FieldLayout.LIST, List.of(Map.of("a", "One"), Map.of("a", "Two"))),
                Arguments.of(FieldLayout.YES_NO, List.of(Map.of("a", true))),
                Arguments.of(FieldLayout.YES_NO, List.of(Map.of("a", false))),
                Arguments.of(FieldLayout.SCORE, List.of(Map.of("a", 7.5))),
                Arguments.of(FieldLayout.CHOICE, List.of(Map.of("a", "not good"))),
                Arguments.of(FieldLayout.AFTER_MARKER, List.of(Map.of("a", "x"))),
                Arguments.of(FieldLayout.TAGS, List.of(Map.of("a", "x"), Map.of("a", ""))),
                Arguments.of(FieldLayout.LABELS, List.of(Map.of("a", "x y"))),
                Arguments.of(FieldLayout.JSON, List.of(Map.of("a", "x\"}"), Map.of("a", List.of("b", 2L)))));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsWhatItWrites(FieldLayout layout, List<Map<String, Object>> items) {
        var format = format(layout, "a");
        var parsed = format.parse(format.render(items), false);
        assertThat(parsed.items()).isEqualTo(items);
        assertThat(parsed.unread()).isEmpty();
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(FieldLayout.TEXT, "```text\nHello\n```", "Hello"),
                Arguments.of(FieldLayout.TEXT, "```\na\n```\nand\n```\nb\n```", "```\na\n```\nand\n```\nb\n```"),
                Arguments.of(FieldLayout.SCORE, "**Score: 8/10** because 3 things are missing", 8.0),
                Arguments.of(FieldLayout.SCORE, "I like 2 of the 5 points.\nRating: 4 out of 10.\nFinal score: 5", 5.0),
                Arguments.of(FieldLayout.SCORE, "7. Well done.", 7.0),
                Arguments.of(FieldLayout.CHOICE, "Label: Not good, since it is late.", "not good"),
                Arguments.of(FieldLayout.CHOICE, "I would call this good.", "good"),
                Arguments.of(FieldLayout.CHOICE, "GOOD", "good"),
                Arguments.of(FieldLayout.AFTER_MARKER, "### Result\nno\n### Result\nyes", "yes"),
                Arguments.of(FieldLayout.TAGS, "Sure: <A>\nx\n</A> bye", "x"),
                Arguments.of(FieldLayout.TAGS, "<a>x", "x"),
                Arguments.of(FieldLayout.LABELS, "Of course!\n\n**A:** x\ny", "x\ny"),
                Arguments.of(FieldLayout.LABELS, "```\n- a: x\n```", "x"),
                Arguments.of(FieldLayout.JSON, "Here:\n```json\n{'a': 'x',}\n```", "x"),
                Arguments.of(FieldLayout.JSON, "{not json} {\"a\": \"x\", \"b\": 1}", "x"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void forgivesWhatChatModelsDo(FieldLayout layout, String reply, Object value) {
        assertThat(format(layout, "a").parse(reply, false).items()).containsExactly(Map.of("a", value));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(FieldLayout.TEXT, " \n", false, "empty"),
                Arguments.of(FieldLayout.TEXT, "Half a sen", true, "truncated"),
                Arguments.of(FieldLayout.SCORE, "no number", false, "no-score"),
                Arguments.of(FieldLayout.SCORE, "Score: 11", false, "out-of-range"),
                Arguments.of(FieldLayout.SCORE, "Score: 0", false, "out-of-range"),
                Arguments.of(FieldLayout.CHOICE, "bad", false, "no-choice"),
                Arguments.of(FieldLayout.AFTER_MARKER, "yes", false, "no-marker"),
                Arguments.of(FieldLayout.AFTER_MARKER, "I think", true, "truncated"),
                Arguments.of(FieldLayout.TAGS, "<b>x</b>", false, "missing-field"),
                Arguments.of(FieldLayout.TAGS, "<a>x", true, "truncated"),
                Arguments.of(FieldLayout.LABELS, "x", false, "missing-field"),
                Arguments.of(FieldLayout.LABELS, "A: x", true, "truncated"),
                Arguments.of(FieldLayout.JSON, "{\"a\": \"x", true, "truncated"),
                Arguments.of(FieldLayout.JSON, "[1]", false, "no-json"),
                Arguments.of(FieldLayout.JSON, "{\"a\": null}", false, "missing-field"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysWhyAReplyCannotBeRead(FieldLayout layout, String reply, boolean truncated, String code) {
        var parsed = format(layout, "a").parse(reply, truncated);
        assertThat(parsed.items()).isEmpty();
        assertThat(parsed.unread()).extracting(ReplyFormat.Unread::code).containsExactly(code);
    }

    @Test
    void completeItemsOfATruncatedReplyAreKept() {
        var tags = format(FieldLayout.TAGS, "a", "b").parse("<a>1</a><b>2</b><a>3</a><b>", true);
        assertThat(tags.items()).containsExactly(Map.of("a", "1", "b", "2"));
        assertThat(tags.unread()).hasSize(1);
        var json = format(FieldLayout.JSON, "a").parse("[{\"a\": \"1\"}, {\"a\": \"2", true);
        assertThat(json.items()).containsExactly(Map.of("a", "1"));
    }

    @Test
    void refusesToWriteWhatWouldBeReadAsSomethingElse() {
        assertThatThrownBy(() -> format(FieldLayout.TAGS, "a").render(List.of(Map.of("a", "x</a><a>y"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> format(FieldLayout.SCORE, "a").render(List.of(Map.of("a", 11.0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsWithHyphensAreLabelledWithSpaces() {
        var format = format(FieldLayout.LABELS, "use-case", "skills");
        assertThat(format.render(List.of(Map.of("use-case", "chess", "skills", "tactics"))))
                .isEqualTo("Use case: chess\nSkills: tactics\n");
        assertThat(format.parse("USE_CASE: chess\nskills: tactics", false).items())
                .containsExactly(Map.of("use-case", "chess", "skills", "tactics"));
    }
}
