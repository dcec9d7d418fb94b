package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Feeds as a table for people, times in the zone of this machine. */
final class FeedsTable {
  private static final List<String> HEADER =
      List.of("id", "state", "reports", "keys of", "name", "contact");

  private FeedsTable() {}

  static List<String> lines(List<Feed> feeds) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    feeds.forEach(feed -> rows.add(row(feed)));
    return Cells.table(rows);
  }

  private static List<String> row(Feed feed) {
    return List.of(
        feed.id(),
        feed.state().name().toLowerCase(Locale.ROOT),
        feed.reports().stream().map(FeedScopeConverter::text).collect(Collectors.joining(" ")),
        feed.keys().stream()
            .map(FeedKey::createdAt)
            .map(MomentConverter::text)
            .collect(Collectors.joining(", ")),
        feed.name(),
        feed.contact());
  }
}
