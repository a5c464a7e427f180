package dev.espalier.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * A process of two threads that speaks chat completions on the loopback: each reply depends on its request alone and comes after a
 * delay. Arguments: the delay in milliseconds, and {@code faults} to fail some requests. Prints its port. {@code GET /stats} says
 * what it saw. Ends with its standard input.
 */
final class LoopbackServer {

    private static final long MINUTE = 60_000_000_000L;

    /** How long it rests where nothing is due: nothing can be due sooner. */
    private static final long IDLE = 1_000_000;

    /** Of thousand requests: throttled, then failed, then reset, then answered with what no client can decode. */
    private static final int[] FAULTS = {100, 150, 170, 190};

    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] BEGIN = ascii("{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"stub\",\"choices\":[{\"index\":0,"
            + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"As you wish,");
    private static final byte[] END =
            ascii("\"}}],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":100,\"total_tokens\":120}}");
    private static final byte[][] WORDS =
            IntStream.range(0, 10_007).mapToObj(i -> ascii(" word" + i)).toArray(byte[][]::new);

    private record Due(long at, Connection connection, byte[] reply) {}

    private static final class Connection {
        private final SocketChannel channel;
        private byte[] bytes = new byte[8192];
        private int length;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private final long delayNanos;
    private final boolean hasFaults;
    private final Random random = new Random(7);
    private final Selector selector = Selector.open();
    private final Queue<Due> due = new ConcurrentLinkedQueue<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 16);
    private long[] arrivals = new long[1 << 16];
    private int count;
    private int faults;

    private LoopbackServer(int delayMillis, boolean hasFaults) throws IOException {
        this.delayNanos = delayMillis * 1_000_000L;
        this.hasFaults = hasFaults;
    }

    public static void main(String[] args) throws IOException {
        var server = new LoopbackServer(Integer.parseInt(args[0]), args[1].equals("faults"));
        var listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        listener.configureBlocking(false);
        listener.register(server.selector, SelectionKey.OP_ACCEPT);
        System.out.println(listener.socket().getLocalPort());
        var watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException gone) {
                // As good as its end.
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
        server.serve(listener);
    }

    private void serve(ServerSocketChannel listener) throws IOException {
        var writer = new Thread(this::writeWhatIsDue);
        writer.setDaemon(true);
        writer.start();
        while (true) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept(listener);
                } else if (key.isValid()) {
                    read((Connection) key.attachment());
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** On a thread of its own: a selector waits for whole milliseconds, and asking it all the time would take a whole core. */
    private void writeWhatIsDue() {
        while (true) {
            var next = due.peek();
            long wait = next == null ? IDLE : next.at - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                due.remove();
                write(next.connection, next.reply);
            }
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
        }
    }

    private void read(Connection connection) {
        try {
            input.clear();
            int got = connection.channel.read(input);
            if (got < 0) {
                connection.channel.close();
                return;
            }
            input.flip();
            if (connection.length + got > connection.bytes.length) {
                connection.bytes = Arrays.copyOf(connection.bytes, 2 * (connection.length + got));
            }
            input.get(connection.bytes, connection.length, got);
            connection.length += got;
            answerIfWhole(connection);
        } catch (IOException broken) {
            close(connection);
        }
    }

    private void answerIfWhole(Connection connection) throws IOException {
        var bytes = connection.bytes;
        int body = -1;
        for (int i = 3; i < connection.length && body < 0; i++) {
            body = bytes[i] == '\n' && bytes[i - 2] == '\n' ? i + 1 : -1;
        }
        if (body < 0) {
            return;
        }
        int size = contentLength(bytes, body);
        if (connection.length < body + size) {
            return;
        }
        connection.length = 0;
        if (bytes[0] == 'G') {
            write(connection, response(200, stats()));
        } else {
            answer(connection, bytes, body, size);
        }
    }

    /** Without making a text of the head: what the server takes of two cores, the client lacks. */
    private static int contentLength(byte[] bytes, int end) {
        for (int at = 0; at + LENGTH.length < end; at++) {
            int i = 0;
            while (i < LENGTH.length && (bytes[at + i] | 0x20) == LENGTH[i]) {
                i++;
            }
            if (i == LENGTH.length) {
                int length = 0;
                for (int digit = at + i; bytes[digit] != '\r'; digit++) {
                    length = bytes[digit] == ' ' ? length : 10 * length + bytes[digit] - '0';
                }
                return length;
            }
        }
        return 0;
    }

    private void answer(Connection connection, byte[] bytes, int from, int size) throws IOException {
        long now = System.nanoTime();
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * count);
        }
        arrivals[count++] = now;
        int lot = hasFaults ? random.nextInt(1000) : 1000;
        if (lot < FAULTS[3]) {
            faults++;
        }
        if (lot >= FAULTS[1] && lot < FAULTS[2]) {
            connection.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            connection.channel.close();
            return;
        }
        byte[] reply;
        if (lot < FAULTS[0]) {
            reply = response(429, "{\"error\":{\"message\":\"slow down\"}}");
        } else if (lot < FAULTS[1]) {
            reply = response(500, "{\"error\":{\"message\":\"oops\"}}");
        } else if (lot < FAULTS[3]) {
            reply = response(200, "{\"choices\":[{\"message\":{\"cont");
        } else {
            var sum = new CRC32();
            sum.update(bytes, from, size);
            reply = completion(sum.getValue());
        }
        due.add(new Due(now + delayNanos, connection, reply));
    }

    private static byte[] completion(long sum) {
        var text = new ByteArrayOutputStream(2048);
        text.writeBytes(BEGIN);
        for (int i = 0; i < 100; i++) {
            text.writeBytes(WORDS[(int) ((sum * 31 + i * 7919L) % WORDS.length)]);
        }
        text.writeBytes(END);
        var head = "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: " + text.size() + "\r\n\r\n";
        var reply = new byte[head.length() + text.size()];
        System.arraycopy(ascii(head), 0, reply, 0, head.length());
        System.arraycopy(text.toByteArray(), 0, reply, head.length(), text.size());
        return reply;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] response(int status, String body) {
        return ("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(Connection connection, byte[] reply) {
        try {
            var buffer = ByteBuffer.wrap(reply);
            while (buffer.hasRemaining()) {
                connection.channel.write(buffer);
            }
        } catch (IOException broken) {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.channel.close();
        } catch (IOException broken) {
            // It is gone either way.
        }
    }

    /** Requests, faults, most requests in any 60 seconds, requests in the first 120 seconds. */
    private String stats() {
        int most = 0;
        int early = 0;
        int first = 0;
        for (int last = 0; last < count; last++) {
            while (arrivals[last] - arrivals[first] > MINUTE) {
                first++;
            }
            most = Math.max(most, last - first + 1);
            early += arrivals[last] - arrivals[0] < 2 * MINUTE ? 1 : 0;
        }
        return count + " " + faults + " " + most + " " + early;
    }
}
