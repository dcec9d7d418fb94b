package io.giaoban.node.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a thing that a process stands on fares; the worst comes last. */
public enum State {
  /** It does what it should. */
  UP,
  /** It does, but not for long if nobody looks after it. */
  WARNING,
  /** It does not, for now or until somebody mends it. */
  DOWN;

  /** What it is called in answers and metrics. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
