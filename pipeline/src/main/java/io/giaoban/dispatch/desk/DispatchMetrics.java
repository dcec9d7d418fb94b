package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.HaltReason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Counts attempts and what came of them, by channel and named verdict. */
final class DispatchMetrics {
  private static final String REASON = "reason";

  private final MeterRegistry registry;

  DispatchMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Shows what there is to do. */
  void show(Supplier<DispatchCount> now) {
    gauge(
        "giaoban.subscriptions",
        "Told by this process.",
        Tags.empty(),
        now,
        DispatchCount::subscriptions);
    String unhealthy = "giaoban.subscriptions.unhealthy";
    String meaning = "Those that cannot be told.";
    gauge(unhealthy, meaning, Tags.of(REASON, "FAILING"), now, DispatchCount::failing);
    gauge(unhealthy, meaning, Tags.of(REASON, "HALTED"), now, DispatchCount::halted);
    gauge(
        "giaoban.delivery.waiting",
        "Messages to be told.",
        Tags.empty(),
        now,
        DispatchCount::waiting);
    gauge(
        "giaoban.dispatcher.partitions",
        "Of subscriptions.",
        Tags.empty(),
        now,
        DispatchCount::partitions);
    gauge(
        "giaoban.dispatcher.shut",
        "Partitions where nothing can be written.",
        Tags.empty(),
        now,
        DispatchCount::shut);
  }

  private void gauge(
      String name,
      String description,
      Tags tags,
      Supplier<DispatchCount> now,
      ToIntFunction<DispatchCount> figure) {
    Gauge.builder(name, () -> figure.applyAsInt(now.get()))
        .description(description)
        .tags(tags)
        .register(registry);
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
    registry.counter("giaoban.subscriptions.halted", REASON, reason.name()).increment();
  }
}
