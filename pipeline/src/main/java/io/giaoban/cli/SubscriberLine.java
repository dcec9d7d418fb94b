package io.giaoban.cli;

import io.giaoban.subscriber.Message;
import io.giaoban.subscriber.Proof;
import io.giaoban.subscriber.Received;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A message that came, in a line: when, whether it is genuine, what it is and what it says. */
final class SubscriberLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private SubscriberLine() {}

  /** Control characters are left out: what a stranger sent must not steer the terminal. */
  static String of(Received received, Message message, Proof proof) {
    return "%s  %s  %s  %s"
        .formatted(
            TIME.format(received.at().atZone(ZoneId.systemDefault())),
            proof,
            message.type(),
            message.challenge().isPresent() ? "answered" : message.headline())
        .replaceAll("\\p{C}", "")
        .stripTrailing();
  }
}
