package io.giaoban.node;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What links to this node begin with, without a slash at the end. */
final class PublicUrl implements Supplier<String> {
  private final Optional<URI> told;
  private final CompletableFuture<String> door = new CompletableFuture<>();

  /**
   * The beginning of links.
   *
   * @param told by the operator; empty: it is where the door listens
   */
  PublicUrl(Optional<URI> told) {
    this.told = told;
  }

  /** Learns where the door listens, once it is open. */
  void doorOpened(String url) {
    door.complete(url);
  }

  /**
   * What links begin with.
   *
   * @throws IllegalStateException if nobody has told it, and no door is open yet
   */
  @Override
  public String get() {
    String url = told.map(URI::toString).orElseGet(() -> door.getNow(""));
    if (url.isEmpty()) {
      throw new IllegalStateException("no public URL before the door is open");
    }
    return url.replaceFirst("/+$", "");
  }
}
