package io.giaoban.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code giaoban.consumer.lag} of each consumer; none are shown while no broker tells. */
public final class LagMetrics {
  private final Supplier<Map<String, Long>> lags;
  private final MultiGauge gauge;

  /**
   * Measures whenever {@link #measure} is called.
   *
   * @param lags tells how far behind each consumer is, by its name; may take long or fail
   */
  public LagMetrics(MeterRegistry registry, Supplier<Map<String, Long>> lags) {
    this.lags = lags;
    this.gauge =
        MultiGauge.builder("giaoban.consumer.lag")
            .description("Records that are not yet consumed.")
            .baseUnit("records")
            .register(registry);
  }

  /** Asks the brokers. */
  public void measure() {
    try {
      Map<String, Long> now = lags.get();
      gauge.register(
          now.entrySet().stream()
              .map(lag -> MultiGauge.Row.of(Tags.of("consumer", lag.getKey()), lag.getValue()))
              .toList(),
          true);
    } catch (RuntimeException e) {
      gauge.register(List.of(), true);
      throw e;
    }
  }
}
