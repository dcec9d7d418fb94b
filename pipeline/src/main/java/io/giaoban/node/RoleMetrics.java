package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.board.Board;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.health.Health;
import io.giaoban.node.metrics.CityMetrics;
import io.giaoban.node.metrics.HealthMetrics;
import io.giaoban.node.metrics.IntakeMetrics;
import io.giaoban.node.metrics.LagMetrics;
import io.giaoban.node.metrics.Repeated;
import io.giaoban.node.metrics.ResultMetrics;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Has measured what a process of some roles measures. */
final class RoleMetrics {
  private final Parts parts;
  private final MetricsRoutes routes;
  private final MeterRegistry registry;

  /**
   * Nothing is measured yet.
   *
   * @param parts takes charge of what measures
   */
  RoleMetrics(Parts parts, MetricsRoutes routes) {
    this.parts = parts;
    this.routes = routes;
    this.registry = routes.registry();
  }

  /** Whatever its roles. */
  void measure(Health health, Progress progress) {
    routes.beforeScrape(new HealthMetrics(registry, health)::measure);
    LagMetrics lags = new LagMetrics(registry, () -> lags(progress));
    parts.started(Repeated.start("lags", lags::measure));
  }

  /** Of what reads what the processors told. */
  void measure(Board board) {
    parts.started(bound(board.clientMetrics()));
    Gauge.builder("giaoban.board.behind.start", board, Board::behindStart)
        .description("Records that were told before this process started and are not yet read.")
        .baseUnit("records")
        .register(registry);
  }

  /** Of the board's role: what all processors told, which is the same in each process. */
  void measure(Board board, Supplier<Places> places, Supplier<List<Rule>> rules, ClockMode mode) {
    Clock clock = Clock.systemUTC();
    CityMetrics cities = new CityMetrics(registry, board, places, mode, clock);
    ResultMetrics results = new ResultMetrics(registry, board, rules, mode, clock);
    IntakeMetrics intake = new IntakeMetrics(registry, board);
    parts.started(
        Repeated.start(
            "figures",
            () -> {
              cities.measure();
              results.measure();
              intake.measure();
            }));
  }

  /** Of a gateway. */
  void measure(KafkaReports reports) {
    parts.started(bound(reports.clientMetrics()));
  }

  /** Of a door with a certificate. */
  void measure(Supplier<Instant> certificateEnds) {
    Gauge.builder("giaoban.certificate.ends", () -> certificateEnds.get().getEpochSecond())
        .description("When the certificate that is shown ends, since 1970.")
        .baseUnit("seconds")
        .register(registry);
  }

  private KafkaClientMetrics bound(KafkaClientMetrics client) {
    client.bindTo(registry);
    return client;
  }

  private static Map<String, Long> lags(Progress progress) {
    Map<String, Long> lags = new LinkedHashMap<>();
    progress.lags().forEach(consumer -> lags.put(consumer.name(), consumer.lag()));
    return lags;
  }
}
