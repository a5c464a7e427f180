package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol as clients see it, with a model that says what it was asked. */
class ChatServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Says which operation it was asked for, with which variables, in the order of their names. */
    private static final class Echo implements LanguageModel {

        @Override
        public String id() {
            return "echo:1";
        }

        @Override
        public Reply reply(Request request) {
            var operation = request.operation();
            return Reply.of(operation.name() + " " + new TreeMap<>(operation.variables()));
        }
    }

    private static ChatServer server(ChatServer.Manners manners) throws IOException {
        return new ChatServer(new Echo(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), manners);
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        try (var server = server(ChatServer.Manners.GOOD)) {
            return send(server, method, path, body);
        }
    }

    private static HttpResponse<String> send(ChatServer server, String method, String path, String body)
            throws Exception {
        var uri = URI.create(server.baseUrl().replaceFirst("/v1$", "") + path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode ask(String more) throws Exception {
        var response = send(
                "POST",
                "/v1/chat/completions",
                "{\"model\": \"any\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello there\"}]" + more + "}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void answersTheLastMessageOfTheUserWithoutAnOperation() throws Exception {
        var json = ask("");
        assertThat(json.at("/choices/0/message/content").asText()).isEqualTo("chat {message=Hello there}");
        assertThat(json.at("/choices/0/message/role").asText()).isEqualTo("assistant");
        assertThat(json.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(json.path("object").asText()).isEqualTo("chat.completion");
        assertThat(json.path("model").asText()).isEqualTo("echo:1");
        // "chat", "{", "message", "=", "Hello", "there", "}"
        assertThat(json.path("usage").toString())
                .isEqualTo("{\"prompt_tokens\":2,\"completion_tokens\":7,\"total_tokens\":9}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\": \"judge\", \"variables\": {\"n\": 2, \"list\": [\"a\"]}}",
                "{\"operation\": \"judge\", \"variables\": \"{\\\"n\\\": 2, \\\"list\\\": [\\\"a\\\"]}\"}",
                "\"{\\\"operation\\\": \\\"judge\\\", \\\"variables\\\": {\\\"n\\\": 2, \\\"list\\\": [\\\"a\\\"]}}\""
            })
    void readsTheOperationFromMetadataAsObjectOrAsText(String metadata) throws Exception {
        assertThat(ask(", \"metadata\": " + metadata)
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo("judge {list=[a], n=2}");
    }

    @Test
    void cutsWhereTheRequestSaysSo() throws Exception {
        var cut = ask(", \"max_tokens\": 3");
        assertThat(cut.at("/choices/0/message/content").asText()).isEqualTo("chat {message");
        assertThat(cut.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(cut.at("/usage/completion_tokens").asInt()).isEqualTo(3);
        var exact = ask(", \"max_completion_tokens\": 7");
        assertThat(exact.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        var stopped = ask(", \"stop\": [\"there\", \"=\"]");
        assertThat(stopped.at("/choices/0/message/content").asText()).isEqualTo("chat {message");
        assertThat(stopped.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void givesAsManyChoicesAsAreWanted() throws Exception {
        var json = ask(", \"n\": 3");
        assertThat(json.path("choices")).hasSize(3);
        assertThat(json.at("/choices/2/index").asInt()).isEqualTo(2);
        assertThat(json.at("/choices/0/message/content").asText()).isEqualTo("chat {message=Hello there}");
        assertThat(json.at("/choices/2/message/content").asText()).isEqualTo("chat {choice=2, message=Hello there}");
    }

    @Test
    void streamsWhatItWouldHaveSaidAtOnce() throws Exception {
        var response = send(
                "POST",
                "/chat/completions",
                "{\"model\": \"any\", \"stream\": true, \"stream_options\": {\"include_usage\": true}, \"n\": 2,"
                        + " \"messages\": [{\"role\": \"user\", \"content\": \"Hello there\"}]}");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        var events = List.of(response.body().split("\n\n"));
        assertThat(events).last().isEqualTo("data: [DONE]");
        var texts = new ArrayList<>(List.of("", ""));
        var ends = new ArrayList<String>();
        for (var event : events.subList(0, events.size() - 2)) {
            var choice = JSON.readTree(event.substring("data: ".length())).at("/choices/0");
            int index = choice.path("index").asInt();
            texts.set(index, texts.get(index) + choice.at("/delta/content").asText(""));
            if (!choice.path("finish_reason").isNull()) {
                ends.add(choice.path("finish_reason").asText());
            }
        }
        assertThat(texts).containsExactly("chat {message=Hello there}", "chat {choice=1, message=Hello there}");
        assertThat(ends).containsExactly("stop", "stop");
        assertThat(JSON.readTree(events.get(events.size() - 2).substring(6))
                        .at("/usage/prompt_tokens")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "nonsense | 400 | the body of the request is not valid JSON | null",
                "[1] | 400 | the body of the request is no JSON object | null",
                "{} | 400 | \"model\" is missing; name any model | model",
                "{\"model\": \"m\"} | 400 | \"messages\" must be a list of one message or more | messages",
                "{\"model\": \"m\", \"messages\": [{\"role\": \"cook\", \"content\": \"\"}]} | 400 | the role of a message must be system, developer, user or assistant | messages",
                "{\"model\": \"m\", \"messages\": [{\"role\": \"system\", \"content\": \"x\"}]} | 400 | there is no message of the user to answer | messages",
                "{\"model\": \"m\", \"n\": 0, \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]} | 400 | \"n\" must be a whole number from 1 to 128 | n",
                "{\"model\": \"m\", \"stop\": [\"\"], \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]} | 400 | \"stop\" must be a text, or a list of at most 4, none of them empty | stop",
                "{\"model\": \"m\", \"metadata\": \"{\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]} | 400 | the text in \"metadata\" is not valid JSON | metadata"
            })
    void saysWhatIsWrongInTheShapeOfTheProtocol(String body, int status, String message, String field)
            throws Exception {
        var response = send("POST", "/v1/chat/completions", body);
        assertThat(response.statusCode()).isEqualTo(status);
        var error = JSON.readTree(response.body()).path("error");
        assertThat(error.path("message").asText()).isEqualTo(message);
        assertThat(error.path("param").asText()).isEqualTo(field);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void knowsItsModelsAndNothingElse() throws Exception {
        assertThat(JSON.readTree(send("GET", "/v1/models", "").body())
                        .at("/data/0/id")
                        .asText())
                .isEqualTo("echo:1");
        assertThat(send("GET", "/v1/chat/completions", "").statusCode()).isEqualTo(405);
        assertThat(send("GET", "/etc/passwd", "").statusCode()).isEqualTo(404);
    }

    @Test
    void failsEveryFifthTimeIfToldTo() throws Exception {
        var statuses = new ArrayList<Integer>();
        try (var server = server(new ChatServer.Manners(Duration.ZERO, 0.2))) {
            for (int i = 0; i < 10; i++) {
                statuses.add(send(server, "POST", "/v1/chat/completions", "{}").statusCode());
            }
        }
        assertThat(statuses).containsExactly(400, 400, 400, 400, 503, 400, 400, 400, 400, 503);
    }

    @Test
    void ourOwnClientUnderstandsIt() throws Exception {
        try (var server = server(ChatServer.Manners.GOOD)) {
            var settings = new ProviderSettings(server.baseUrl(), null, Duration.ofSeconds(60));
            var model = Providers.open(ModelName.parse("openai:any"), settings, name -> null);
            var sampling = new Sampling(null, null, 3, null, null, List.of(), null);
            var reply = model.reply(
                    new Request(List.of(Message.user("Hello there")), sampling, new Operation("respond", Map.of())));
            assertThat(reply.text()).isEqualTo("chat {message");
            assertThat(reply.finish()).isEqualTo(Reply.Finish.LENGTH);
            assertThat(reply.usage()).isEqualTo(new Reply.Usage(2, 3));
        }
    }
}
