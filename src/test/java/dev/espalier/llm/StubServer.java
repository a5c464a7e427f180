package dev.espalier.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on the loopback that answers what a test tells it to, and remembers what it was asked. Scripted replies
 * are used up in order; after them answers the function, if there is one, and else a 500.
 */
public final class StubServer implements AutoCloseable {

    /**
     * What the server was asked.
     *
     * @param headers by name in lower case; of several values the first
     */
    public record Received(String method, String path, Map<String, String> headers, String body) {}

    /** What the server answers. */
    public record Scripted(int status, Map<String, String> headers, String body) {

        public static Scripted ok(String body) {
            return new Scripted(200, Map.of("Content-Type", "application/json"), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "stub-server");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Scripted> otherwise =
            request -> new Scripted(500, Map.of(), "{\"error\":\"the test scripted no reply\"}");

    public StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = received(exchange);
            requests.add(request);
            var scripted = script.poll();
            var reply = scripted == null ? otherwise.apply(request) : scripted;
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    /** Scripts the next reply. */
    public StubServer reply(int status, String body) {
        return reply(new Scripted(status, Map.of(), body));
    }

    /** Scripts the next reply. */
    public StubServer reply(Scripted reply) {
        script.add(reply);
        return this;
    }

    /** Sets what answers once the script is used up; called by many threads at once. */
    public StubServer otherwise(Function<Received, Scripted> answers) {
        otherwise = answers;
        return this;
    }

    /** Returns the address, without a path and a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns what was asked so far, in order. */
    public List<Received> requests() {
        return List.copyOf(requests);
    }

    /** Returns the only request there was. */
    public Received request() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request but there were " + requests.size());
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
