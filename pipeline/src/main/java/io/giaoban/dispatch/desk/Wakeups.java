package io.giaoban.dispatch.desk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks after somebody again at a later time: the earliest that was asked for. For one thread. */
final class Wakeups {
  private final ScheduledExecutorService thread;
  private final Map<String, Wakeup> wakeups = new HashMap<>();

  private record Wakeup(long at, ScheduledFuture<?> task) {}

  Wakeups(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /** Does this after a time, unless something is to be done for the same one before. */
  void at(String whom, Duration delay, Runnable what) {
    long nanos = Math.max(0, delay.toNanos());
    long at = System.nanoTime() + nanos;
    Wakeup before = wakeups.get(whom);
    if (before != null && before.at() - at <= 0 && !before.task().isDone()) {
      return;
    }
    forget(whom);
    wakeups.put(
        whom,
        new Wakeup(
            at,
            thread.schedule(
                () -> {
                  wakeups.remove(whom);
                  Guard.run(what);
                },
                nanos,
                TimeUnit.NANOSECONDS)));
  }

  void forget(String whom) {
    Wakeup before = wakeups.remove(whom);
    if (before != null) {
      before.task().cancel(false);
    }
  }

  void close() {
    wakeups.values().forEach(wakeup -> wakeup.task().cancel(false));
    wakeups.clear();
  }
}
