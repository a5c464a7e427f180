package dev.espalier.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** What langchain4j wants to be given instead of an HTTP client. It sets time-outs before it builds; the endpoint's holds. */
final class LlmHttpClientBuilder implements HttpClientBuilder {

    /** What langchain4j is given for a key, which it insists on having; {@link LlmHttpClient} sends the real one. */
    static final String NO_KEY = "none";

    private final Endpoint endpoint;
    private final Dialect dialect;
    private Duration connectTimeout;
    private Duration readTimeout;

    LlmHttpClientBuilder(Endpoint endpoint, Dialect dialect) {
        this.endpoint = endpoint;
        this.dialect = dialect;
        this.connectTimeout = endpoint.timeout();
        this.readTimeout = endpoint.timeout();
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout;
        return this;
    }

    @Override
    public Duration readTimeout() {
        return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    /** Returns a client whose deadline, for everything from connecting to the body's end, is the endpoint's. */
    @Override
    public HttpClient build() {
        return new LlmHttpClient(endpoint, dialect);
    }
}
