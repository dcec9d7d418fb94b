package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is known of earlier submissions. */
public interface KnownSubmissions {
  /**
   * How a submission fares, by everything that is written by now; empty: it is unknown, or was long
   * ago.
   *
   * @throws IllegalStateException if it cannot be told
   */
  Optional<SubmissionStatus> find(String id);

  /** A feed's submissions, the last first. */
  List<SubmissionStatus> ofFeed(String feed, int most);

  /** What came of a feed's submissions since a date in UTC, of the last 14. */
  FeedTallies.Count since(String feed, LocalDate from);
}
