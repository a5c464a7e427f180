package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleReaderTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readsOurFieldsAsTextAndKeepsAllOthersInOrder() {
        var example = read(
                Map.of(),
                "{\"id\":7,\"zeta\":null,\"instruction\":\"Add.\",\"input\":1.50,\"output\":true,\"alpha\":[1,{\"b\":\"c\"}]}");

        var more = new LinkedHashMap<String, Object>();
        more.put("zeta", Example.NULL);
        more.put("alpha", List.of(1L, Map.of("b", "c")));
        assertThat(example).isEqualTo(new Example("7", "Add.", "1.5", "true", more, Lineage.NONE));
        assertThat(example.more().keySet()).containsExactly("zeta", "alpha");
        assertThat(read(Map.of(), "{\"instruction\":\"A\",\"input\":null}")).isEqualTo(Example.of("A", "", ""));
    }

    @Test
    void readsFieldsUnderOtherNames() {
        var fields = Map.of("instruction", "prompt", "output", "answer", "source", "origin");

        assertThat(read(fields, "{\"prompt\":\"P\",\"answer\":\"A\",\"origin\":\"web\"}"))
                .isEqualTo(new Example("", "P", "", "A", Map.of("source", "web"), Lineage.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"instructions":"x"}    | x:1:1: missing "instruction"; did you mean "instructions"? (--field instruction=NAME)
                    {"q":"x"}               | x:1:1: missing "instruction"; if it has another name here, say so: --field instruction=NAME
                    {"instruction":null}    | x:1:16: "instruction" is null; a text is wanted
                    {"instruction":["x"]}   | x:1:16: "instruction" is a list; a text is wanted
                    {"instruction":"x","output":{"a":1}} | x:1:29: "output" is a mapping; a text is wanted
                    {"instruction":"x","lineage":"wild"} | x:1:20: "lineage" does not have the layout of this program; read it under another name: --field NAME=lineage
                    """)
    void tellsWhatIsWrongWithAField(String json, String message) {
        assertThat(new ExampleReader(Map.of(), Set.of("instruction")).read(mapping(json), problems::add))
                .isEmpty();
        assertThat(problems).extracting(Problem::toString).containsExactly(message);
    }

    @Test
    void tellsOfTwoFieldsForOneName() {
        var reader = new ExampleReader(Map.of("instruction", "prompt"), Set.of());

        assertThat(reader.read(mapping("{\"prompt\":\"x\",\"instruction\":\"y\"}"), problems::add))
                .isEmpty();
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "x:1:15: two fields for \"instruction\": \"prompt\" and \"instruction\"; give the second another name: --field NAME=instruction");
        assertThatThrownBy(() -> new ExampleReader(Map.of("input", "a", "output", "a"), Set.of()))
                .hasMessage("two names for the field a");
    }

    @Test
    void aLineOfTheDatasetReadsBackWithItsLineage() {
        var example = Example.of("Add.", "1 2", "3")
                .withId("g-1")
                .with("score", 0.5)
                .with("nothing", Example.NULL)
                .withLineage(new Lineage(
                        List.of("p"), List.of("s-1", "s-2"), List.of(new Lineage.CallRef("a/b", "0f", "builtin:x"))));

        var line = JsonLine.of(ExampleJson.toMap(example));

        assertThat(line)
                .isEqualTo("{\"id\":\"g-1\",\"instruction\":\"Add.\",\"input\":\"1 2\",\"output\":\"3\",\"score\":0.5,"
                        + "\"nothing\":null,\"lineage\":{\"parents\":[\"p\"],\"demonstrations\":[\"s-1\",\"s-2\"],"
                        + "\"calls\":[{\"step\":\"a/b\",\"key\":\"0f\",\"model\":\"builtin:x\"}]}}");
        assertThat(ExampleJson.fromNode(mapping(line), problems::add)).contains(example);
        assertThat(problems).isEmpty();
    }

    @Test
    void aFurtherFieldCannotHaveAFixedName() {
        assertThatThrownBy(() -> ExampleJson.toMap(Example.of("a", "", "").with("lineage", "x")))
                .hasMessage("a further field cannot be called lineage");
    }

    private Example read(Map<String, String> fields, String json) {
        var example = new ExampleReader(fields, Set.of("instruction")).read(mapping(json), problems::add);
        assertThat(problems).isEmpty();
        return example.orElseThrow();
    }

    private static Node.Mapping mapping(String json) {
        return (Node.Mapping) NodeReader.json(json, "x");
    }
}
