package io.giaoban.dispatch.desk;

import java.util.List;

/**
 * Messages of one partition of the alerts' topic.
 *
 * @param messages in order
 * @param next where reading goes on after them
 */
record Batch(List<LoggedAlert> messages, long next) {
  /** How many messages are read at once. */
  static final int MOST = 500;

  Batch {
    messages = List.copyOf(messages);
  }
}
