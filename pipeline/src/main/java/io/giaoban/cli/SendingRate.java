package io.giaoban.cli;

import io.giaoban.feed.Progress;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast a file goes since it was started.
 *
 * @param first how far it was then
 * @param startedNanos {@link System#nanoTime} then
 */
record SendingRate(Progress first, long startedNanos) {
  /** Rows a second. */
  double rowsPerSecond(Progress now, long nanos) {
    return (now.rows() - first.rows()) / seconds(nanos);
  }

  /** How far, how fast and how long still, for people. */
  String text(Progress now, long nanos) {
    double share = now.bytes() == 0 ? 1 : (double) now.bytesRead() / now.bytes();
    long bytes = Math.max(1, now.bytesRead() - first.bytesRead());
    Duration left =
        Duration.ofSeconds((long) (seconds(nanos) * (now.bytes() - now.bytesRead()) / bytes));
    return String.format(
        Locale.ROOT,
        "%.0f %%  %,d accepted, %,d refused, %,.0f rows/s, %d:%02d:%02d left",
        100 * share,
        now.accepted(),
        now.refused(),
        rowsPerSecond(now, nanos),
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  private double seconds(long nanos) {
    return Math.max(1e-3, (nanos - startedNanos) / 1e9);
  }
}
