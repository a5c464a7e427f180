package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.WireProtocol.Ending;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * A model server on the loopback that speaks the chat protocols of OpenAI, Ollama, Anthropic and Gemini, told apart by the
 * path. What it answers depends on the content of a request alone; a plan says which requests meet a fault. Connections are
 * kept open from one request to the next.
 */
public final class ModelServer implements AutoCloseable {

    /** A text with characters of all planes, as JSON can hold it. */
    public static final String ALL_PLANES = "A\u00e9\u0416\u6728\ufb01 \ud83c\udf33\ud869\uded6\udb40\udc41\udbff\udffd"
            + " \u0000\u0007\u001b[31m\u202e\u2028\ufeff\r\n\t\" \\ .";

    private static final int MEGABYTE = 1_000_000;

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final UnaryOperator<String> answers;
    private final FaultPlan plan;

    /**
     * @param answers from the texts of a prompt, one after the other, to the answer; called by many threads at once
     */
    public ModelServer(FaultPlan plan, UnaryOperator<String> answers) {
        this.plan = plan;
        this.answers = answers;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "model-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Returns the address for a protocol. */
    public String url(WireProtocol protocol) {
        return "http://127.0.0.1:" + server.getLocalPort() + protocol.basePath();
    }

    /** Returns everything that was asked: first line, headers and body of each request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                int length = Integer.parseInt(head.replaceAll("(?is).*content-length: *([0-9]+).*", "$1"));
                var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                requests.add(head + body);
                if (!answer(socket, head.split(" ", 3)[1], body)) {
                    return;
                }
            }
        } catch (IOException left) {
            // The client has gone, or the test is over.
        } finally {
            sockets.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (int last = 0; last != 0x0d0a0d0a; ) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            last = last << 8 | next;
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private boolean answer(Socket socket, String path, String body) throws IOException {
        var protocol =
                WireProtocol.ofPath(path).orElseThrow(() -> new AssertionError("no protocol has the path " + path));
        var request = WireProtocol.JSON.readTree(body);
        var text = answers.apply(String.join("\n", protocol.texts(request)));
        return new Answer(socket, protocol, text).give(plan.next(body));
    }

    /** One answer; every method returns whether the connection can be used again. */
    private record Answer(Socket socket, WireProtocol protocol, String text) {

        boolean give(Fault fault) throws IOException {
            return switch (fault) {
                case NONE -> success(reply(text, Ending.DONE));
                case THROTTLED -> send(429, "", protocol.error("slow-down"));
                case THROTTLED_SECONDS -> send(429, "Retry-After: 7\r\n", protocol.error("slow-down"));
                case THROTTLED_DATE ->
                    send(
                            429,
                            "Date: Sun, 01 Mar 2020 12:00:00 GMT\r\nRetry-After: Sun, 01 Mar 2020 12:00:09 GMT\r\n",
                            protocol.error("slow-down"));
                case ERROR -> send(500, "", protocol.error("oops"));
                case BAD_GATEWAY ->
                    send(502, "", "<html><head><title>502</title></head><body>Bad Gateway</body></html>");
                case UNAVAILABLE -> send(503, "Retry-After: 3\r\n", protocol.error("oops"));
                case RESET_BEFORE -> reset();
                case RESET_WITHIN, STALLED -> half(fault);
                case RESET_AFTER -> success(reply(text, Ending.DONE)) && reset();
                case SILENT -> socket.getInputStream().read() > 0;
                case TRICKLED -> trickle(reply(text, Ending.DONE).toString());
                case CUT_JSON -> send(200, "", half(reply(text, Ending.DONE).toString()));
                case WRONG_TYPE ->
                    send(
                            200,
                            "Content-Type: text/plain\r\n",
                            reply(text, Ending.DONE).toString());
                case PAGE -> send(200, "", "<html><body>Log in</body></html>");
                case NOTHING -> send(200, "", "");
                case ERROR_INSIDE -> send(200, "", "{\"error\":{\"message\":\"behind me all is down\",\"code\":503}}");
                case NO_CHOICES -> success(WireProtocol.JSON.createObjectNode().put("id", "x"));
                case TWINS -> success(twins());
                case NO_TEXT -> success(withoutText());
                case EMPTY_TEXT -> success(reply("", Ending.DONE));
                case CUT_SHORT -> success(reply(text, Ending.LENGTH));
                case FILTERED -> success(reply(text, Ending.FILTER));
                case ODD_END -> success(reply(text, Ending.ODD));
                case ODD_USAGE -> send(200, "", oddUsage());
                case UNICODE -> success(reply(ALL_PLANES, Ending.DONE));
                case LARGE -> success(reply("x".repeat(8 * MEGABYTE), Ending.DONE));
                case HUGE -> success(reply("x".repeat(20 * MEGABYTE), Ending.DONE));
                case REDIRECT -> send(307, "Location: http://127.0.0.1:1/elsewhere\r\n", "");
                case BAD_KEY -> send(protocol == WireProtocol.GEMINI ? 400 : 401, "", protocol.error("bad-key"));
                case UNKNOWN_MODEL -> send(404, "", protocol.error("unknown-model"));
                case TOO_LONG -> send(400, "", protocol.error("prompt-too-long"));
            };
        }

        private ObjectNode reply(String answer, Ending ending) {
            return protocol.reply(answer, ending);
        }

        private boolean success(ObjectNode reply) throws IOException {
            return send(200, "Content-Type: application/json\r\n", reply.toString());
        }

        private boolean send(int status, String headers, String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(head(status, headers, bytes.length));
            socket.getOutputStream().write(bytes);
            return true;
        }

        private static byte[] head(int status, String headers, int length) {
            var head = "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + length + "\r\n\r\n";
            return head.getBytes(StandardCharsets.US_ASCII);
        }

        private boolean reset() throws IOException {
            socket.setSoLinger(true, 0);
            return false;
        }

        private boolean half(Fault fault) throws IOException {
            var body = reply(text, Ending.DONE).toString();
            socket.getOutputStream().write(head(200, "", body.length() + 1));
            socket.getOutputStream().write(half(body).getBytes(StandardCharsets.UTF_8));
            return fault == Fault.STALLED ? socket.getInputStream().read() > 0 : reset();
        }

        private static String half(String body) {
            return body.substring(0, body.length() / 2);
        }

        private boolean trickle(String body) throws IOException {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(head(200, "", bytes.length));
            for (byte one : bytes) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
            return true;
        }

        /** Twice the first of the list that holds the answer, where the protocol has such a list. */
        private ObjectNode twins() {
            var reply = reply(text, Ending.DONE);
            for (var list : List.of("choices", "candidates")) {
                if (reply.has(list)) {
                    reply.withArray(list).add(reply.path(list).get(0).deepCopy());
                }
            }
            return reply;
        }

        private ObjectNode withoutText() {
            var reply = reply(text, Ending.DONE);
            for (var holder : reply.findParents(protocol == WireProtocol.GEMINI ? "parts" : "content")) {
                ((ObjectNode) holder).remove(List.of("parts", "content"));
            }
            return reply;
        }

        private String oddUsage() {
            var odd = reply(text, Ending.DONE).toString();
            return odd.replaceAll("(?i)(prompt|input)([a-z_]*)\":12", "$1$2\":\"many\"")
                    .replaceAll(
                            "(\"[a-z_]*(?i:tokens|count|tokencount)\"):4\\b",
                            "$1:" + (odd.length() % 2 == 0 ? "-7" : "1e30"));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /** Returns the name of a model of a protocol, for a command line. */
    public static String model(WireProtocol protocol) {
        return protocol.provider().prefix() + ":" + protocol.name().toLowerCase(Locale.ROOT) + "-x";
    }
}
