package io.giaoban.node.metrics;

import io.giaoban.board.Board;
import io.giaoban.board.IntakeTotals;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of arriving records: {@code giaoban.records} by outcome, and {@code
 * giaoban.records.refused} by the named reason. As the totals are kept in a topic, counted is what
 * is added to them from the time on when the process has read them all.
 */
public final class IntakeMetrics {
  private final MeterRegistry registry;
  private final Board board;
  private final Map<String, Long> outcomes = new HashMap<>();
  private final Map<String, Long> reasons = new HashMap<>();
  private boolean begun;

  /** Counts whenever {@link #measure} is called. */
  public IntakeMetrics(MeterRegistry registry, Board board) {
    this.registry = registry;
    this.board = board;
  }

  /** Counts what came since the last time. */
  public void measure() {
    if (board.behindStart() > 0) {
      return;
    }
    IntakeTotals totals = board.intake().totals();
    count(totals.outcomes(), outcomes, "giaoban.records", "outcome");
    count(totals.refused(), reasons, "giaoban.records.refused", "reason");
    begun = true;
  }

  private void count(Map<String, Long> now, Map<String, Long> before, String meter, String tag) {
    now.forEach(
        (name, total) -> {
          long known = before.getOrDefault(name, begun ? 0L : total);
          registry.counter(meter, tag, name).increment((double) Math.max(0, total - known));
        });
    before.putAll(now);
  }
}
