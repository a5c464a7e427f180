package dev.espalier.llm;

import dev.espalier.problem.Printable;
import java.net.http.HttpHeaders;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells at debug level what passes over the wire: where to, what came of it, how long it took, how large it was, and by what id the
 * provider knows it. Never a text, a header of a request, a query or a key. Safe for use by many threads at once.
 */
final class WireLog {

    private static final Logger LOG = LoggerFactory.getLogger(WireLog.class);
    private static final int LONGEST = 200;

    private final Secrets secrets;

    WireLog(Secrets secrets) {
        this.secrets = secrets;
    }

    /** One request under way. */
    final class Exchange {

        private final String what;
        private final int sent;
        private final long start = System.nanoTime();

        private Exchange(String what, int sent) {
            this.what = what;
            this.sent = sent;
        }

        void answered(Transport.Answer answer) {
            if (LOG.isDebugEnabled()) {
                var id = id(answer.headers());
                tell("status " + answer.status() + ", " + answer.body().length + " bytes received"
                        + (id.isEmpty() ? "" : ", request id " + id));
            }
        }

        /** Tells the failure and its causes: kinds and words. */
        void failed(Exception failure) {
            if (LOG.isDebugEnabled()) {
                var words = new StringBuilder();
                Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(10)
                        .forEach(cause -> words.append(words.isEmpty() ? "" : ", by ")
                                .append(cause.getClass().getSimpleName())
                                .append(cause.getMessage() == null ? "" : ": " + cause.getMessage()));
                tell("failed with " + words);
            }
        }

        private void tell(String outcome) {
            long took = (System.nanoTime() - start) / 1_000_000;
            LOG.debug("{}: {} bytes sent, {}, after {} ms", shown(what), sent, shown(outcome), took);
        }
    }

    /**
     * Returns what tells of a request.
     *
     * @param url without a query
     */
    Exchange begin(String method, String url, int bytes) {
        return new Exchange(method + " " + url, bytes);
    }

    private static String id(HttpHeaders headers) {
        return Stream.of("x-request-id", "request-id")
                .flatMap(name -> headers.firstValue(name).stream())
                .findFirst()
                .orElse("");
    }

    private String shown(String text) {
        return Printable.excerpt(secrets.mask(text), LONGEST);
    }
}
