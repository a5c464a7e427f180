package dev.espalier.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is reached, and with what key.
 *
 * @param baseUrl address without a slash at its end, without user info and query; shown in messages
 * @param key null sends none
 * @param keyVariable name of the variable the key came from, for messages
 * @param keyHeader the header that carries the key
 * @param headers further headers to send; their values are kept secret as the key is
 * @param query put behind the address of every call
 * @param timeout for one call, from connecting to the last byte
 * @param route how the connection is made
 */
record Endpoint(
        String baseUrl,
        @Nullable String key,
        @Nullable String keyVariable,
        String keyHeader,
        Map<String, String> headers,
        Map<String, String> query,
        Duration timeout,
        Route route) {

    Endpoint {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    /** An endpoint that is reached directly and takes its key as {@code Authorization: Bearer}. */
    Endpoint(
            String baseUrl,
            @Nullable String key,
            @Nullable String keyVariable,
            Map<String, String> headers,
            Duration timeout) {
        this(baseUrl, key, keyVariable, Provider.AUTHORIZATION, headers, Map.of(), timeout, Route.DIRECT);
    }

    /** Returns the same with another time for one call. */
    Endpoint within(Duration otherTimeout) {
        return new Endpoint(baseUrl, key, keyVariable, keyHeader, headers, query, otherTimeout, route);
    }

    Secrets secrets() {
        List<String> values = new ArrayList<>(headers.values());
        if (key != null) {
            values.add(key);
        }
        return new Secrets(values);
    }

    /** Returns the headers to send with every call, the one with the key among them. */
    Map<String, String> allHeaders() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        if (key != null) {
            all.put(keyHeader, Provider.AUTHORIZATION.equalsIgnoreCase(keyHeader) ? "Bearer " + key : key);
        }
        return all;
    }

    /** Returns the address alone: neither key nor headers. */
    @Override
    public String toString() {
        return baseUrl;
    }
}
