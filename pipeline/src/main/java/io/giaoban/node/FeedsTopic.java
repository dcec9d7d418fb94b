package io.giaoban.node;

import io.giaoban.gateway.Feed;
import io.giaoban.gateway.Feeds;
import io.giaoban.place.City;
import io.giaoban.wire.Brokers;
import java.util.List;

/** The feeds as their topic has them at some brokers, and how they are changed. */
public final class FeedsTopic {
  private final Brokers brokers;
  private final Definitions<Feed> definitions;
  private final Feeds feeds;

  private FeedsTopic(Brokers brokers, Definitions<Feed> definitions) {
    this.brokers = brokers;
    this.definitions = definitions;
    this.feeds = Feeds.of(definitions.current());
  }

  /**
   * Reads the topic.
   *
   * @throws IllegalStateException if it is not there, or no broker answers
   */
  public static FeedsTopic read(Brokers brokers) {
    return new FeedsTopic(brokers, Definitions.read(DefinitionKind.FEEDS, brokers));
  }

  /** The feeds as they were when the topic was read, in the order in which they first came. */
  public Feeds feeds() {
    return feeds;
  }

  /**
   * The feed of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Feed feed(String id) {
    return feeds
        .feed(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "feed: \"%s\" (expected: an id that `feeds list` shows)".formatted(id)));
  }

  /**
   * Checks that a feed can be added: nobody has its id, what it may report is known, and no other
   * active feed may report it.
   *
   * @throws IllegalArgumentException if not
   * @throws IllegalStateException if places cannot be read
   */
  public void checkNew(Feed feed) {
    if (feed.id().equals(Feed.OPERATOR) || feeds.feed(feed.id()).isPresent()) {
      throw new IllegalArgumentException(
          "feed: \"%s\" is there already (expected: another id)".formatted(feed.id()));
    }
    List<City> cities = cities();
    new KnownScope(List.of(), cities).check(feed.reports());
    feeds.checkAlone(feed, cities);
  }

  /**
   * Checks that no other active feed may report what this one may.
   *
   * @throws IllegalArgumentException naming what another reports
   * @throws IllegalStateException if places cannot be read
   */
  public void checkAlone(Feed feed) {
    feeds.checkAlone(feed, cities());
  }

  /**
   * Writes a feed to every partition, and returns when all in-sync replicas have it; one of the
   * same id gives way to it.
   *
   * @throws IllegalStateException if not all could be written; may be done again
   */
  public void put(Feed feed) {
    new DefinitionWriter(brokers).write(definitions.toAdd(List.of(feed)));
  }

  private List<City> cities() {
    return Definitions.read(DefinitionKind.PLACES, brokers).current();
  }
}
