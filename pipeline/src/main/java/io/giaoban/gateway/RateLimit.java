package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much a feed may send, on the long run; for a moment it may be twice as much.
 *
 * @param requestsPerSecond submissions; 0: as many as it likes
 * @param itemsPerSecond items of all its submissions together; 0: as many as it likes
 */
public record RateLimit(
    @JsonProperty(required = true) long requestsPerSecond,
    @JsonProperty(required = true) long itemsPerSecond) {
  /** Far above what a city's feeds need, far below what would hold up others. */
  public static final RateLimit USUAL = new RateLimit(100, 50_000);

  /** For the operator's own feed. */
  public static final RateLimit NONE = new RateLimit(0, 0);

  private static final long MOST = 1_000_000_000;

  public RateLimit {
    check("requestsPerSecond", requestsPerSecond);
    check("itemsPerSecond", itemsPerSecond);
  }

  private static void check(String name, long value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(
          "%s: %d (expected: 0 for no limit, or 1 to %,d)".formatted(name, value, MOST));
    }
  }
}
