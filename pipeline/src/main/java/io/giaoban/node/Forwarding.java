package io.giaoban.node;

import io.giaoban.board.live.StreamLimits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what other processes answer, so that one address serves all: feeds, readers and
 * subscribers need not know which role is where.
 */
final class Forwarding extends Handler.Wrapper {
  /** The first two steps of a path, and who answers what is below it. */
  static final Map<String, Role> ANSWERED =
      Map.ofEntries(
          Map.entry("/v1/reports", Role.GATEWAY),
          Map.entry("/v1/dataValueSets", Role.GATEWAY),
          Map.entry("/api/dataValueSets", Role.GATEWAY),
          Map.entry("/v1/submissions", Role.GATEWAY),
          Map.entry("/v1/feeds", Role.GATEWAY),
          Map.entry("/v1/subscriptions", Role.DISPATCHER),
          Map.entry("/v1/places", Role.BOARD),
          Map.entry("/v1/cities", Role.BOARD),
          Map.entry("/v1/alerts", Role.BOARD),
          Map.entry("/v1/alerts.atom", Role.BOARD),
          Map.entry("/v1/rules", Role.BOARD),
          Map.entry("/v1/silences", Role.BOARD),
          Map.entry("/v1/stream", Role.BOARD),
          Map.entry("/v1/intake", Role.BOARD));

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** Longer than a live stream goes without a sign of life. */
  private static final Duration IDLE_LIMIT = StreamLimits.DEFAULT.keepAlive().multipliedBy(4);

  /** Whatever may say where a request comes from; of the client's own nothing is believed. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Server",
          "X-Proxied-Https",
          "Proxy-auth-cert",
          "Proxy-ssl-id");

  /** Live streams stay for as long as their readers like. */
  private static final int MAX_CONNECTIONS = 1_024;

  private final Map<Role, Handler> elsewhere = new TreeMap<>();

  /**
   * Passes on to others.
   *
   * @param others where the doors of other roles are
   * @param own answers all else
   */
  Forwarding(Map<Role, URI> others, Handler own) {
    super(own);
    others.forEach((role, url) -> elsewhere.put(role, new To(role, url)));
    elsewhere.values().forEach(this::installBean);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Role role = answering(Request.getPathInContext(request));
    Handler other = role == null ? null : elsewhere.get(role);
    return other == null
        ? super.handle(request, response, callback)
        : other.handle(request, response, callback);
  }

  @Override
  public void setServer(Server server) {
    super.setServer(server);
    elsewhere.values().forEach(other -> other.setServer(server));
  }

  /** Who answers what is asked for at that path; null: every process for itself. */
  static @Nullable Role answering(String path) {
    return ANSWERED.get(firstSteps(path));
  }

  private static String firstSteps(String path) {
    int first = path.indexOf('/', 1);
    int second = first < 0 ? -1 : path.indexOf('/', first + 1);
    return second < 0 ? path : path.substring(0, second);
  }

  /** One other process. */
  private static final class To extends ProxyHandler.Reverse {
    private final Role role;

    To(Role role, URI url) {
      super(
          request ->
              HttpURI.build(request.getHttpURI())
                  .scheme(url.getScheme())
                  .host(url.getHost())
                  .port(url.getPort())
                  .asImmutable());
      this.role = role;
    }

    /**
     * Says where the request comes from, in place of what the client says. Where this door believes
     * a proxy before it, that is what the proxy said.
     */
    @Override
    protected void addProxyHeaders(
        Request request, org.eclipse.jetty.client.Request proxyToServerRequest) {
      proxyToServerRequest.headers(
          headers -> {
            FORWARDED.forEach(headers::remove);
            if (role == Role.BOARD) {
              // What it shows is everybody's.
              headers.remove(HttpHeader.AUTHORIZATION);
            }
          });
      super.addProxyHeaders(request, proxyToServerRequest);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
      super.configureHttpClient(client);
      client.setConnectTimeout(CONNECT_LIMIT.toMillis());
      client.setIdleTimeout(IDLE_LIMIT.toMillis());
      client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
    }
  }
}
