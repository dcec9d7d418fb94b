package io.giaoban.dispatch.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A defect met for one subscriber must not end the work for all others. */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private Guard() {}

  /** Does it, and logs what goes wrong. */
  static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("the dispatcher goes on after a defect", e);
    }
  }
}
