package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code /metrics}: what is counted, in Prometheus' text format. */
final class MetricsRoutes {
  private static final String MEDIA_TYPE = "text/plain";
  private static final String TEXT = MEDIA_TYPE + "; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();

  /** Measures at each scrape what takes no time. */
  void beforeScrape(Runnable measuring) {
    beforeScrape.add(measuring);
  }

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
            .handledBy(this::scrape));
  }

  private void scrape(Context exchange) {
    beforeScrape.forEach(Runnable::run);
    exchange.contentType(TEXT).result(registry.scrape(TEXT));
  }
}
