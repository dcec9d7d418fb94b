package io.giaoban.cli;

import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of where a gateway is, and with which key one comes in. */
final class DoorKeyOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the gateway is.")
  private @Nullable URI url;

  @Mixin private KeyOptions key = new KeyOptions();

  URI url() {
    return Objects.requireNonNull(url);
  }

  /**
   * The key.
   *
   * @throws IllegalArgumentException if there is none or more than one, or it can be none
   */
  DoorKey key() throws IOException {
    return key.key();
  }

  /**
   * The key; empty: there is none.
   *
   * @throws IllegalArgumentException if there is more than one, or it can be none
   */
  Optional<DoorKey> find() throws IOException {
    return key.find();
  }
}
