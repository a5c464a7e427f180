package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How connections to a server are made: whom to trust, and through which proxy. A certificate is always verified, and that
 * it names the host; nothing switches that off.
 *
 * @param caFile certificates in PEM form that are trusted beside those of the Java runtime (its own or those that
 *     {@code javax.net.ssl.trustStore} names); null for none
 * @param proxies what the environment says about proxies
 */
record Route(@Nullable Path caFile, Proxies proxies) {

    static final Route DIRECT = new Route(null, Proxies.NONE);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Where the client does what it does not do on the thread that calls: nothing that waits. Its own choice, a thread for
     * each thing to do, costs twice the CPU time a call.
     */
    private static final int CLIENT_THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** One for all models of a route: each starts threads of its own. */
    private static final Map<Route, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    /**
     * Returns the client for this route.
     *
     * @throws ProblemException if the file of certificates cannot be used
     */
    HttpClient client() {
        return CLIENTS.computeIfAbsent(this, Route::newClient);
    }

    private HttpClient newClient() {
        var verified = new SSLParameters();
        // Said here, so that the system property that switches it off is not asked.
        verified.setEndpointIdentificationAlgorithm("HTTPS");
        // HTTP/1.1: asked to upgrade to HTTP/2 over plain http, some local servers lose the body.
        var builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .executor(Executors.newFixedThreadPool(CLIENT_THREADS, Route::daemon))
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslParameters(verified);
        proxies.selector().ifPresent(builder::proxy);
        if (caFile != null) {
            builder.sslContext(trusting(caFile));
        }
        return builder.build();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    private static SSLContext trusting(Path caFile) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate : certificates(caFile)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            for (var certificate : runtimeAuthorities()) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new ProblemException(
                    "CA file",
                    caFile + " holds no certificates that can be read",
                    "name a file in PEM form, which starts with -----BEGIN CERTIFICATE-----");
        }
    }

    private static List<Certificate> certificates(Path caFile) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(caFile)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("no certificate");
            }
            return new ArrayList<>(found);
        }
    }

    private static List<X509Certificate> runtimeAuthorities() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        var authorities = new ArrayList<X509Certificate>();
        for (var manager : trust.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                authorities.addAll(List.of(known.getAcceptedIssuers()));
            }
        }
        return authorities;
    }
}
