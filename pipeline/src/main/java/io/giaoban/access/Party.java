package io.giaoban.access;

import java.util.Locale;
import java.util.stream.Stream;

/** Those who come to the brokers, by what they do there. */
public enum Party {
  /** The role that takes reports in. */
  GATEWAY("takes reports in", false),
  /** The role that turns reports into days and alerts. */
  PROCESSOR("turns reports into days and alerts", false),
  /** The role that tells subscribers. */
  DISPATCHER("tells subscribers, and takes their wishes", false),
  /** The role that answers readers. */
  BOARD("answers readers", false),
  /** The role that writes the time. */
  CLOCK("writes the time", false),
  /** The schema registry, where it stores in Kafka. */
  REGISTRY("keeps the schemas", false),
  /** Who runs the commands that define, list and replay. */
  OPERATOR(
      "creates topics; defines places, rules, feeds, silences; replays refused reports", false),
  /** What copies the topics away. */
  BACKUP("reads everything, to keep a copy", false),
  /** A feed that reports past the door, each with an account of its own. */
  FEED("reports straight to Kafka", true),
  /** A program that reads results, each with an account of its own. */
  READER("reads alerts and city days", true);

  private final String deed;
  private final boolean many;

  Party(String deed, boolean many) {
    this.deed = deed;
    this.many = many;
  }

  /** What it does, in words. */
  public String deed() {
    return deed;
  }

  /** Whether there are many of them, each with a name of its own. */
  public boolean many() {
    return many;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stream<Party> alone() {
    return Stream.of(values()).filter(party -> !party.many());
  }
}
