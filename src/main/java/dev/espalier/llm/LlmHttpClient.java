package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries langchain4j's calls over the JDK's HTTP client, in a way that langchain4j's own carrier does not: the deadline
 * covers the body too, failures keep their headers, the size of a reply is bounded, a redirect is never followed (it would
 * take the key along), and an interrupt ends the call. Safe for use by many threads at once.
 */
final class LlmHttpClient implements HttpClient {

    /** Far above any reply of a model, far below what would exhaust memory when dozens of calls are under way. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** What langchain4j would put its key into; only the endpoint decides which key goes where. */
    private static final Set<String> KEY_HEADERS = Set.of("authorization", "x-api-key", "x-goog-api-key");

    private final Endpoint endpoint;
    private final Dialect dialect;

    LlmHttpClient(Endpoint endpoint, Dialect dialect) {
        this.endpoint = endpoint;
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
        var response = sent(jdkRequest(request));
        var body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2) {
            throw new HttpFailureException(response.statusCode(), response.headers(), body);
        }
        var reply = dialect.reply(WireJson.success(body, response.headers()), response.headers());
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(reply.toString())
                .build();
    }

    /** Posts JSON to a path under the base URL, and returns the object that comes back. Throws as {@link #execute} does. */
    ObjectNode post(String path, ObjectNode body) {
        var request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(endpoint.baseUrl() + path)
                .addHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
        return WireJson.object(execute(request).body());
    }

    private java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        var body = request.body() == null ? "" : dialect.request(request.body());
        var jdkRequest = java.net.http.HttpRequest.newBuilder(URI.create(request.url() + query()))
                .method(
                        request.method().name(),
                        Departure.watched(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        request.headers().forEach((name, values) -> {
            if (!KEY_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> jdkRequest.header(name, value));
            }
        });
        endpoint.allHeaders().forEach(jdkRequest::setHeader);
        return jdkRequest
                .setHeader("User-Agent", "espalier")
                .timeout(endpoint.timeout())
                .build();
    }

    private String query() {
        if (endpoint.query().isEmpty()) {
            return "";
        }
        return new TreeMap<>(endpoint.query())
                .entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Waits on this thread: of the client's ways to send, it costs by far the least. */
    private HttpResponse<byte[]> sent(java.net.http.HttpRequest request) {
        long deadline = System.nanoTime() + endpoint.timeout().toNanos();
        try {
            return endpoint.route()
                    .client()
                    .send(request, info -> new BoundedBody(MAX_BYTES, deadline - System.nanoTime()));
        } catch (InterruptedException interrupt) {
            throw new CallInterruptedException(interrupt);
        } catch (IOException | RuntimeException failure) {
            throw unwrapped(failure);
        }
    }

    private static RuntimeException unwrapped(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                // As it is, langchain4j would see this cause and lose everything around it.
                return new UncheckedIOException(new UnknownHostException());
            }
        }
        if (failure instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }

    /** Always throws: no call of ours streams. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are never streamed");
    }
}
