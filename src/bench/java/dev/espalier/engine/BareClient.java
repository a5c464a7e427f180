package dev.espalier.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;

/** The HTTP client that ours stands on, and nothing else: what any program on it could reach at most. */
final class BareClient {

    private static final String BODY = "{\"model\":\"stub\",\"messages\":[{\"role\":\"user\",\"content\":\"%d\"}]}";

    private BareClient() {}

    static Meter.Rate measure(String url, int concurrency, long warmUpCalls, int seconds)
            throws IOException, InterruptedException {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(concurrency)
                .setMaxConnTotal(concurrency)
                .build();
        var calls = new LongAdder();
        var threads = Executors.newFixedThreadPool(concurrency, WorkerThreads.factory());
        try (var client = HttpClients.custom().setConnectionManager(connections).build()) {
            for (int i = 0; i < concurrency; i++) {
                var request = new HttpPost(url + "/v1/chat/completions");
                request.setEntity(new StringEntity(String.format(BODY, i), ContentType.APPLICATION_JSON));
                threads.execute(() -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            client.execute(request, response -> EntityUtils.toString(response.getEntity()));
                            calls.increment();
                        }
                    } catch (IOException e) {
                        if (!threads.isShutdown()) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
            }
            while (calls.sum() < warmUpCalls) {
                Thread.sleep(100);
            }
            long before = calls.sum();
            long begin = System.nanoTime();
            long cpu = Meter.cpuNanos();
            Thread.sleep(1000L * seconds);
            double time = (System.nanoTime() - begin) / 1e9;
            var rate = new Meter.Rate(time, calls.sum() - before, 0, (Meter.cpuNanos() - cpu) / 1e9);
            threads.shutdownNow();
            return rate;
        } finally {
            threads.shutdownNow();
        }
    }
}
