package io.giaoban.cli;

import io.giaoban.gateway.RateLimit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of how much a feed may send. */
final class RateOptions {
  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      description = "How many requests a feed may send in a second; 0 = any (default: 100).")
  private @Nullable Long requests;

  @Option(
      names = "--items-per-second",
      paramLabel = "N",
      description = "How many items a feed may send in a second; 0 = any (default: 50000).")
  private @Nullable Long items;

  /** Whether any is given. */
  boolean given() {
    return requests != null || items != null;
  }

  /** The limit, with what is not given from another. */
  RateLimit orElse(RateLimit other) {
    return new RateLimit(
        Objects.requireNonNullElse(requests, other.requestsPerSecond()),
        Objects.requireNonNullElse(items, other.itemsPerSecond()));
  }
}
