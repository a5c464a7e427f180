package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task with instances, as seed tasks are, is one example for each of them. */
class InstancesTest {

    private final List<Problem> problems = new ArrayList<>();

    private List<Example> read(String json, String... needed) {
        return read(Map.of(), json, needed);
    }

    private List<Example> read(Map<String, String> fields, String json, String... needed) {
        return new ExampleReader(fields, Set.of(needed))
                .readInstances((Node.Mapping) NodeReader.json(json, "x"), problems::add);
    }

    private static Example example(String instruction, String input, String output, Map<String, Object> more) {
        return new Example("t", instruction, input, output, more, Lineage.NONE);
    }

    @Test
    void givesAnExampleForEachInstanceWithAllOtherFieldsOfTheTask() {
        Map<String, Object> more = Map.of("name", "sum");
        assertThat(read(
                        "{\"id\":\"t\",\"name\":\"sum\",\"instruction\":\"Add.\",\"instances\":[{\"input\":\"1 2\",\"output\":\"3\"},"
                                + "{\"input\":\"2 2\",\"output\":4}]}"))
                .containsExactly(example("Add.", "1 2", "3", more), example("Add.", "2 2", "4", more));
        assertThat(problems).isEmpty();
    }

    @Test
    void keepsWhatAnInstanceHoldsBesideInputAndOutput() {
        assertThat(read("{\"id\":\"t\",\"instruction\":\"Add.\",\"instances\":[{\"output\":\"3\",\"level\":2}]}"))
                .containsExactly(example("Add.", "", "3", Map.of("level", 2L)));
        assertThat(read("{\"id\":\"t\",\"instruction\":\"Write.\",\"instances\":[{\"input\":\"a\"}]}"))
                .containsExactly(example("Write.", "a", "", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"t\",\"instruction\":\"Add.\"}",
                "{\"id\":\"t\",\"instruction\":\"Add.\",\"instances\":[]}",
                "{\"id\":\"t\",\"instruction\":\"Add.\",\"input\":\"\",\"output\":null,\"instances\":[]}"
            })
    void aTaskWithoutInstancesIsAnInstruction(String json) {
        assertThat(read(json)).containsExactly(example("Add.", "", "", Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"instruction":"A","output":"b","instances":[{"output":"c"}]}
                    {"instruction":"A","input":"b","instances":5}
                    {"instruction":"A","output":0,"instances":[1,2]}
                    {"instruction":"A","instances":null}
                    {"messages":[{"role":"user","content":"A"}],"instances":[{"output":"c"}]}
                    """)
    void aRecordOfAnotherLayoutIsOneExampleAndKeepsItsField(String json) {
        var examples = read(json);
        assertThat(examples).hasSize(1);
        assertThat(examples.get(0).more()).containsKey("instances");
        assertThat(problems).isEmpty();
    }

    @Test
    void emptyPartsBesideTheInstancesDoNotCount() {
        assertThat(
                        read(
                                "{\"id\":\"t\",\"instruction\":\"A\",\"input\":\" \",\"output\":\"\",\"instances\":[{\"input\":\"b\",\"output\":\"c\"}]}"))
                .containsExactly(example("A", "b", "c", Map.of()));
    }

    @Test
    void knowsOtherNames() {
        var fields = Map.of("instances", "cases", "input", "given", "output", "answer", "instruction", "prompt");
        assertThat(read(fields, "{\"id\":\"t\",\"prompt\":\"A\",\"cases\":[{\"given\":\"b\",\"answer\":\"c\"}]}"))
                .containsExactly(example("A", "b", "c", Map.of()));
        assertThat(read(Map.of("parts", "instances"), "{\"id\":\"t\",\"instruction\":\"A\",\"instances\":5}"))
                .containsExactly(example("A", "", "", Map.of("parts", 5L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"instruction":"A","instances":5}                | x:1:32: "instances" is a number, and there is no output beside it; a list of {input, output} is wanted; if it is something else, name it so: --field NAME=instances
                    {"instruction":"A","instances":{"output":"b"}}   | x:1:32: "instances" is a mapping, and there is no output beside it; a list of {input, output} is wanted; if it is something else, name it so: --field NAME=instances
                    {"instruction":"A","instances":[{"output":"b"},"c"]} | x:1:48: this instance is a text; {input, output} is wanted
                    {"instruction":"A","instances":[{"outptu":"b"}]} | x:1:33: this instance is without "output"; {input, output} is wanted
                    {"instruction":"A","instances":[{"output":["b"]}]} | x:1:43: "output" is a list; a text is wanted
                    {"id":"t","instruction":"A","instances":[{"output":"b","id":"u"}]} | x:1:56: "id" stands in the record and in its instance; give the field another name
                    {"instruction":["A"],"instances":[{"output":"b"},{"output":"c"}]} | x:1:16: "instruction" is a list; a text is wanted
                    """)
    void tellsWhatIsWrongOnce(String json, String message) {
        assertThat(read(json)).isEmpty();
        assertThat(problems).extracting(Problem::toString).containsExactly(message);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(read("{\"instances\":[{\"output\":[1]},{\"output\":\"b\"},{\"output\":[2]}]}", "instruction"))
                .isEmpty();
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "x:1:1: missing \"instruction\"; if it has another name here, say so: --field instruction=NAME",
                        "x:1:25: \"output\" is a list; a text is wanted",
                        "x:1:55: \"output\" is a list; a text is wanted");
    }
}
