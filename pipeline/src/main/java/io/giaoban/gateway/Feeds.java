package io.giaoban.gateway;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Kind;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The feeds as they are at a time. */
public final class Feeds {
  private final List<Feed> all;
  private final Map<String, Feed> openedBy = new HashMap<>();

  private Feeds(Collection<Feed> feeds) {
    all = List.copyOf(feeds);
    all.stream()
        .filter(Feed::active)
        .forEach(feed -> feed.keys().forEach(key -> openedBy.put(key.sha256(), feed)));
  }

  /** These feeds. */
  public static Feeds of(Collection<Feed> feeds) {
    return new Feeds(feeds);
  }

  /** All of them, disabled ones included. */
  public List<Feed> all() {
    return all;
  }

  /** The feed of that id. */
  public Optional<Feed> feed(String id) {
    return all.stream().filter(feed -> feed.id().equals(id)).findFirst();
  }

  /**
   * Checks that the feed which a report names may report it. Feeds that are not known, as the
   * operator's own, may.
   *
   * @throws RefusedException if it may not
   */
  public void check(Report report) throws RefusedException {
    for (Feed feed : all) {
      if (feed.id().equals(report.feed())) {
        feed.check(report);
      }
    }
  }

  /**
   * The active feed that has this key. It is looked up by its hash: how long that takes tells about
   * hashes, which nobody can choose, and nothing about keys.
   */
  Optional<Feed> openedBy(String key) {
    return Optional.ofNullable(openedBy.get(FeedKey.hash(key)));
  }

  /**
   * Checks that no other active feed may report what this one may.
   *
   * @param cities those that report
   * @throws IllegalArgumentException naming a unit and kind, and the feed that reports it
   */
  public void checkAlone(Feed feed, Collection<City> cities) {
    List<Feed> others =
        all.stream().filter(other -> other.active() && !other.id().equals(feed.id())).toList();
    for (City city : cities) {
      for (ReportingUnit unit : city.units()) {
        for (Kind kind : Kind.values()) {
          if (feed.covers(city.code(), unit.code(), kind)) {
            checkNoneCovers(others, city, unit, kind);
          }
        }
      }
    }
  }

  private static void checkNoneCovers(List<Feed> others, City city, ReportingUnit unit, Kind kind) {
    for (Feed other : others) {
      if (other.covers(city.code(), unit.code(), kind)) {
        throw new IllegalArgumentException(
            "unit %s of %s, %s: is reported by feed %s (expected: by no other feed)"
                .formatted(
                    unit.code(), city.code(), kind.name().toLowerCase(Locale.ROOT), other.id()));
      }
    }
  }
}
