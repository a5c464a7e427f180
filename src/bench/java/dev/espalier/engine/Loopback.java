package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.Time;
import dev.espalier.llm.Traffic;
import dev.espalier.llm.TrafficLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A {@link LoopbackServer} in a process of its own, and models that are behind it. */
final class Loopback implements AutoCloseable {

    /** What the server saw. */
    record Stats(int requests, int faults, int mostInAMinute, int inTwoMinutes) {}

    private final Process process;
    private final String url;

    Loopback(int delayMillis, boolean faults) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopbackServer.class.getName(),
                        Integer.toString(delayMillis),
                        faults ? "faults" : "none")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        url = "http://127.0.0.1:" + out.readLine();
    }

    String url() {
        return url;
    }

    LanguageModel model(TrafficLimits limits) {
        var settings = new ProviderSettings(url + "/v1", null, Duration.ofMinutes(5));
        var server = Providers.open(ModelName.parse("openai:stub", "bench"), settings, name -> null);
        return Traffic.regulate(List.of(server), limits, Time.REAL);
    }

    Stats stats() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/stats")).build();
        var body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        var numbers = Arrays.stream(body.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Stats(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
