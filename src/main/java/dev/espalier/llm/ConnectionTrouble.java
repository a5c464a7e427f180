package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.problem.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.Locale;

/**
 * Says in plain words what went wrong between us and a server when there is no answer to quote.
 *
 * @param kind transient, but for a certificate, which does not mend itself, and for a name that nobody knows
 * @param words what happened, and what to do
 * @param mayBeSent whether the request may have reached the server
 */
record ConnectionTrouble(Kind kind, String words, boolean mayBeSent) {

    private static final int EXCERPT = 200;

    static ConnectionTrouble of(IOException failure, Endpoint endpoint, String ifRefused) {
        if (failure instanceof UnknownHostException) {
            return unsent(Kind.UNKNOWN_HOST, unknown(failure, endpoint));
        } else if (has(failure, CertificateException.class)) {
            return unsent(Kind.PERMANENT, "its certificate is not trusted: " + told(failure, endpoint));
        } else if (failure instanceof HttpConnectTimeoutException) {
            return unsent(Kind.TRANSIENT, "nothing answers there: no connection in time");
        } else if (failure instanceof HttpTimeoutException) {
            return passing("timed out: no complete reply within " + Seconds.text(endpoint.timeout()));
        } else if (failure instanceof ConnectException) {
            return unsent(Kind.TRANSIENT, "connection refused; " + ifRefused);
        }
        return passing("the connection broke: " + told(failure, endpoint));
    }

    private static ConnectionTrouble unsent(Kind kind, String words) {
        return new ConnectionTrouble(kind, words, false);
    }

    private static ConnectionTrouble passing(String words) {
        return new ConnectionTrouble(Kind.TRANSIENT, words, true);
    }

    /** The failure starts with the name that was looked up: the server's, or that of the proxy on the way to it. */
    private static String unknown(IOException failure, Endpoint endpoint) {
        var name = told(failure, endpoint).split("[:\\s]", 2)[0];
        var baseUrl = endpoint.baseUrl().toLowerCase(Locale.ROOT);
        boolean isProxy = baseUrl.startsWith("http") && !baseUrl.contains(name.toLowerCase(Locale.ROOT));
        return isProxy
                ? "unknown host " + name
                        + ", the proxy on the way there; check https_proxy and http_proxy, and the network"
                : "unknown host " + name + "; check the base URL and the network";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String told(IOException failure, Endpoint endpoint) {
        return Printable.excerpt(endpoint.secrets().mask(String.valueOf(failure.getMessage())), EXCERPT);
    }
}
