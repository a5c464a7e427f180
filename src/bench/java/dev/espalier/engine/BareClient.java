package dev.espalier.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** The JDK's HTTP client, with as few threads as ours has, and nothing else: what any program on it could reach at most. */
final class BareClient {

    private static final String BODY = "{\"model\":\"stub\",\"messages\":[{\"role\":\"user\",\"content\":\"%d\"}]}";

    private BareClient() {}

    static Meter.Rate measure(String url, int concurrency, long warmUpCalls, int seconds) throws InterruptedException {
        var own = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()));
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(own)
                .build();
        var calls = new LongAdder();
        var threads = Executors.newFixedThreadPool(concurrency, WorkerThreads.factory());
        for (int i = 0; i < concurrency; i++) {
            var request = HttpRequest.newBuilder(URI.create(url + "/v1/chat/completions"))
                    .POST(BodyPublishers.ofString(String.format(BODY, i)))
                    .build();
            threads.execute(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        client.send(request, BodyHandlers.ofString());
                        calls.increment();
                    }
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        try {
            while (calls.sum() < warmUpCalls) {
                Thread.sleep(100);
            }
            long before = calls.sum();
            long begin = System.nanoTime();
            long cpu = Meter.cpuNanos();
            Thread.sleep(1000L * seconds);
            double time = (System.nanoTime() - begin) / 1e9;
            return new Meter.Rate(time, calls.sum() - before, 0, (Meter.cpuNanos() - cpu) / 1e9);
        } finally {
            threads.shutdownNow();
            own.shutdown();
        }
    }
}
