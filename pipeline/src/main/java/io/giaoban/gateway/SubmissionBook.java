package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last submissions as they fare: of very many the eldest are forgotten, so that it never needs
 * more than some 50 MB. Thread-safe.
 */
final class SubmissionBook {
  private static final int MOST_SUBMISSIONS = 50_000;
  private static final int MOST_RESULTS = 100_000;

  private final Map<String, SubmissionStatus> last = new LinkedHashMap<>();
  private final FeedTallies tallies = new FeedTallies();
  private int results;

  /** Takes how a submission fares now. */
  synchronized void put(SubmissionStatus status) {
    SubmissionStatus before = last.remove(status.getId());
    forget(before);
    if (status.getEndedAt() != null && (before == null || before.getEndedAt() == null)) {
      tallies.add(status);
    }
    last.put(status.getId(), status);
    results += status.getResults().size();
    Iterator<SubmissionStatus> eldest = last.values().iterator();
    while (last.size() > MOST_SUBMISSIONS || results > MOST_RESULTS) {
      forget(eldest.next());
      eldest.remove();
    }
  }

  synchronized Optional<SubmissionStatus> find(String id) {
    return Optional.ofNullable(last.get(id));
  }

  /** A feed's submissions, the last first. */
  synchronized List<SubmissionStatus> ofFeed(String feed, int most) {
    List<SubmissionStatus> all = new ArrayList<>(last.values());
    List<SubmissionStatus> found = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && found.size() < most; i--) {
      if (all.get(i).getFeed().equals(feed)) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /** What came of a feed's submissions since a date in UTC. */
  synchronized FeedTallies.Count since(String feed, LocalDate from) {
    return tallies.since(feed, from);
  }

  private void forget(@Nullable SubmissionStatus status) {
    results -= status == null ? 0 : status.getResults().size();
  }
}
