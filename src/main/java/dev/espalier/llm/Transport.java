package dev.espalier.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an endpoint and waits for the whole reply, on the thread that calls: of all ways to wait it costs by far
 * the least. The deadline covers everything from connecting to the body's end, the size of a reply is bounded, a redirect is
 * never followed (it would take the key along), nothing is sent twice, and an interrupt ends the call. Safe for use by many
 * threads at once.
 */
final class Transport {

    /** Far above any reply of a model, far below what would exhaust memory when dozens of calls are under way. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));

    private final Endpoint endpoint;
    private final CloseableHttpClient client;
    private final String query;
    private final List<Header> headers = new ArrayList<>();
    private final WireLog log;

    Transport(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.client = endpoint.route().client(URI.create(endpoint.baseUrl()));
        this.query = query(endpoint.query());
        endpoint.allHeaders().forEach((name, value) -> headers.add(new BasicHeader(name, value)));
        headers.add(new BasicHeader("User-Agent", "espalier"));
        this.log = new WireLog(endpoint.secrets());
    }

    /** What a server answered, whatever its status. */
    static final class Answer {

        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Answer(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        HttpHeaders headers() {
            return headers;
        }

        /** Returns the body itself, which nobody changes. */
        byte[] body() {
            return body;
        }

        /**
         * Returns the object that the body holds.
         *
         * @throws HttpFailureException if the status is not 2xx, or the object is an error with a status
         * @throws UndecodableReplyException if it holds none
         */
        ObjectNode json() {
            if (status / 100 != 2) {
                throw new HttpFailureException(status, headers, new String(body, StandardCharsets.UTF_8));
            }
            return WireJson.success(body, headers);
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Posts JSON to a path under the base URL, and returns the object that comes back. Throws as {@link #send} and {@link Answer#json} do. */
    ObjectNode post(String path, ObjectNode body) {
        return send("POST", endpoint.baseUrl() + path, JSON, WireJson.bytes(body.toString()))
                .json();
    }

    /**
     * Sends one request.
     *
     * @param url without the query of the endpoint, which is added
     * @param more headers beside those of the endpoint, which hold where both name one
     * @param body null for none
     * @throws UncheckedIOException if the connection failed; a time-out is an {@link HttpTimeoutException} in it
     * @throws CallInterruptedException if the thread was interrupted; the connection is closed then
     */
    Answer send(String method, String url, Map<String, List<String>> more, byte @Nullable [] body) {
        var request = new HttpUriRequestBase(method, URI.create(url + query));
        more.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        headers.forEach(request::setHeader);
        var observer = CallObserver.current();
        if (body != null) {
            request.setEntity(new Body(body, observer));
        }
        var exchange = log.begin(method, url, body == null ? 0 : body.length);
        var call = CallWatch.begin(request, endpoint.timeout());
        try {
            var answer = client.execute(request, response -> answer(request, response));
            observer.answered(answer.headers());
            exchange.answered(answer);
            return answer;
        } catch (IOException | RuntimeException failure) {
            exchange.failed(failure);
            throw call.isInterrupted() ? new CallInterruptedException() : told(failure, call);
        } finally {
            call.end();
        }
    }

    private static RuntimeException told(Exception failure, CallWatch call) {
        if (call.isLate()) {
            return new UncheckedIOException(new HttpTimeoutException("no complete reply"));
        } else if (failure instanceof ConnectTimeoutException) {
            return new UncheckedIOException(new HttpConnectTimeoutException("no connection"));
        } else if (failure instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return (RuntimeException) failure;
    }

    private static Answer answer(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(most(entity));
        if (body.length > MAX_BYTES) {
            // Else the rest would be read, to keep the connection.
            request.cancel();
            throw new IOException("the reply is larger than " + MAX_BYTES + " bytes");
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return new Answer(response.getCode(), HttpHeaders.of(headers, (name, value) -> true), body);
    }

    /** The length that is told, so that no longer array is made, or more than may come. */
    private static int most(HttpEntity entity) {
        long told = entity.getContentLength();
        return (int) Math.min(told < 0 ? Long.MAX_VALUE : told, MAX_BYTES + 1);
    }

    /** Tells when it has been sent. */
    private static final class Body extends AbstractHttpEntity {

        private final byte[] bytes;
        private final CallObserver observer;

        Body(byte[] bytes, CallObserver observer) {
            super((String) null, null);
            this.bytes = bytes;
            this.observer = observer;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
            out.flush();
            observer.sent();
        }

        @Override
        public InputStream getContent() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public void close() {
            // Holds nothing open.
        }
    }
}
