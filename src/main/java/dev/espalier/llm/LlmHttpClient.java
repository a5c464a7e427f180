package dev.espalier.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries calls over {@link Transport}: langchain4j's, and JSON that we write ourselves. Unlike langchain4j's own carrier it
 * keeps the headers of failures, and lets a {@link Dialect} check what came. Safe for use by many threads at once.
 */
final class LlmHttpClient implements HttpClient {

    /** What langchain4j would put its key into; only the endpoint decides which key goes where. */
    private static final Set<String> KEY_HEADERS = Set.of("authorization", "x-api-key", "x-goog-api-key");

    private final Transport transport;
    private final Dialect dialect;

    LlmHttpClient(Endpoint endpoint, Dialect dialect) {
        this.transport = new Transport(endpoint);
        this.dialect = dialect;
    }

    /**
     * Sends one request and waits for the whole reply.
     *
     * @throws HttpFailureException if the status is not 2xx, or the body of a success holds an error with a status
     * @throws UndecodableReplyException if the body of a success is not a reply
     * @throws EndedReplyException if langchain4j would lose how the reply ended
     * @throws UncheckedIOException if the connection failed; a time-out is an {@link HttpTimeoutException} in it
     * @throws CallInterruptedException if the thread was interrupted; the request is cancelled
     */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var body = request.body() == null ? null : WireJson.bytes(dialect.request(request.body()));
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, values) -> {
            if (!KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        Transport.Answer answer;
        try {
            answer = transport.send(request.method().name(), request.url(), headers, body);
        } catch (UncheckedIOException failure) {
            // As it is, langchain4j would see its cause and lose everything around it.
            throw failure.getCause() instanceof UnknownHostException
                    ? new UncheckedIOException(
                            new UnknownHostException(failure.getCause().getMessage()))
                    : failure;
        }
        var reply = dialect.reply(answer.json(), answer.headers());
        return SuccessfulHttpResponse.builder()
                .statusCode(answer.status())
                .headers(answer.headers().map())
                .body(reply.toString())
                .build();
    }

    /** Always throws: no call of ours streams. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are never streamed");
    }
}
