package io.giaoban.api;

import java.util.Locale;

/** What an endpoint is about; its description has a chapter for each. */
public enum Tag {
  /** What feeds send. */
  REPORTS("What feeds send, and what became of it."),
  /** What the reports come to. */
  FIGURES("What the reports come to, a day at a time."),
  /** What was told. */
  ALERTS("What was told to people: alerts, silences, the rules behind them."),
  /** Who is told. */
  SUBSCRIPTIONS("Who is told of alerts and how: owners manage their own."),
  /** Who reports. */
  PLACES("Cities and the units that report."),
  /** The process. */
  SYSTEM("How the process itself fares, and this description.");

  private final String description;

  Tag(String description) {
    this.description = description;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String description() {
    return description;
  }
}
