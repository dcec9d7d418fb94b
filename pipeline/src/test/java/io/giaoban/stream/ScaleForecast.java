package io.giaoban.stream;

import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Locale;

/**
 * What so many years come to, computed from what some days of some cities measured: everything
 * grows with the units and the days, as cities and days know nothing of each other.
 */
final class ScaleForecast {
  private static final int COPIES = 3;
  private static final double HOUR = 3600;

  /** What a transaction writes in each partition that it touches besides its records. */
  private static final int MARKER_BYTES = 78;

  /** Of each: city days, unit days, counts, changelog, offsets. */
  private static final int MARKERS = 5;

  /** Compaction begins when as much is stale as is not. */
  private static final int NOT_YET_COMPACTED = 2;

  /** Of a heap, so much is state; the rest is for what comes and goes. */
  private static final double STATE_OF_A_HEAP = 0.6;

  private static final double HEAP_OF_A_PROCESSOR = 2.8 * (1L << 30);
  private static final double MB = 1 << 20;
  private static final double GB = 1 << 30;

  private final ScaleFigures figures;
  private final ScaleMeters meters;
  private final int years;
  private final double factor;

  ScaleForecast(ScaleFigures figures, ScaleMeters meters, int years) {
    this.figures = figures;
    this.meters = meters;
    this.years = years;
    this.factor = figures.ofAll() * 365 * years / figures.days();
  }

  void print() {
    double day = figures.ofAll() / figures.days();
    double reports = figures.reports() * day;
    double state = (figures.deskBytes() + figures.rowBytes()) * factor;
    double processors = Math.max(1, Math.ceil(state / (HEAP_OF_A_PROCESSOR * STATE_OF_A_HEAP)));
    System.out.printf(
        "%s, %d years: %,.0f reports a day, %.2f/s in the hour after the cut-off%n",
        figures.size(), years, reports, reports / HOUR);
    meters
        .topics()
        .forEach(
            (name, topic) ->
                System.out.printf(
                    "  %-24s %8.2f records/s %s/s%n",
                    name,
                    topic.records() * day / HOUR,
                    amount(topic.records() * day * topic.bytesARecord() / HOUR)));
    System.out.printf(
        "  written: %s a day; cores busy in that hour: %.3f%n",
        amount(writtenBytes() * day), figures.seconds() * day / HOUR);
    System.out.printf("  disk of all brokers, %d copies: %s%n", COPIES, amount(COPIES * disk()));
    System.out.printf(
        "  state %s (rows alone %s), processors of 4 GiB: %.0f; set up again in %,.0f s each%n",
        amount(state),
        amount(figures.rowBytes() * factor),
        processors,
        figures.restoreSeconds() * factor / processors);
    System.out.printf(
        "  board: %s (city days %s)%n",
        amount(cityDaysOfBoard() + unitDaysOfBoard()), amount(cityDaysOfBoard()));
  }

  private static String amount(double bytes) {
    return bytes >= GB
        ? String.format(Locale.ROOT, "%,.1f GB", bytes / GB)
        : bytes >= MB
            ? String.format(Locale.ROOT, "%.1f MB", bytes / MB)
            : String.format(Locale.ROOT, "%.2f kB", bytes / 1024);
  }

  private double writtenBytes() {
    double records =
        meters.topics().values().stream()
            .mapToDouble(topic -> topic.records() * topic.bytesARecord())
            .sum();
    return records + (double) meters.commits() * MARKERS * MARKER_BYTES;
  }

  /** One copy. */
  private double disk() {
    double kept =
        List.of(Topics.CASE_REPORTS, Topics.ALERTS).stream()
            .map(topic -> meter(topic.name()))
            .mapToDouble(topic -> topic.records() * topic.bytesARecord())
            .sum();
    double compacted =
        List.of(Topics.CITY_DAYS, Topics.UNIT_DAYS, Topics.INTAKE_COUNTS).stream()
            .map(topic -> meter(topic.name()))
            .mapToDouble(topic -> topic.kept() * topic.bytesARecord())
            .sum();
    return (kept + NOT_YET_COMPACTED * (compacted + figures.storedBytes())) * factor;
  }

  private double cityDaysOfBoard() {
    return meter(Topics.CITY_DAYS.name()).kept() * figures.boardBytesACityDay() * factor;
  }

  private double unitDaysOfBoard() {
    return meter(Topics.UNIT_DAYS.name()).kept() * figures.boardBytesAUnitDay() * factor;
  }

  private TopicMeter meter(String topic) {
    return meters.topics().get(topic);
  }
}
