package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportFormatTest {

    private static final List<Example> TWO = List.of(
            Example.of("Say \"hi\".", "", "hi\nthere \ud800").withId("e-1"),
            Example.of("Add.", "1 2", "3")
                    .withId("e-2")
                    .with("system", "Be brief.")
                    .with("score", 1L)
                    .withLineage(new Lineage(List.of("e-1"), List.of(), List.of())));

    private final StringWriter out = new StringWriter();

    @Test
    void alpacaIsOneIndentedArray() throws IOException {
        var exported = new AlpacaFormat().write(TWO.iterator(), out);

        assertThat(out).hasToString("""
                        [
                          {
                            "instruction": "Say \\"hi\\".",
                            "input": "",
                            "output": "hi\\nthere \\ud800"
                          },
                          {
                            "instruction": "Add.",
                            "input": "1 2",
                            "output": "3"
                          }
                        ]
                        """);
        assertThat(exported).isEqualTo(new Exported(2, 0, List.of("id", "system", "score", "lineage")));
    }

    @Test
    void alpacaOfNothingIsAnEmptyArray() throws IOException {
        assertThat(new AlpacaFormat().write(Collections.emptyIterator(), out)).isEqualTo(new Exported(0, 0, List.of()));
        assertThat(out).hasToString("[]\n");
    }

    @Test
    void alpacaLinesIsOneRecordALine() throws IOException {
        var exported = new AlpacaLinesFormat().write(TWO.iterator(), out);

        assertThat(out).hasToString("""
                        {"instruction":"Say \\"hi\\".","input":"","output":"hi\\nthere \\ud800"}
                        {"instruction":"Add.","input":"1 2","output":"3"}
                        """);
        assertThat(exported).isEqualTo(new Exported(2, 0, List.of("id", "system", "score", "lineage")));
    }

    @Test
    void chatHoldsSystemUserAndAssistant() throws IOException {
        var exported = new ChatFormat().write(TWO.iterator(), out);

        assertThat(out).hasToString("""
                        {"messages":[{"role":"user","content":"Say \\"hi\\"."},{"role":"assistant","content":"hi\\nthere \\ud800"}]}
                        {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Add.\\n\\n1 2"},{"role":"assistant","content":"3"}]}
                        """);
        assertThat(exported).isEqualTo(new Exported(2, 0, List.of("id", "score", "lineage")));
    }

    @Test
    void chatNamesASystemFieldThatIsNoText() throws IOException {
        var exported = new ChatFormat()
                .write(
                        List.of(Example.of("A", "", "B").with("system", List.of("x")))
                                .iterator(),
                        out);

        assertThat(out)
                .hasToString(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\",\"content\":\"B\"}]}\n");
        assertThat(exported.leftOut()).containsExactly("system");
    }

    @Test
    void promptAndCompletionUseAllThirteenLayoutsAndNoOther() throws IOException {
        var examples = IntStream.range(0, 400)
                .mapToObj(i -> Example.of("Do it.", i % 2 == 0 ? "x" : "", "y").withId("e-" + i))
                .toList();

        var exported = new PromptCompletionFormat(1, PromptCompletionFormat.END_MARK).write(examples.iterator(), out);

        var lines = new TreeSet<>(out.toString().lines().toList());
        assertThat(String.join("\n", lines)).isEqualTo("""
                        {"prompt":"Do it. Output:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\n","completion":"y<|endoftext|>"}
                        {"prompt":"Do it.\\nInput: x\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\n\\n","completion":"y<|endoftext|>"}
                        {"prompt":"Do it.\\n\\nInput: x\\n\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\n\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\n\\nx\\n\\n","completion":"y<|endoftext|>"}
                        {"prompt":"Do it.\\n\\nx\\n\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Do it.\\nx\\n\\n","completion":"y<|endoftext|>"}
                        {"prompt":"Task: Do it.\\nInput: x\\nOutput:","completion":" y<|endoftext|>"}
                        {"prompt":"Task: Do it.\\n\\n","completion":"y<|endoftext|>"}
                        {"prompt":"Task: Do it.\\n\\nx\\n\\n","completion":"y<|endoftext|>"}""");
        assertThat(out.toString().lines()).doesNotHaveDuplicates();
        assertThat(exported).isEqualTo(new Exported(13, 387, List.of("id")));
    }

    @Test
    void promptAndCompletionDependOnSeedAndIdOnly() throws IOException {
        var examples = IntStream.range(0, 8)
                .mapToObj(i -> Example.of("Do " + i, "Sentence: a\n\nb", "y").withId("e-" + i))
                .toList();

        new PromptCompletionFormat(7, "").write(examples.iterator(), out);

        assertThat(out).hasToString(GOLDEN);
        var backwards = new StringWriter();
        new PromptCompletionFormat(7, "")
                .write(
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(i -> examples.get(8 - i))
                                .iterator(),
                        backwards);
        assertThat(backwards.toString().lines())
                .containsExactlyInAnyOrderElementsOf(GOLDEN.lines().toList());
    }

    private static final String GOLDEN = """
            {"prompt":"Do 0\\n\\nInput: a\\nb\\n\\nOutput:","completion":" y"}
            {"prompt":"Task: Do 1\\n\\na\\nb\\n\\n","completion":"y"}
            {"prompt":"Task: Do 2\\nInput: Sentence: a\\n\\nb\\nOutput:","completion":" y"}
            {"prompt":"Do 3\\nInput: a\\nb\\nOutput:","completion":" y"}
            {"prompt":"Do 4\\n\\nSentence: a\\n\\nb\\n\\n","completion":"y"}
            {"prompt":"Task: Do 5\\n\\na\\nb\\n\\n","completion":"y"}
            {"prompt":"Do 6\\n\\na\\nb\\n\\nOutput:","completion":" y"}
            {"prompt":"Do 7\\n\\nInput: Sentence: a\\n\\nb\\n\\nOutput:","completion":" y"}
            """;

    @Test
    void examplesWithoutIdDrawByTheirNumber() throws IOException {
        var same = Collections.nCopies(200, Example.of("Do it.", "", "y"));

        assertThat(new PromptCompletionFormat(1, "").write(same.iterator(), out))
                .isEqualTo(new Exported(6, 194, List.of()));
        assertThat(out.toString().lines().map(line -> PlainValue.of(NodeReader.json(line, "x"))))
                .contains(Map.of("prompt", "Do it.\n", "completion", "y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sentence: It rains.               | It rains.
                    Sentence:%nIt rains.              | It rains.
                    Sentence: A%nSentence: B          | A%nSentence: B
                    Sentence: Train leaves at 10:30   | Train leaves at 10:30
                    Question: A%nAnswer: B            | Question: A%nAnswer: B
                    Train leaves 10:30                | Train leaves 10:30
                    10: thirty                        | 10: thirty
                    http://x.org                      | http://x.org
                    It rains.%nSentence: B            | It rains.%nSentence: B
                    Sentence:                         | Sentence:
                    Text: a%n%nb                      | a%nb
                    a%n%nb                            | a%nb
                    """)
    void takesTheNameOfAFieldOffOnlyAtTheStartAndOnlyIfThereIsOne(String input, String stripped) {
        assertThat(FieldName.strip(input.replace("%n", "\n"))).isEqualTo(stripped.replace("%n", "\n"));
    }
}
