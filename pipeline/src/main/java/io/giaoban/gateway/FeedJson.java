package io.giaoban.gateway;

import io.giaoban.wire.DefinitionJson;

/** Reads and writes a feed as the JSON that the feeds topic carries. */
public final class FeedJson {
  private static final DefinitionJson<Feed> JSON = new DefinitionJson<>("feed", Feed.class);

  private FeedJson() {}

  /** A feed as the feeds topic carries it. */
  public static byte[] write(Feed feed) {
    return JSON.write(feed);
  }

  /**
   * Reads a feed as the feeds topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no feed
   */
  public static Feed read(byte[] json) {
    return JSON.read(json);
  }
}
