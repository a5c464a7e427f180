package dev.espalier.cli;

import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model on the loopback and a recipe of one stage for it: each reply holds two good tasks and one of two words. Replies differ
 * by a counter, so a test that looks at them asks with {@code --concurrency 1}.
 */
final class StubTeacher implements AutoCloseable {

    private static final String RECIPE = """
            name: tiny
            about: Two good tasks and a short one from each call.
            models:
              teacher: { max-tokens: 100 }
            stages:
              - name: tasks
                from: nothing
                window: 4
                steps:
                  - generate-examples: { model: teacher, demonstrations: 1, up-to: 4 }
                filters:
                  - word-length: { field: instruction, min: 3, max: 50 }
            """;

    private final StubServer server = new StubServer();
    private final AtomicInteger replies = new AtomicInteger();

    StubTeacher() {
        server.otherwise(request -> Scripted.ok(completion(text(replies.incrementAndGet()))));
    }

    static Path recipe(Cli cli) throws IOException {
        return cli.file("tiny.yaml", RECIPE);
    }

    String url() {
        return server.url() + "/v1";
    }

    StubServer server() {
        return server;
    }

    int replies() {
        return replies.get();
    }

    /** Returns the arguments that make a command ask this model. */
    List<String> arguments() {
        return List.of(
                "--recipe", "DIR/tiny.yaml", "--model", "openai:stub", "--base-url", url(), "--concurrency", "1");
    }

    static String text(int number) {
        return """
                 Say the number %1$d in words.
                2. Input:
                <noinput>
                2. Output:
                number %1$d
                ###
                3. Instruction: Too short
                3. Input:
                <noinput>
                3. Output:
                x
                ###
                4. Instruction: Write the number %1$d in red: \u001b[31m
                4. Input:
                <noinput>
                4. Output:
                red %1$d
                """.formatted(number);
    }

    static String completion(String text) {
        var content = text.replace("\n", "\\n").replace("\u001b", "\\u001b");
        return """
                {"id":"1","object":"chat.completion","model":"stub","choices":[{"index":0,"finish_reason":"stop",\
                "message":{"role":"assistant","content":"%s"}}],\
                "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""".formatted(content);
    }

    @Override
    public void close() {
        server.close();
    }
}
