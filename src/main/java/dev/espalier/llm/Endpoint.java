package dev.espalier.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is reached, and with what key.
 *
 * @param baseUrl address without a slash at its end, without user info and query; shown in messages
 * @param key sent as {@code Authorization: Bearer}; null sends no such header
 * @param keyVariable name of the variable the key came from, for messages
 * @param headers further headers to send; their values are kept secret as the key is
 * @param timeout for one call, from connecting to the last byte
 */
record Endpoint(
        String baseUrl,
        @Nullable String key,
        @Nullable String keyVariable,
        Map<String, String> headers,
        Duration timeout) {

    Endpoint {
        headers = Map.copyOf(headers);
    }

    Secrets secrets() {
        List<String> values = new ArrayList<>(headers.values());
        if (key != null) {
            values.add(key);
        }
        return new Secrets(values);
    }

    /** Returns the address alone: neither key nor headers. */
    @Override
    public String toString() {
        return baseUrl;
    }
}
