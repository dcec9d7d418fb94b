package io.giaoban.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether two times may be that of one event, seen twice. The live system takes records of several
 * topics as they come to it, a replay in the order of their times: a tick and a report a moment
 * apart may change places, and with them what time a city's clock has.
 */
public final class Simultaneous {
  /** Two ticks apart, which come once a second. */
  private static final Duration APART = Duration.ofSeconds(2);

  private Simultaneous() {}

  /** Whether they may be. */
  public static boolean are(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(APART) <= 0;
  }
}
