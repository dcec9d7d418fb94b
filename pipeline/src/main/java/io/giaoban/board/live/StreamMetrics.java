package io.giaoban.board.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Counts for the operator who is told: {@code giaoban.stream.clients}, {@code
 * giaoban.stream.held.bytes} that are kept for them, and {@code giaoban.stream.dropped} by reason.
 */
final class StreamMetrics {
  private final MeterRegistry registry;
  private final Map<Drop, Counter> dropped = new EnumMap<>(Drop.class);

  StreamMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Drop reason : Drop.values()) {
      dropped.put(reason, registry.counter("giaoban.stream.dropped", "reason", reason.name()));
    }
  }

  /** Measures a stream whenever somebody asks. */
  void measure(
      EventStream stream,
      ToDoubleFunction<EventStream> clients,
      ToDoubleFunction<EventStream> heldBytes) {
    registry.gauge("giaoban.stream.clients", stream, clients);
    registry.gauge("giaoban.stream.held.bytes", stream, heldBytes);
  }

  void dropped(Drop reason) {
    dropped.get(reason).increment();
  }
}
