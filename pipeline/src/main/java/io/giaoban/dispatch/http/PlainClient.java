package io.giaoban.dispatch.http;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import nl.altindag.ssl.SSLFactory;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.UpgradeProtocolHandler;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Jetty's client without what it does by itself. */
final class PlainClient {
  private static final String NAME = "giaoban-http";
  private static final int THREADS = 8;
  private static final List<String> HABITS =
      List.of(
          RedirectProtocolHandler.NAME,
          WWWAuthenticationProtocolHandler.NAME,
          ProxyAuthenticationProtocolHandler.NAME,
          new UpgradeProtocolHandler().getName());

  /** Destinations serve one attempt each: they are taken away soon after it. */
  private static final long DESTINATION_MILLIS = 1_000;

  private PlainClient() {}

  static HttpClient start(
      HttpLimits limits,
      Collection<X509Certificate> trusted,
      OwnerLookups lookups,
      AddressGuard guard) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName(NAME);
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setSslContextFactory(tls(trusted));
    HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setScheduler(new ScheduledExecutorScheduler(NAME + "-timer", true));
    client.setSocketAddressResolver(new GuardedAddresses(lookups, guard, threads));
    client.setConnectTimeout(limits.connect().toMillis());
    client.setIdleTimeout(limits.whole().toMillis());
    client.setDestinationIdleTimeout(DESTINATION_MILLIS);
    client.setMaxConnectionsPerDestination(1);
    client.setMaxResponseHeadersSize(HttpLimits.HEAD_BYTES);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "giaoban"));
    client.setFollowRedirects(false);
    started(client);
    return client;
  }

  private static void started(HttpClient client) {
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP client: cannot be started", e);
    }
    // The client takes these up when it starts.
    HABITS.forEach(client.getProtocolHandlers()::remove);
    client.getContentDecoderFactories().clear();
  }

  private static SslContextFactory.Client tls(Collection<X509Certificate> trusted) {
    SslContextFactory.Client tls = new SslContextFactory.Client();
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    if (!trusted.isEmpty()) {
      tls.setSslContext(
          SSLFactory.builder()
              .withDefaultTrustMaterial()
              .withTrustMaterial(trusted.toArray(X509Certificate[]::new))
              .build()
              .getSslContext());
    }
    return tls;
  }
}
