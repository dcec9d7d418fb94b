package io.giaoban.cli;

import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Options of with which key one comes in. */
final class KeyOptions {
  static final String VARIABLE = "GIAOBAN_FEED_KEY";

  @Option(
      names = {"--key-file", "--feed-key-file"},
      paramLabel = "FILE",
      description =
          "A file with the key and nothing else (default: what GIAOBAN_FEED_KEY says, or the setting feed-key).")
  private @Nullable Path keyFile;

  @Option(
      names = {"--key", "--feed-key"},
      paramLabel = "KEY",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The key itself. Everybody on this machine can see it: better a file.")
  private @Nullable String key;

  /**
   * The key.
   *
   * @throws IllegalArgumentException if there is none or more than one, or it can be none
   */
  DoorKey key() throws IOException {
    return find()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no key (expected: the key in "
                        + VARIABLE
                        + " or in a file named by --key-file)"));
  }

  /**
   * The key; empty: there is none.
   *
   * @throws IllegalArgumentException if there is more than one, or it can be none
   */
  Optional<DoorKey> find() throws IOException {
    if (key != null && keyFile != null) {
      throw new IllegalArgumentException("--key and --key-file (expected: one of them)");
    }
    if (keyFile != null) {
      return Optional.of(DoorKey.of(Files.readString(keyFile)));
    }
    return Optional.ofNullable(key).map(DoorKey::of);
  }
}
