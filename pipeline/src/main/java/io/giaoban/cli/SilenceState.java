package io.giaoban.cli;

import io.giaoban.alert.Silence;
import java.time.Instant;
import java.util.Locale;

/** How a silence stands at some time. */
enum SilenceState {
  UPCOMING,
  ACTIVE,
  OVER;

  static SilenceState of(Silence silence, Instant now) {
    if (silence.at(now)) {
      return ACTIVE;
    }
    return now.isBefore(silence.from()) ? UPCOMING : OVER;
  }

  /** For people and programs. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
