package io.giaoban.cli;

import io.giaoban.feed.FeedOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of sending through the door for feeds. */
final class DoorOptions {
  @Mixin private DoorKeyOptions door = new DoorKeyOptions();

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
        door.url(),
        door.key(),
        batch,
        parallel,
        Objects.requireNonNull(giveUpAfter),
        Objects.requireNonNullElseGet(
            stateDir, () -> Path.of(System.getProperty("user.home"), ".giaoban", "feed")),
        restart);
  }
}
