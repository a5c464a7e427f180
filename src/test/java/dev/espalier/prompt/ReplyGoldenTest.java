package dev.espalier.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeedTask.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies as real models give them, in {@code golden/replies}: what is read of each stands beside it. */
class ReplyGoldenTest {

    static Stream<String> numberedLists() {
        return Stream.of(
                "plain",
                "chatty-fenced-bold",
                "whole-items-bold",
                "parentheses-and-repeated-number",
                "slipped-numbers-and-note",
                "unicode-spaces",
                "refusal",
                "cut-off.truncated");
    }

    @ParameterizedTest
    @MethodSource("numberedLists")
    void readsNumberedLists(String name) throws IOException {
        check("numbered-list", name, new NumberedList(NumberedList.Options.continuing(9)));
    }

    static Stream<String> verdicts() {
        return Stream.of("bold-with-reasons", "repeated-cue", "answer-heading", "fenced", "undecided");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void readsVerdicts(String name) throws IOException {
        check("yes-no", name, new YesNo());
    }

    static Stream<String> triples() {
        return Stream.of(
                "plain",
                "chatty-fenced-bold",
                "slipped-numbers-no-separators",
                "missing-fields",
                "without-numbers",
                "cut-off.truncated");
    }

    @ParameterizedTest
    @MethodSource("triples")
    void readsTriples(String name) throws IOException {
        check("triples", name, new InstructionTriples(InstructionTriples.Options.continuing(4)));
    }

    static Stream<String> inputFirst() {
        return Stream.of(
                "plain",
                "chatty-bold",
                "no-heads-missing-blank-lines",
                "output-only",
                "broken-pieces",
                "refusal",
                "cut-off.truncated");
    }

    @ParameterizedTest
    @MethodSource("inputFirst")
    void readsInputFirstInstances(String name) throws IOException {
        check("input-first", name, new InputFirstInstances());
    }

    static Stream<String> outputFirst() {
        return Stream.of("plain", "chatty-bold", "labels-only", "refusal", "cut-off.truncated");
    }

    @ParameterizedTest
    @MethodSource("outputFirst")
    void readsOutputFirstInstances(String name) throws IOException {
        check("output-first", name, new OutputFirstInstances());
    }

    /** Also with Windows line ends, which must make no difference. */
    private static void check(String folder, String name, ReplyFormat<?> format) throws IOException {
        var reply = resource(folder + "/" + name + ".txt");
        var expected = resource(folder + "/" + name.replace(".truncated", "") + ".expected.txt");
        boolean truncated = name.endsWith(".truncated");
        assertThat(shown(format.parse(reply, truncated))).isEqualTo(expected);
        var windows = reply.replace("\n", "\r\n");
        assertThat(shown(format.parse(windows, truncated))).isEqualTo(expected);
    }

    private static String shown(ReplyFormat.Parsed<?> parsed) {
        var shown = new StringBuilder();
        parsed.items().forEach(item -> shown.append("item: ").append(text(item)).append('\n'));
        parsed.unread()
                .forEach(
                        unread -> shown.append("unread: ").append(unread.code()).append('\n'));
        return shown.toString();
    }

    private static String text(Object item) {
        var text = item instanceof Triple triple
                ? triple.instruction() + " | " + triple.input() + " | " + triple.output()
                : item instanceof Instance instance ? instance.input() + " | " + instance.output() : item.toString();
        return text.replace("\n", "⏎");
    }

    private static String resource(String name) throws IOException {
        try (var stream = ReplyGoldenTest.class.getResourceAsStream("/golden/replies/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
