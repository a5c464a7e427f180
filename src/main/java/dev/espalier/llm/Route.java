package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
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

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(15);

    /** After it, a connection is looked at before it is used again: servers close what is idle. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(1);

    private static final int MAX_CONNECTIONS = 65_535;

    /** Those for all models of a route: they have connections of their own. */
    private static final Map<Route, Clients> CLIENTS = new ConcurrentHashMap<>();

    /**
     * Two clients on the same connections.
     *
     * @param any goes through a proxy where one is to be used
     * @param direct knows none, and takes a sixth less of the processor for a call
     */
    private record Clients(HttpRoutePlanner planner, CloseableHttpClient any, CloseableHttpClient direct) {}

    /**
     * Returns the client for a server.
     *
     * @throws ProblemException if the file of certificates cannot be used
     */
    CloseableHttpClient client(URI server) {
        var clients = clients();
        try {
            var route = clients.planner.determineRoute(HttpHost.create(server), HttpClientContext.create());
            return route.getProxyHost() == null ? clients.direct : clients.any;
        } catch (HttpException unknown) {
            // The call itself fails and is told.
            return clients.any;
        }
    }

    /**
     * Finds out whether connections can be made this way.
     *
     * @throws ProblemException if the file of certificates cannot be used
     */
    void check() {
        clients();
    }

    private Clients clients() {
        return CLIENTS.computeIfAbsent(this, Route::newClients);
    }

    private Clients newClients() {
        var tls = ClientTlsStrategyBuilder.create()
                // Verified where certificates are: a system property cannot switch it off.
                .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN);
        if (caFile != null) {
            tls.setSslContext(trusting(caFile));
        }
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(tls.buildClassic())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        // The deadline of a call is watched as a whole; the client's own is three minutes for a read.
                        .setSocketTimeout(Timeout.DISABLED)
                        .setValidateAfterInactivity(IDLE)
                        .build())
                // How many there are is up to whoever calls; so no lock is needed to count them.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .build();
        var planner = planner();
        var any = HttpClients.custom()
                .setConnectionManager(connections)
                .setRoutePlanner(planner)
                // Else it asks servers of plain HTTP for TLS in a header, which some do not understand.
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
        return new Clients(planner, any, HttpClients.createMinimal(connections));
    }

    /** Asks about each server once: the answer does not change, and costs more than all else about a route. */
    private HttpRoutePlanner planner() {
        var asked = new SystemDefaultRoutePlanner(proxies.selector().orElse(null));
        var known = new ConcurrentHashMap<HttpHost, HttpRoute>();
        return (host, context) -> {
            var route = known.get(host);
            if (route == null) {
                route = asked.determineRoute(host, context);
                known.put(host, route);
            }
            return route;
        };
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
