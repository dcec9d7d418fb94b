package io.giaoban.board.live;

import java.time.Duration;

/**
 * What the stream may cost.
 *
 * @param clients most at a time; others are told to come again
 * @param events how many recent ones are kept; a client further behind is dropped
 * @param bytes most of their text
 * @param atOnce bytes that a client is handed at a time, or one event where that is longer
 * @param keepAlive how long nothing is sent before a sign of life is; shorter than what servers and
 *     proxies take for the end of a connection, often 30 or 60 s
 * @param patience how long a client may take for what it was handed
 */
public record StreamLimits(
    int clients, int events, int bytes, int atOnce, Duration keepAlive, Duration patience) {

  /**
   * The recent events of some minutes of a country's reports; with what 1,000 clients that do not
   * read were handed at most 50 MB.
   */
  public static final StreamLimits DEFAULT =
      new StreamLimits(
          1_000, 8_192, 16 << 20, 32 << 10, Duration.ofSeconds(15), Duration.ofSeconds(30));

  /**
   * These limits.
   *
   * @throws IllegalArgumentException if one of them lets nothing through
   */
  public StreamLimits {
    check("clients", clients);
    check("events", events);
    check("bytes", bytes);
    check("atOnce", atOnce);
    check("keepAlive", keepAlive.toMillis());
    check("patience", patience.toMillis());
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
