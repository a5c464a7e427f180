package dev.espalier.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries langchain4j's calls over the JDK's HTTP client, in a way that langchain4j's own carrier does not: the deadline
 * covers the body too, failures keep their headers, the size of a reply is bounded, a redirect is never followed (it would
 * take the key along), and an interrupt ends the call. Safe for use by many threads at once.
 */
final class LlmHttpClient implements HttpClient {

    /** Far above any reply of a model, far below what would exhaust memory when dozens of calls are under way. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final Duration deadline;
    private final Dialect dialect;

    LlmHttpClient(Duration deadline, Dialect dialect) {
        this.deadline = deadline;
        this.dialect = dialect;
    }

    /** One for all models: each would start threads of its own. */
    private static final class Shared {
        // HTTP/1.1: asked to upgrade to HTTP/2 over plain http, some local servers drop the body.
        static final java.net.http.HttpClient CLIENT = java.net.http.HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * Sends one request and waits for the whole reply.
     *
     * @throws HttpFailureException if the status is not 2xx, or the body of a success holds an error with a status
     * @throws UndecodableReplyException if the body of a success is not a reply
     * @throws UncheckedIOException if the connection failed; a time-out is an {@link HttpTimeoutException} in it
     * @throws CallInterruptedException if the thread was interrupted; the request is cancelled
     */
    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        var response = await(Shared.CLIENT.sendAsync(jdkRequest(request), info -> new BoundedBody(MAX_BYTES)));
        var body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2) {
            throw new HttpFailureException(response.statusCode(), response.headers(), body);
        }
        dialect.check(body, response.headers());
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        var body = request.body() == null ? "" : dialect.request(request.body());
        var jdkRequest = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        Departure.watched(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
        request.headers().forEach((name, values) -> values.forEach(value -> jdkRequest.header(name, value)));
        return jdkRequest.setHeader("User-Agent", "espalier").build();
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) {
        try {
            return exchange.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new UncheckedIOException(new HttpTimeoutException("no complete reply"));
        } catch (InterruptedException interrupt) {
            throw new CallInterruptedException(interrupt);
        } catch (ExecutionException failure) {
            throw unwrapped(failure.getCause());
        } finally {
            // Closes the connection of a call that is given up; does nothing to one that is done.
            exchange.cancel(true);
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
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
