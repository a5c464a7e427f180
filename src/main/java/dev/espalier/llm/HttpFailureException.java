package dev.espalier.llm;

import dev.langchain4j.exception.HttpException;
import java.net.http.HttpHeaders;
import java.util.Map;

/**
 * A server answered with something else than success. Holds the headers too, which langchain4j's own exception does not:
 * {@code Retry-After} is among them. Never shown and never made the cause of an exception that is, because the body may
 * echo the key.
 */
final class HttpFailureException extends HttpException {

    private static final long serialVersionUID = 1L;

    static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final transient HttpHeaders headers;
    private final String body;

    HttpFailureException(int status, HttpHeaders headers, String body) {
        super(status, "status " + status);
        this.headers = headers;
        this.body = body;
    }

    HttpHeaders headers() {
        return headers;
    }

    String body() {
        return body;
    }
}
