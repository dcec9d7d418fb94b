package io.giaoban.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * That the brokers denied to write. It lasts for half a minute: whoever keeps traffic away
 * meanwhile would else never let anybody find out that it is over. Thread-safe.
 */
final class Denial {
  private static final long LASTS_NANOS = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanoTime;
  private final AtomicReference<@Nullable Long> at = new AtomicReference<>();

  /**
   * There was none.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  Denial(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void happened() {
    at.set(nanoTime.getAsLong());
  }

  /** Something was written. */
  void over() {
    at.set(null);
  }

  boolean lasts() {
    Long since = at.get();
    return since != null && nanoTime.getAsLong() - since < LASTS_NANOS;
  }
}
