package io.giaoban.node.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something far away again and again in a thread of its own, so that nobody who asks has
 * to wait for it. One that takes too long to answer counts as away, too.
 */
public final class Watched implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final String name;
  private final Reason away;
  private final Duration limit;
  private final Callable<Finding> look;
  private final ScheduledExecutorService thread;
  private volatile Finding found = Finding.working("not looked at yet");

  /** {@code System.nanoTime()} when the look that is under way began; 0: none is. */
  private volatile long begun;

  private Watched(String name, Reason away, Duration limit, Callable<Finding> look) {
    this.name = name;
    this.away = away;
    this.limit = limit;
    this.look = look;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread made = new Thread(run, "health-" + name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Begins to look.
   *
   * @param away what it means that a look fails or does not end
   * @param pause between two looks
   */
  public static Watched start(String name, Reason away, Duration pause, Callable<Finding> look) {
    return start(name, away, pause, LIMIT, look);
  }

  static Watched start(
      String name, Reason away, Duration pause, Duration limit, Callable<Finding> look) {
    Watched watched = new Watched(name, away, limit, look);
    Future<?> unused =
        watched.thread.scheduleWithFixedDelay(
            watched::lookNow, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    return watched;
  }

  /** What tells how it fares. */
  public Indicator indicator() {
    return new Indicator(name, this::finding);
  }

  /** What was found last. */
  public Finding finding() {
    long since = begun;
    Duration waited = Duration.ofNanos(since == 0 ? 0 : System.nanoTime() - since);
    return waited.compareTo(limit) > 0
        ? new Finding(away, "no answer for %d s".formatted(waited.toSeconds()))
        : found;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void lookNow() {
    begun = Math.max(1, System.nanoTime());
    Finding before = found;
    try {
      found = look.call();
    } catch (Exception e) {
      found = new Finding(away, String.valueOf(e.getMessage()));
    } finally {
      begun = 0;
    }
    if (found.reason() != before.reason() && !thread.isShutdown()) {
      LOG.info("{}: {} ({})", name, found.reason(), found.detail());
    }
  }
}
