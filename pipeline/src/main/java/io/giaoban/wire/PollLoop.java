package io.giaoban.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a step with a consumer until it is closed. A step that fails is tried again
 * after a second, for as long as it takes; what the brokers deny is said once, as only people can
 * mend it. It ends by itself where another process has its place in the group: the two would take
 * it from each other in turns.
 */
public final class PollLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

  /** A step that waits for brokers that are away gives up within this. */
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  /** Whatever a step waits for gives up earlier. */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(5);

  private final String name;
  private final Consumer<?, ?> consumer;
  private final Runnable step;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile long steppedAt = System.nanoTime();

  /** Why the last step failed; null: it did not. */
  private volatile @Nullable String failure;

  private String denied = "";

  /**
   * A loop that is not yet started.
   *
   * @param name of what is done, for the thread and the log
   * @param consumer the step's; closed at the end
   * @param step polls the consumer, and so ends soon when the consumer is woken up
   */
  public PollLoop(String name, Consumer<?, ?> consumer, Runnable step) {
    this.name = name;
    this.consumer = consumer;
    this.step = step;
    this.thread = new Thread(this::run, name);
  }

  /** Starts its thread. */
  public void start() {
    thread.start();
  }

  /** How it fares. */
  public LoopState state() {
    String failed = failure;
    Duration step = Duration.ofNanos(System.nanoTime() - steppedAt);
    if (thread.getState() == Thread.State.TERMINATED) {
      return new LoopState(
          LoopState.Kind.ENDED, name + " has ended" + (failed == null ? "" : ": " + failed));
    }
    if (step.compareTo(STUCK_AFTER) > 0 && thread.isAlive()) {
      return new LoopState(
          LoopState.Kind.STUCK, "%s: no step for %d s".formatted(name, step.toSeconds()));
    }
    return failed == null
        ? new LoopState(LoopState.Kind.STEPPING, name + " is read")
        : new LoopState(LoopState.Kind.TRYING_AGAIN, name + ": " + failed);
  }

  /** Whether it is being closed, so that a step should end soon. */
  public boolean closing() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(END_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.warn("the {} did not end within {} s; it is left behind", name, END_LIMIT.toSeconds());
    }
  }

  private void run() {
    try {
      boolean more = true;
      while (more && !closing()) {
        more = tryStep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // The default would wait half a minute for a broker that is away.
      consumer.close(CloseOptions.timeout(STOP_LIMIT));
    }
  }

  /** Whether there may be another. */
  private boolean tryStep() throws InterruptedException {
    steppedAt = System.nanoTime();
    try {
      step.run();
      failure = null;
      denied = "";
    } catch (WakeupException e) {
      LOG.debug("the {} was closed", name);
    } catch (RuntimeException e) {
      Optional<String> fenced = Fenced.by(e);
      if (fenced.isPresent()) {
        LOG.error("the {} ends: {}", name, fenced.get());
        failure = fenced.get();
        return false;
      }
      tell(e);
      boolean unused = closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
    return true;
  }

  private void tell(RuntimeException cause) {
    String line = Denied.by(cause, "read").orElse("");
    if (line.isEmpty()) {
      LOG.warn("the {} tries again", name, cause);
    } else if (!line.equals(denied)) {
      LOG.error("the {} waits: {}", name, line);
    }
    failure = line.isEmpty() ? String.valueOf(cause.getMessage()) : line;
    denied = line;
  }
}
