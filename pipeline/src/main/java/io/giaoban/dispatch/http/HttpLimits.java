package io.giaoban.dispatch.http;

import java.time.Duration;

/**
 * How long and how much a request may be.
 *
 * @param whole for everything from the look-up of the name to the end of the answer
 * @param connect for a connection to one address; also for the look-up of the name
 */
public record HttpLimits(Duration whole, Duration connect) {
  /** As Standard Webhooks recommends: 15 s, of which 5 s to connect. */
  public static final HttpLimits USUAL =
      new HttpLimits(Duration.ofSeconds(15), Duration.ofSeconds(5));

  /** The most bytes of an answer's head. */
  static final int HEAD_BYTES = 8 << 10;

  /**
   * How many addresses of a name are tried: a name with thousands would make this machine try ports
   * all over the world.
   */
  static final int ADDRESSES = 3;

  public HttpLimits {
    if (whole.toMillis() <= 0 || connect.toMillis() <= 0) {
      throw new IllegalArgumentException(
          "limits: %s, %s to connect (expected: a millisecond at least)".formatted(whole, connect));
    }
  }
}
