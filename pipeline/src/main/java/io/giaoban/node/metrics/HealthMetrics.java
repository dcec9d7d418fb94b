package io.giaoban.node.metrics;

import io.giaoban.node.health.Health;
import io.giaoban.node.health.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** {@code giaoban.health} of each indicator, with the reason by name. */
public final class HealthMetrics {
  private final Health health;
  private final MultiGauge gauge;

  /** Measures whenever {@link #measure} is called. */
  public HealthMetrics(MeterRegistry registry, Health health) {
    this.health = health;
    this.gauge =
        MultiGauge.builder("giaoban.health")
            .description("1: it works; 0.5: somebody should see to it; 0: it does not.")
            .register(registry);
  }

  /** Looks at every indicator. */
  public void measure() {
    gauge.register(health.look().stream().map(HealthMetrics::row).toList(), true);
  }

  private static MultiGauge.Row<Number> row(Health.Look look) {
    return MultiGauge.Row.of(
        Tags.of("indicator", look.name(), "reason", look.finding().reason().name()),
        value(look.finding().reason().state()));
  }

  private static double value(State state) {
    return switch (state) {
      case UP -> 1;
      case WARNING -> 0.5;
      case DOWN -> 0;
    };
  }
}
