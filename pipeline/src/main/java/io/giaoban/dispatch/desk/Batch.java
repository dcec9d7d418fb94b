package io.giaoban.dispatch.desk;

import java.util.List;

/**
 * Messages of one partition of the alerts' topic.
 *
 * @param messages in order
 * @param next where reading goes on after them
 */
record Batch(List<LoggedAlert> messages, long next) {

  Batch {
    messages = List.copyOf(messages);
  }

  /** The part of it from an offset on. */
  Batch from(long offset) {
    return new Batch(
        messages.stream().filter(message -> message.offset() >= offset).toList(), next);
  }
}
