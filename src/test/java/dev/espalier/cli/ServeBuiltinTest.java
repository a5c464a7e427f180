package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Message;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.Operation;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in teacher behind HTTP, as a user starts it and our own client asks it. */
class ServeBuiltinTest {

    @Test
    void answersOverHttpAsItDoesInProcess() throws Exception {
        var out = new PipedOutputStream();
        var lines = new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        var command = new Thread(() -> Main.run(
                InputStream.nullInputStream(),
                out,
                new ByteArrayOutputStream(),
                Map.of(),
                "serve-builtin",
                "--port",
                "0"));
        command.start();
        try {
            var line = lines.readLine();
            assertThat(line).matches("listening at http://127\\.0\\.0\\.1:\\d+/v1");
            var settings = new ProviderSettings(line.substring("listening at ".length()), null, Duration.ofSeconds(60));
            var client = Providers.open(ModelName.parse("openai:builtin"), settings, name -> null);
            assertThat(ask(client, "How much is 45 percent of 280?")).isEqualTo("126");
            assertThat(ask(client, "Add up all the numbers in the list.\n\n1, 2, 39"))
                    .isEqualTo("42");
            assertThat(ask(client, "Add up all the numbers in the list."))
                    .isEqualTo(
                            BuiltinTeacher.REFUSAL + "the task \"list-statistics\" needs an input, after a line end.");
            assertThat(ask(client, "Write about rain.")).startsWith(BuiltinTeacher.REFUSAL);
        } finally {
            command.interrupt();
            command.join(60_000);
        }
        assertThat(command.isAlive()).isFalse();
    }

    private static String ask(LanguageModel client, String message) throws Exception {
        return client.reply(new Request(
                        List.of(Message.user(message)), Sampling.DEFAULT, new Operation("respond", Map.of())))
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 65536 | --port must be from 0 to 65535 but was 65536",
                "--delay -1 | --delay must be from 0 to 600000 but was -1",
                "--fail-rate 1.5 | --fail-rate must be from 0 to 1 but was 1.5",
                "--error-rate NaN | --error-rate must be from 0 to 1 but was NaN"
            })
    void refusesWhatIsOutOfRange(String option, String message) {
        var err = new ByteArrayOutputStream();
        int exit = Main.run(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                err,
                Map.of(),
                ("serve-builtin " + option).split(" "));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("espalier: " + message + System.lineSeparator() + "Try \"espalier serve-builtin --help\"."
                        + System.lineSeparator());
    }
}
