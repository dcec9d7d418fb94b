package io.giaoban.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it came.
 *
 * @param at when
 * @param path of its URL
 * @param headers by their names in lower case
 * @param body read as UTF-8
 */
public record Received(Instant at, String path, Map<String, List<String>> headers, String body) {
  public Received {
    headers = Map.copyOf(headers);
  }

  /** Its {@code webhook-id}, the same on every attempt; empty: it has none. */
  public String id() {
    return header("webhook-id").orElse("");
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
