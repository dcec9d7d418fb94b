package io.giaoban.node;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.giaoban.node.embedded.PortInUseException;
import io.giaoban.node.metrics.HttpMetrics;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of a node; every error is an RFC 9457 problem. */
final class HttpDoor implements AutoCloseable {
  private static final int MAX_THREADS = 128;
  private static final int MAX_UPLOADS = 96;
  private static final int MAX_WAITING_UPLOADS = 1_024;
  private static final Duration UPLOADS_WAIT = Duration.ofSeconds(10);
  private static final int MAX_HEADER_BYTES = 8 << 10;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final HttpOptions options;
  private final Optional<TlsCertificate> certificate;
  private final MeterRegistry metrics;
  private final Javalin server;

  private HttpDoor(
      HttpOptions options,
      Optional<TlsCertificate> certificate,
      MeterRegistry metrics,
      Consumer<RoutesConfig> routes) {
    this.options = options;
    this.certificate = certificate;
    this.metrics = metrics;
    this.server = Javalin.create(config -> configure(config, routes));
  }

  /**
   * Opens it.
   *
   * @throws PortInUseException if the port is taken
   * @throws IllegalArgumentException if the certificate cannot be shown
   */
  static HttpDoor open(HttpOptions options, Consumer<RoutesConfig> routes) {
    return open(options, new CompositeMeterRegistry(), routes);
  }

  /** Opens it, and measures what comes through it. */
  static HttpDoor open(HttpOptions options, MeterRegistry metrics, Consumer<RoutesConfig> routes) {
    options.checkFree();
    return open(options, options.tls().map(TlsCertificate::open), metrics, routes);
  }

  /** Opens it with a certificate, which is closed with it. */
  static HttpDoor open(
      HttpOptions options,
      Optional<TlsCertificate> certificate,
      MeterRegistry metrics,
      Consumer<RoutesConfig> routes) {
    HttpDoor door = new HttpDoor(options, certificate, metrics, routes);
    try {
      door.server.start();
    } catch (JavalinBindException e) {
      door.close();
      throw options.inUse(e);
    }
    return door;
  }

  String url() {
    return "%s://%s:%d"
        .formatted(certificate.isPresent() ? "https" : "http", options.host(), server.port());
  }

  /** When the certificate that it shows ends; empty: it shows none. */
  Optional<Instant> certificateEnds() {
    return certificate.map(TlsCertificate::ends);
  }

  @Override
  public void close() {
    server.stop();
    certificate.ifPresent(TlsCertificate::close);
  }

  private void configure(JavalinConfig config, Consumer<RoutesConfig> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new HttpProblems.Unroutable());
          server.setHandler(handlers());
        });
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
    config.jetty.threadPool = threads;
    new JettyServerThreadPoolMetrics(threads, Tags.empty()).bindTo(metrics);
    config.requestLogger.http(new HttpMetrics(metrics));
    config.jetty.modifyHttpConfiguration(this::limit);
    config.jetty.addConnector(this::connector);
    config.jsonMapper(new JavalinJackson(JSON, false));
    routes.accept(config.routes);
    HttpProblems.install(config.routes);
  }

  private Handler.Wrapper handlers() {
    return options.forward().isEmpty() ? uploads() : new Forwarding(options.forward(), uploads());
  }

  private void limit(HttpConfiguration http) {
    if (options.trustForwarded()) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
  }

  /**
   * Bodies are read as they come, a thread each. However many come slowly, some threads are left
   * for readers; those that find no thread wait without one, and are told to come again.
   */
  private static QoSHandler uploads() {
    QoSHandler uploads = new QoSHandler();
    uploads.includeMethod(
        HttpMethod.POST.asString(), HttpMethod.PUT.asString(), HttpMethod.PATCH.asString());
    uploads.setMaxRequestCount(MAX_UPLOADS);
    uploads.setMaxSuspendedRequestCount(MAX_WAITING_UPLOADS);
    uploads.setMaxSuspend(UPLOADS_WAIT);
    return uploads;
  }

  private Connector connector(Server jetty, HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        certificate
            .map(shown -> new ServerConnector(jetty, shown.forServer(), plain))
            .orElseGet(() -> new ServerConnector(jetty, plain));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE_LIMIT.toMillis());
    return connector;
  }
}
