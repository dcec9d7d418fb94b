package io.giaoban.node;

import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** {@code /metrics}: what is counted, in Prometheus' text format. */
final class MetricsRoutes {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where all that is counted is kept. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  void install(RoutesConfig routes) {
    routes.get("/metrics", exchange -> exchange.contentType(TEXT).result(registry.scrape(TEXT)));
  }
}
