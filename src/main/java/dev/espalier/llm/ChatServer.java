package dev.espalier.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves a model to clients of OpenAI's chat completions: {@code POST /v1/chat/completions}, whole or as a stream of events, and
 * {@code GET /v1/models}. The operation comes in the field {@code metadata}, as {@code operation} and {@code variables}; without
 * one, the last message of the user is answered. Serves many clients at once until it is closed.
 */
public final class ChatServer implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int LARGEST_BODY = 16 << 20;
    private static final String CHAT = "/chat/completions";

    /**
     * How the server pretends to be far away and busy.
     *
     * @param delay before each answer
     * @param failRate the share of requests that are answered with 503, 0 to 1, evenly spread
     */
    public record Manners(Duration delay, double failRate) {

        /** At once, and always. */
        public static final Manners GOOD = new Manners(Duration.ZERO, 0);

        public Manners {
            if (delay.isNegative() || !(failRate >= 0 && failRate <= 1)) {
                throw new IllegalArgumentException("a delay is 0 or more, a rate from 0 to 1");
            }
        }
    }

    private final LanguageModel model;
    private final Manners manners;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        var thread = new Thread(task, "chat-server");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong asked = new AtomicLong();

    /**
     * Starts to serve.
     *
     * @param address port 0 takes any that is free
     * @throws IOException if the address cannot be had
     */
    public ChatServer(LanguageModel model, InetSocketAddress address, Manners manners) throws IOException {
        this.model = model;
        this.manners = manners;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Returns the base URL, for clients on this machine. */
    public String baseUrl() {
        var address = server.getAddress();
        var host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().replaceFirst("^/v1(?=/)", "");
            var method = exchange.getRequestMethod();
            if (path.equals("/models") && method.equals("GET")) {
                send(exchange, 200, models());
            } else if (!path.equals(CHAT)) {
                send(exchange, 404, error("there is nothing here; POST to /v1" + CHAT, ""));
            } else if (!method.equals("POST")) {
                send(exchange, 405, error("only POST is answered here", ""));
            } else {
                chat(exchange);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void chat(HttpExchange exchange) throws IOException, InterruptedException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            send(exchange, 413, error("the request is larger than " + LARGEST_BODY + " bytes", ""));
            return;
        }
        Thread.sleep(manners.delay.toMillis());
        if (isToFail()) {
            send(exchange, 503, error("this request fails on purpose, as the server was told; try again", ""));
            return;
        }
        try {
            answer(exchange, ChatRequest.read(body));
        } catch (ChatRequest.Unacceptable unacceptable) {
            send(exchange, 400, error(String.valueOf(unacceptable.getMessage()), unacceptable.field()));
        } catch (LlmException failure) {
            send(exchange, 500, error(String.valueOf(failure.getMessage()), ""));
        }
    }

    private boolean isToFail() {
        long number = asked.incrementAndGet();
        return Math.floor(number * manners.failRate) > Math.floor((number - 1) * manners.failRate);
    }

    private void answer(HttpExchange exchange, ChatRequest request)
            throws IOException, LlmException, InterruptedException {
        var choices = new ArrayList<ChatReply.Choice>();
        for (int i = 0; i < request.n(); i++) {
            var reply = model.reply(new Request(request.messages(), Sampling.DEFAULT, operation(request, i)));
            choices.add(ChatReply.Choice.of(reply, request));
        }
        int inputTokens = request.messages().stream()
                .mapToInt(message -> ChatReply.tokens(message.content()))
                .sum();
        var reply = new ChatReply(model.id(), choices, inputTokens);
        if (request.isStreamed()) {
            stream(exchange, reply, request.wantsUsage());
        } else {
            send(exchange, 200, reply.whole());
        }
    }

    /** Further choices differ from the first where anything is drawn. */
    private static Operation operation(ChatRequest request, int choice) {
        if (choice == 0) {
            return request.operation();
        }
        var variables = new HashMap<>(request.operation().variables());
        variables.put("choice", choice);
        return new Operation(request.operation().name(), variables);
    }

    private static void stream(HttpExchange exchange, ChatReply reply, boolean withUsage) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var piece : reply.pieces(withUsage)) {
                out.write(("data: " + piece + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private String models() {
        var json = ChatRequest.JSON.createObjectNode().put("object", "list");
        json.putArray("data")
                .addObject()
                .put("id", model.id())
                .put("object", "model")
                .put("owned_by", "espalier");
        return json.toString();
    }

    /** The shape in which clients of this protocol expect complaints. */
    private static String error(String message, String field) {
        var json = ChatRequest.JSON.createObjectNode();
        var error = json.putObject("error").put("message", message).put("type", "invalid_request_error");
        error.put("param", field.isEmpty() ? null : field).putNull("code");
        return json.toString();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
