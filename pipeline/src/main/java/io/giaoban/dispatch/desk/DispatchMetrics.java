package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.HaltReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Counts attempts and what came of them, by channel and named verdict. */
final class DispatchMetrics {
  private final MeterRegistry registry;

  DispatchMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows a figure of now. */
  void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  void attempted(Attempt attempt) {
    String channel = attempt.subscription().wishes().channel().type();
    registry
        .counter(
            "giaoban.delivery.attempts",
            "channel",
            channel,
            "verdict",
            attempt.outcome().verdict().name())
        .increment();
    registry.timer("giaoban.delivery.latency", "channel", channel).record(attempt.latency());
  }

  void halted(HaltReason reason) {
    registry.counter("giaoban.subscriptions.halted", "reason", reason.name()).increment();
  }
}
