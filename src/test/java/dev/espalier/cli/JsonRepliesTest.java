package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that want JSON: asked for in the protocol where the user says that the server has it, read tolerantly everywhere. */
final class JsonRepliesTest {

    private static final String RECIPE = """
            name: fields
            about: Asks for two fields as JSON.
            models:
              teacher: { max-tokens: 100 }
            stages:
              - name: described
                from: input
                steps:
                  - ask: { model: teacher, prompt: describe.txt, operation: describe, reply: json, into: [use, skill] }
            """;

    @TempDir
    private Path temp;

    private Object format(String... more) throws IOException {
        var cli = new Cli(temp);
        cli.file("fields.yaml", RECIPE);
        cli.file("prompts/describe.txt", "=== user ===\nDescribe this as JSON with use and skill: ${instruction}\n");
        cli.file("tasks.jsonl", "{\"instruction\": \"Say a word.\"}\n");
        try (var server = new StubServer()) {
            var reply = StubTeacher.completion("Here: {'use': 'talk', 'skill': 'words',}");
            server.otherwise(request -> Scripted.ok(reply));
            var arguments = new ArrayList<>(List.of(
                    "generate",
                    "--recipe",
                    "DIR/fields.yaml",
                    "--prompts",
                    "DIR/prompts",
                    "--input",
                    "DIR/tasks.jsonl",
                    "--model",
                    "openai:stub",
                    "--base-url",
                    server.url() + "/v1",
                    "--out",
                    "DIR/run",
                    "--quiet"));
            arguments.addAll(List.of(more));
            var result = cli.run(arguments.toArray(String[]::new));
            assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
            assertThat(Files.readString(temp.resolve("run/dataset.jsonl")))
                    .contains("\"use\":\"talk\",\"skill\":\"words\"");
            return new ObjectMapper()
                    .readTree(server.request().body())
                    .path("response_format")
                    .toString();
        }
    }

    @Test
    void nothingIsSaidOfItUnlessTheUserDoes() throws IOException {
        assertThat(format()).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    mode   | {"type":"json_object"}
                    schema | {"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object","properties":{"use":{},"skill":{}},"required":["use","skill"]}}}
                    """)
    void theServerIsAskedForWhatItHas(String json, String expected) throws IOException {
        assertThat(format("--set", "models.teacher.json=" + json)).isEqualTo(expected);
    }
}
