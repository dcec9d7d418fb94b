package io.giaoban.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a process, stopped in the reverse of the order in which they were started. They may
 * be stopped while others are still being started, as by Ctrl-C: those are stopped at once, too.
 */
public final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes charge of a part.
   *
   * @throws IllegalStateException if all parts were stopped already; this one is as well then
   */
  synchronized <T extends AutoCloseable> T started(T part) {
    started.push(part);
    if (closed) {
      stopAll();
      throw new IllegalStateException("stopped while it was starting");
    }
    return part;
  }

  /** Stops all parts. */
  @Override
  public synchronized void close() {
    closed = true;
    stopAll();
  }

  private void stopAll() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LOG.warn("not everything could be stopped in good order", e);
      }
    }
  }
}
