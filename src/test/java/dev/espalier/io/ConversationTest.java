package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConversationTest {

    private final List<Problem> problems = new ArrayList<>();

    private Example read(String json) {
        var record = (Node.Mapping) NodeReader.json(json, "c.jsonl");
        return new ExampleReader(Map.of(), Set.of("instruction"))
                .read(record, problems::add)
                .orElse(Example.ofInstruction("nothing"));
    }

    @Test
    void chatIsReadAsItsFirstExchange() {
        var example = read("""
                {"id":"7","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},
                 {"role":"assistant","content":"Hello"}],"topic":"greeting"}""");
        assertThat(example)
                .isEqualTo(Example.of("Hi", "", "Hello")
                        .withId("7")
                        .with("system", "Be brief.")
                        .with("topic", "greeting"));
        assertThat(problems).isEmpty();
    }

    @Test
    void shareGptMayGoOn() {
        var example = read("""
                {"conversations":[{"from":"human","value":"A"},{"from":"gpt","value":"B"},{"from":"human","value":"C"},
                 {"from":"gpt","value":"D"}]}""");
        assertThat(example)
                .isEqualTo(Example.of("A", "", "B")
                        .with(
                                "turns",
                                List.of(
                                        Map.of("role", "user", "content", "C"),
                                        Map.of("role", "assistant", "content", "D"))));
    }

    @Test
    void aQuestionMayWaitForItsAnswer() {
        assertThat(read("{\"messages\":[{\"role\":\"user\",\"content\":\"A\"}]}"))
                .isEqualTo(Example.ofInstruction("A"));
    }

    @Test
    void aRecordWithAnInstructionIsNone() {
        var example = read("{\"instruction\":\"A\",\"messages\":[{\"role\":\"user\",\"content\":\"B\"}]}");
        assertThat(example.instruction()).isEqualTo("A");
        assertThat(example.more()).containsOnlyKeys("messages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"messages":[{"role":"assistant","content":"B"}]} | c.jsonl:1:13: the conversation does not start with a message of the user; "role": "user" is wanted
            {"conversations":[{"from":"system","value":"B"}]} | c.jsonl:1:18: the conversation does not start with a message of the user; "from": "human" is wanted
            {"messages":[{"role":"user","content":["a"]}]} | c.jsonl:1:14: this message is not two texts "role" and "content", and nothing else; take other fields out, or the record
            {"messages":[{"role":"user","content":"a","name":"b"}]} | c.jsonl:1:14: this message is not two texts "role" and "content", and nothing else; take other fields out, or the record
            {"system":"x","messages":[{"role":"system","content":"y"},{"role":"user","content":"a"}]} | c.jsonl:1:15: "system" stands in the record and among its messages; give the field another name
            """)
    void whatWouldGetLostIsTold(String json, String problem) {
        read(json);
        assertThat(problems.get(0)).hasToString(problem);
    }

    @Test
    void aFileHasOneLayout() {
        var reading = Reading.of(
                "x.jsonl",
                "{\"instruction\":\"A\"}\n{\"messages\":[{\"role\":\"user\",\"content\":\"B\"}]}\n{\"instruction\":\"C\"}\n");
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.problems())
                .hasToString(
                        "[x.jsonl:2:1: this record is a conversation, those before it are not; put each layout into"
                                + " a file of its own]");
    }
}
