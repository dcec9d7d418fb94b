package io.giaoban.gateway;

import io.giaoban.report.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Feeds for tests. */
public final class TestFeeds {
  public static final Instant MADE = Instant.parse("2022-01-02T12:00:00Z");

  private TestFeeds() {}

  /** An active feed that may report these units of a city, with a key. */
  public static Feed feed(String id, String key, FeedScope... reports) {
    return new Feed(
        id,
        "Feed " + id,
        id + "@example.org",
        List.of(reports),
        List.of(FeedKey.of(key, MADE)),
        Feed.State.ACTIVE,
        null);
  }

  /** The same feed with another limit. */
  public static Feed with(RateLimit limit, Feed feed) {
    return new Feed(
        feed.id(), feed.name(), feed.contact(), feed.reports(), feed.keys(), feed.state(), limit);
  }

  /** These units of a city, both kinds. */
  public static FeedScope units(String city, String... units) {
    return new FeedScope(
        city, new TreeSet<>(List.of(units)), new TreeSet<>(Arrays.asList(Kind.values())));
  }

  /** These units of a city, one kind. */
  public static FeedScope units(Kind kind, String city, String... units) {
    return new FeedScope(city, new TreeSet<>(List.of(units)), new TreeSet<>(List.of(kind)));
  }
}
