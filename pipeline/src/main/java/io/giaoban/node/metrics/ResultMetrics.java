package io.giaoban.node.metrics;

import io.giaoban.board.Board;
import io.giaoban.board.BoardListener;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.ClockMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the processors told. Counted and timed is only what is told from now on: what a process
 * reads when it starts was counted when it was told.
 */
public final class ResultMetrics implements BoardListener {
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5)
  };

  private final MeterRegistry registry;
  private final Board board;
  private final ClockMode mode;
  private final Clock clock;
  private final Timer days;
  private final Timer alerts;
  private final MultiGauge standing;
  private final MultiGauge failing;

  /** Listens to the board from now on; the rest is measured when {@link #measure} is called. */
  public ResultMetrics(MeterRegistry registry, Board board, ClockMode mode, Clock clock) {
    this.registry = registry;
    this.board = board;
    this.mode = mode;
    this.clock = clock;
    this.days = latency("city-day");
    this.alerts = latency("alert");
    this.standing =
        MultiGauge.builder("giaoban.alerts")
            .description("Alerts by what was told of them last.")
            .register(registry);
    this.failing =
        MultiGauge.builder("giaoban.rule.failing")
            .description("In how many cities a rule cannot be evaluated.")
            .baseUnit("cities")
            .register(registry);
    board.listen(this);
  }

  @Override
  public void cityDay(CityDay day) {
    time(days, day.getKnownAt());
  }

  @Override
  public void alert(Alert message) {
    time(alerts, message.getKnownAt());
    if (isNews()) {
      registry.counter("giaoban.alerts.told", tags(message)).increment();
    }
  }

  /** Counts the alerts and rules as they stand. */
  public void measure() {
    Map<Tags, Long> now =
        board.alerts().histories().stream()
            .collect(Collectors.groupingBy(one -> tags(one.last()), Collectors.counting()));
    standing.register(
        now.entrySet().stream()
            .map(one -> MultiGauge.Row.of(one.getKey(), one.getValue()))
            .toList(),
        true);
    failing.register(
        board.ruleHealth().failing().entrySet().stream()
            .map(one -> MultiGauge.Row.of(Tags.of("rule", one.getKey()), one.getValue()))
            .toList(),
        true);
  }

  /** Times are the reports' own otherwise, and long ago. */
  private void time(Timer timer, Instant knownAt) {
    if (mode == ClockMode.LIVE && isNews()) {
      timer.record(Duration.between(knownAt, clock.instant()));
    }
  }

  private boolean isNews() {
    return board.behindStart() == 0;
  }

  private Timer latency(String result) {
    return Timer.builder("giaoban.result.latency")
        .description("From when something was known until its result could be read.")
        .tag("result", result)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  private static Tags tags(Alert alert) {
    return Tags.of(
        "rule", alert.getRule(),
        "severity", alert.getSeverity(),
        "state", alert.getState().name().toLowerCase(Locale.ROOT));
  }
}
