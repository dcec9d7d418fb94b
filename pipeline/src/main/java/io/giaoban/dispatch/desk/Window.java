package io.giaoban.dispatch.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The last messages of one partition of the alerts' topic. Thread-safe. */
final class Window {
  private final int most;
  private final Deque<LoggedAlert> messages = new ArrayDeque<>();
  private long begin;
  private long end;

  /**
   * An empty window.
   *
   * @param most how many messages it keeps
   * @param begin the offset from which on it will hear every message
   */
  Window(int most, long begin) {
    this.most = most;
    this.begin = begin;
    this.end = begin;
  }

  synchronized void add(LoggedAlert message) {
    messages.addLast(message);
    end = message.offset() + 1;
    if (messages.size() > most) {
      begin = messages.removeFirst().offset() + 1;
    }
  }

  /** Everything before this offset has been heard. */
  synchronized void heardTo(long offset) {
    end = Math.max(end, offset);
  }

  synchronized long end() {
    return end;
  }

  /** The message at an offset; empty: it is not here, or not any more. */
  synchronized Optional<LoggedAlert> at(long offset) {
    return messages.stream().filter(message -> message.offset() == offset).findFirst();
  }

  /** The messages from an offset on; empty: some of them are not here any more. */
  synchronized Optional<Batch> from(long offset) {
    if (offset < begin) {
      return Optional.empty();
    }
    // Who reads is mostly at the end: the search begins there.
    Deque<LoggedAlert> found = new ArrayDeque<>();
    for (var back = messages.descendingIterator(); back.hasNext(); ) {
      LoggedAlert message = back.next();
      if (message.offset() < offset) {
        break;
      }
      found.addFirst(message);
    }
    return Optional.of(new Batch(found.stream().toList(), Math.max(end, offset)));
  }
}
