package io.giaoban.subscriber;

import java.time.Duration;
import java.util.Map;

/**
 * What a message is answered.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body sent as UTF-8
 * @param after how long it is kept back
 * @param pause between a byte and the next; zero: sent at once
 */
public record Answer(
    int status, Map<String, String> headers, String body, Duration after, Duration pause) {
  private static final Duration LONG = Duration.ofDays(1);

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** A status and nothing else. */
  public static Answer of(int status) {
    return new Answer(status, Map.of(), "", Duration.ZERO, Duration.ZERO);
  }

  /** Keeps the other side waiting. */
  public static Answer hanging() {
    return of(200).after(LONG);
  }

  /** Comes a byte at a time. */
  public static Answer dripping(Duration pause) {
    return new Answer(200, Map.of(), "x".repeat(10_000), Duration.ZERO, pause);
  }

  /** Points elsewhere. */
  public static Answer redirect(String location) {
    return new Answer(307, Map.of("Location", location), "", Duration.ZERO, Duration.ZERO);
  }

  /** The same, kept back. */
  public Answer after(Duration time) {
    return new Answer(status, headers, body, time, pause);
  }

  /** The same with a body. */
  public Answer saying(String text) {
    return new Answer(status, headers, text, after, pause);
  }

  /** Whether the other side takes it for received. */
  public boolean accepts() {
    return status / 100 == 2;
  }
}
