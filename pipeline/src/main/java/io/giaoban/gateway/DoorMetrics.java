package io.giaoban.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts for the operator what comes through the door: {@code giaoban.door.submissions} by feed,
 * {@code giaoban.door.items} by feed and outcome, which is {@code ACCEPTED} or the named reason of
 * a refusal, and {@code giaoban.door.last.submission}, in seconds since 1970, by feed.
 */
public final class DoorMetrics {
  private static final String FEED = "feed";

  private final MeterRegistry registry;
  private final Map<String, AtomicLong> last = new ConcurrentHashMap<>();

  /** Metrics that this registry keeps. */
  public DoorMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void taken(String feed, Tally tally, Instant at) {
    registry.counter("giaoban.door.submissions", FEED, feed).increment();
    items(feed, "ACCEPTED", tally.letIn());
    tally.reasons().forEach((reason, items) -> items(feed, reason, items));
    last.computeIfAbsent(feed, this::gauge).set(at.getEpochSecond());
  }

  private void items(String feed, String outcome, long items) {
    registry
        .counter("giaoban.door.items", FEED, feed, "outcome", outcome)
        .increment((double) items);
  }

  private AtomicLong gauge(String feed) {
    return registry.gauge("giaoban.door.last.submission", Tags.of(FEED, feed), new AtomicLong());
  }
}
