package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** {@code /metrics}: what is counted, in Prometheus' text format. */
final class MetricsRoutes {
  private static final String MEDIA_TYPE = "text/plain";
  private static final String TEXT = MEDIA_TYPE + "; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where all that is counted is kept. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/metrics", "getMetrics", Tag.SYSTEM)
            .summary("What is counted, for Prometheus")
            .answers(200, "The counts.", MEDIA_TYPE, Shape.text())
            .handledBy(exchange -> exchange.contentType(TEXT).result(registry.scrape(TEXT))));
  }
}
