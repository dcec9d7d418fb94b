package io.giaoban.feed;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How files are sent.
 *
 * @param url where the gateway is, without {@code /v1/reports}
 * @param key the feed's key
 * @param batch how many rows go into one submission, if no statement has more
 * @param parallel how many submissions may be under way at a time
 * @param giveUpAfter for how long one submission is tried again
 * @param stateDir where it is kept how far each file has been sent
 * @param restart whether files are sent from their beginning, however far they were sent before
 */
public record FeedOptions(
    URI url,
    DoorKey key,
    int batch,
    int parallel,
    Duration giveUpAfter,
    Path stateDir,
    boolean restart) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
  private static final int MAX_BATCH = 100_000;
  private static final int MAX_PARALLEL = 16;

  /** Checks that they hold. */
  public FeedOptions {
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "url: \"%s\" (expected: such as http://127.0.0.1:8080)".formatted(url));
    }
    check("batch", batch, MAX_BATCH);
    check("parallel", parallel, MAX_PARALLEL);
    Objects.requireNonNull(key);
  }

  /** The door's address. */
  URI door() {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "v1/reports");
  }

  /** Whether others on the way can read the key. */
  public boolean isKeyInTheClear() {
    return url.getScheme().equals("http") && !LOOPBACK.matcher(url.getHost()).matches();
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "%s: %d (expected: >= 1, <= %d)".formatted(name, value, max));
    }
  }
}
