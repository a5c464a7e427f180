package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Exported write(ExportFormat format, List<Example> examples) throws IOException {
        return format.write(
                sink -> {
                    for (var example : examples) {
                        sink.take(example);
                    }
                },
                bytes);
    }

    private String out() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Exported exported(long written, long duplicates, List<String> leftOut) {
        return new Exported(written, duplicates, leftOut, Altered.NOTHING, 0);
    }

    @Test
    void alpacaIsOneIndentedArray() throws IOException {
        var exported = write(new AlpacaFormat(), TWO);

        assertThat(out()).isEqualTo("""
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
        assertThat(exported).isEqualTo(exported(2, 0, List.of("id", "system", "score", "lineage")));
    }

    @Test
    void alpacaOfNothingIsAnEmptyArray() throws IOException {
        assertThat(write(new AlpacaFormat(), List.of())).isEqualTo(exported(0, 0, List.of()));
        assertThat(out()).isEqualTo("[]\n");
    }

    @Test
    void alpacaLinesIsOneRecordALine() throws IOException {
        var exported = write(new JsonLinesFormat(new AlpacaLayout()), TWO);

        assertThat(out()).isEqualTo("""
                        {"instruction":"Say \\"hi\\".","input":"","output":"hi\\nthere \\ud800"}
                        {"instruction":"Add.","input":"1 2","output":"3"}
                        """);
        assertThat(exported).isEqualTo(exported(2, 0, List.of("id", "system", "score", "lineage")));
    }

    @Test
    void chatHoldsSystemUserAndAssistant() throws IOException {
        var exported = write(new JsonLinesFormat(new ChatLayout()), TWO);

        assertThat(out()).isEqualTo("""
                        {"messages":[{"role":"user","content":"Say \\"hi\\"."},{"role":"assistant","content":"hi\\nthere \\ud800"}]}
                        {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Add.\\n\\n1 2"},{"role":"assistant","content":"3"}]}
                        """);
        assertThat(exported).isEqualTo(exported(2, 0, List.of("id", "score", "lineage")));
    }

    @Test
    void chatNamesASystemFieldThatIsNoText() throws IOException {
        var exported = write(
                new JsonLinesFormat(new ChatLayout()),
                List.of(Example.of("A", "", "B").with("system", List.of("x"))));

        assertThat(out())
                .isEqualTo(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\",\"content\":\"B\"}]}\n");
        assertThat(exported.leftOut()).containsExactly("system");
    }

    @Test
    void shareGptSaysHumanAndGpt() throws IOException {
        var exported = write(new JsonLinesFormat(new ShareGptLayout()), TWO);

        assertThat(out()).isEqualTo("""
                        {"conversations":[{"from":"human","value":"Say \\"hi\\"."},{"from":"gpt","value":"hi\\nthere \\ud800"}]}
                        {"conversations":[{"from":"system","value":"Be brief."},{"from":"human","value":"Add.\\n\\n1 2"},{"from":"gpt","value":"3"}]}
                        """);
        assertThat(exported).isEqualTo(exported(2, 0, List.of("id", "score", "lineage")));
    }

    @Test
    void whatWasSaidLaterFollows() throws IOException {
        var example = Example.of("A", "", "B")
                .with(
                        "turns",
                        List.of(
                                Map.of("role", "user", "content", "C"),
                                Map.of("role", "assistant", "content", "D"),
                                Map.of("role", "tool", "content", "E")));

        var exported = write(new JsonLinesFormat(new ShareGptLayout()), List.of(example));

        assertThat(out())
                .isEqualTo(
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"A\"},{\"from\":\"gpt\",\"value\":\"B\"},"
                                + "{\"from\":\"human\",\"value\":\"C\"},{\"from\":\"gpt\",\"value\":\"D\"},"
                                + "{\"from\":\"tool\",\"value\":\"E\"}]}\n");
        assertThat(exported.leftOut()).isEmpty();
    }

    @Test
    void turnsOfAnotherShapeAreNamed() throws IOException {
        var example = Example.of("A", "", "B").with("turns", List.of(Map.of("role", "user")));

        assertThat(write(new JsonLinesFormat(new ChatLayout()), List.of(example))
                        .leftOut())
                .containsExactly("turns");
    }

    @Test
    void preferenceIsPromptChosenAndRejected() throws IOException {
        var format = new JsonLinesFormat(new PreferenceLayout());

        var exported = write(
                format,
                List.of(Example.of("Add.", "1 2", "3").with("rejected", "4").with("score", 1L)));

        assertThat(out()).isEqualTo("{\"prompt\":\"Add.\\n\\n1 2\",\"chosen\":\"3\",\"rejected\":\"4\"}\n");
        assertThat(exported.leftOut()).containsExactly("score");
        assertThat(format.needs()).containsExactlyInAnyOrder("instruction", "output", "rejected");
    }

    @Test
    void recordsWithoutAnAnswerAreCounted() throws IOException {
        var exported = write(
                new JsonLinesFormat(new ChatLayout()), List.of(Example.of("A", "", "B"), Example.of("C", "", "")));
        assertThat(exported.unanswered()).isEqualTo(1);
    }

    @Test
    void preferenceTakesTheFieldsOfItsOwnNames() throws IOException {
        var exported = write(
                new JsonLinesFormat(new PreferenceLayout()),
                List.of(Example.of("Add.", "1 2", "4")
                        .with("prompt", "Add 1 and 2.")
                        .with("chosen", "3")
                        .with("rejected", "4")));

        assertThat(out()).isEqualTo("{\"prompt\":\"Add 1 and 2.\",\"chosen\":\"3\",\"rejected\":\"4\"}\n");
        assertThat(exported.leftOut()).isEmpty();
    }

    @Test
    void csvHasAColumnForEveryFieldButLineage() throws IOException {
        var examples = new ArrayList<>(TWO.subList(1, 2));
        examples.add(Example.of("Say, \"hi\"", " x", "a\nb")
                .with("tags", List.of("p", 1L))
                .with("score", 0.5));

        var exported = write(new CsvFormat(), examples);

        assertThat(out()).isEqualTo("""
                        id,instruction,input,output,system,score,tags
                        e-2,Add.,1 2,3,Be brief.,1,
                        ,"Say, ""hi\""",%s,"a
                        b",,0.5,"[""p"",1]"
                        """.formatted("\" x\""));
        assertThat(exported)
                .isEqualTo(new Exported(2, 0, List.of("lineage"), new Altered(List.of("tags"), 0, List.of()), 0));
    }

    @Test
    void promptAndCompletionUseAllThirteenLayoutsAndNoOther() throws IOException {
        var examples = IntStream.range(0, 400)
                .mapToObj(i -> Example.of("Do it.", i % 2 == 0 ? "x" : "", "y").withId("e-" + i))
                .toList();

        var exported = write(new PromptCompletionFormat(1, PromptCompletionFormat.END_MARK), examples);

        var lines = new TreeSet<>(out().lines().toList());
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
        assertThat(out().lines()).doesNotHaveDuplicates();
        assertThat(exported).isEqualTo(exported(13, 387, List.of("id")));
    }

    @Test
    void promptAndCompletionDependOnSeedAndIdOnly() throws IOException {
        var examples = IntStream.range(0, 8)
                .mapToObj(i -> Example.of("Do " + i, "Sentence: a\n\nb", "y").withId("e-" + i))
                .toList();

        write(new PromptCompletionFormat(7, ""), examples);

        assertThat(out()).isEqualTo(GOLDEN);
        bytes.reset();
        write(
                new PromptCompletionFormat(7, ""),
                IntStream.rangeClosed(1, 8).mapToObj(i -> examples.get(8 - i)).toList());
        assertThat(out().lines())
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

        assertThat(write(new PromptCompletionFormat(1, ""), same)).isEqualTo(exported(6, 194, List.of()));
        assertThat(out().lines().map(line -> PlainValue.of(NodeReader.json(line, "x"))))
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
