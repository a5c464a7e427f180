package dev.espalier.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on the loopback that breaks off in one of the ways that no HTTP library lets a test do. */
public final class BrokenServer implements AutoCloseable {

    /** How it breaks. */
    public enum Way {
        /** Accepts the connection and never says a word. */
        SILENT,
        /** Sends headers and the first half of the body, then nothing more. */
        STALLED_BODY,
        /** Sends headers and the first half of the body, then closes. */
        TRUNCATED_BODY,
        /** Reads the request and closes. */
        CLOSED,
        /** Reads the request and resets the connection. */
        RESET,
        /** Sends something that is not HTTP. */
        NOT_HTTP,
        /** Sends a body without end. */
        ENDLESS_BODY
    }

    private final Way way;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch leftByClient = new CountDownLatch(1);

    public BrokenServer(Way way) {
        this.way = way;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "broken-server");
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

    private void serve(Socket socket) {
        try (socket) {
            readRequest(socket.getInputStream());
            asked.countDown();
            answer(socket);
        } catch (IOException broken) {
            leftByClient.countDown();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = head.toString().replaceAll("(?is).*content-length: *([0-9]+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    private void answer(Socket socket) throws IOException {
        var out = socket.getOutputStream();
        var half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"choices\":[";
        switch (way) {
            case SILENT -> awaitEnd(socket);
            case STALLED_BODY -> {
                out.write(half.getBytes(StandardCharsets.UTF_8));
                awaitEnd(socket);
            }
            case TRUNCATED_BODY -> out.write(half.getBytes(StandardCharsets.UTF_8));
            case CLOSED -> {}
            case RESET -> socket.setSoLinger(true, 0);
            case NOT_HTTP -> out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.UTF_8));
            case ENDLESS_BODY -> {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            }
        }
    }

    private void awaitEnd(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            leftByClient.countDown();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Waits until a whole request has come in. */
    public void awaitRequest() throws InterruptedException {
        await(asked, "no request came");
    }

    /** Waits until the client has closed its connection. */
    public void awaitLeft() throws InterruptedException {
        await(leftByClient, "the client kept its connection");
    }

    private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
