package io.giaoban.node.metrics;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures again and again in a thread of its own, so that no scrape has to wait for it. */
public final class Repeated implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final String name;
  private final Runnable measuring;
  private final ScheduledExecutorService thread;

  private Repeated(String name, Runnable measuring) {
    this.name = name;
    this.measuring = measuring;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread made = new Thread(run, "metrics-" + name);
              made.setDaemon(true);
              return made;
            });
  }

  /** Begins, at once and then every 10 seconds. */
  public static Repeated start(String name, Runnable measuring) {
    Repeated repeated = new Repeated(name, measuring);
    Future<?> unused =
        repeated.thread.scheduleWithFixedDelay(
            repeated::measure, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return repeated;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void measure() {
    try {
      measuring.run();
    } catch (RuntimeException e) {
      LOG.debug("{} are not measured this time", name, e);
    }
  }
}
