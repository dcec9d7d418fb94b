package io.giaoban.node.metrics;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * {@code http.server.requests} under the names that Micrometer gives them everywhere: how long
 * requests took by method, path as declared, and status. Streams, which last as long as their
 * readers like, are left out.
 */
public final class HttpMetrics implements RequestLogger {
  private static final String OTHER = "OTHER";
  private static final double NANOS_A_MILLI = 1e6;

  private final MeterRegistry registry;

  /** Measures that this registry keeps. */
  public HttpMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void handle(Context exchange, Float millis) {
    String type = Objects.requireNonNullElse(exchange.res().getContentType(), "");
    if (type.startsWith("text/event-stream")) {
      return;
    }
    Endpoint endpoint = exchange.endpoints().matchedHttpEndpoint();
    // Whatever is made up by who asks would be a time series each.
    boolean known = endpoint != null && !endpoint.path.isEmpty();
    Timer.builder("http.server.requests")
        .description("Requests, event streams excepted.")
        .tag("method", known ? endpoint.method.name() : OTHER)
        .tag("uri", known ? endpoint.path : OTHER)
        .tag("status", Integer.toString(exchange.statusCode()))
        .register(registry)
        .record((long) (millis * NANOS_A_MILLI), TimeUnit.NANOSECONDS);
  }
}
