package dev.espalier.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** What langchain4j wants to be given instead of an HTTP client. It sets the time-outs of its model before it builds. */
final class LlmHttpClientBuilder implements HttpClientBuilder {

    private final Dialect dialect;
    private Duration connectTimeout;
    private Duration readTimeout;

    LlmHttpClientBuilder(Duration deadline, Dialect dialect) {
        this.dialect = dialect;
        this.connectTimeout = deadline;
        this.readTimeout = deadline;
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

    /** Returns a client whose deadline, for everything from connecting to the body's end, is the read time-out. */
    @Override
    public HttpClient build() {
        return new LlmHttpClient(readTimeout, dialect);
    }
}
