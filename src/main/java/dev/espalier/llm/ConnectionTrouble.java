package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.problem.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;

/**
 * Says in plain words what went wrong between us and a server when there is no answer to quote.
 *
 * @param kind transient, but for a certificate: that does not mend itself
 * @param words what happened, and what to do
 */
record ConnectionTrouble(Kind kind, String words) {

    private static final int EXCERPT = 200;

    static ConnectionTrouble of(IOException failure, Endpoint endpoint, String ifRefused) {
        if (failure instanceof UnknownHostException) {
            return passing("unknown host; check the base URL and the network");
        } else if (has(failure, CertificateException.class)) {
            return new ConnectionTrouble(Kind.PERMANENT, "its certificate is not trusted: " + told(failure, endpoint));
        } else if (failure instanceof HttpConnectTimeoutException) {
            return passing("nothing answers there: no connection in time");
        } else if (failure instanceof HttpTimeoutException) {
            return passing("timed out: no complete reply within " + Seconds.text(endpoint.timeout()));
        } else if (failure instanceof ConnectException) {
            return passing("connection refused; " + ifRefused);
        }
        return passing("the connection broke: " + told(failure, endpoint));
    }

    private static ConnectionTrouble passing(String words) {
        return new ConnectionTrouble(Kind.TRANSIENT, words);
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
