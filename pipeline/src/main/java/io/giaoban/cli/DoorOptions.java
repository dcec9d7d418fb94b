package io.giaoban.cli;

import io.giaoban.feed.DoorKey;
import io.giaoban.feed.FeedOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Options of sending through the door for feeds. */
final class DoorOptions {
  static final String KEY_VARIABLE = "GIAOBAN_FEED_KEY";

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the gateway is.")
  private @Nullable URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "A file with the feed's key and nothing else (default: the environment's GIAOBAN_FEED_KEY).")
  private @Nullable Path keyFile;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The key itself. Everybody on this machine can see it: better a file.")
  private @Nullable String key;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many rows are sent at a time.")
  private int batch;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How many such batches are under way at once, if all rows have a revision or reportedAt.")
  private int parallel;

  @Option(
      names = "--give-up-after",
      paramLabel = "SPAN",
      defaultValue = "PT10M",
      converter = SpanConverter.class,
      description = "For how long a batch is tried again while the gateway is away or busy.")
  private @Nullable Duration giveUpAfter;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "Where it is kept how far each file was sent (default: .giaoban/feed in your home).")
  private @Nullable Path stateDir;

  @Option(
      names = "--restart",
      description = "Send files from their beginning, however far they were sent before.")
  private boolean restart;

  /**
   * What was asked for.
   *
   * @throws IllegalArgumentException if it does not hold, or there is no key or more than one
   */
  FeedOptions options() throws IOException {
    return new FeedOptions(
        Objects.requireNonNull(url),
        DoorKey.of(keyText()),
        batch,
        parallel,
        Objects.requireNonNull(giveUpAfter),
        Objects.requireNonNullElseGet(
            stateDir, () -> Path.of(System.getProperty("user.home"), ".giaoban", "feed")),
        restart);
  }

  private String keyText() throws IOException {
    if (key != null && keyFile != null) {
      throw new IllegalArgumentException("--key and --key-file (expected: one of them)");
    }
    if (keyFile != null) {
      return Files.readString(keyFile);
    }
    return Optional.ofNullable(key)
        .or(() -> Optional.ofNullable(System.getenv(KEY_VARIABLE)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no key (expected: the feed's key in "
                        + KEY_VARIABLE
                        + " or in a file named by --key-file)"));
  }
}
