package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where nothing came before. */
public final class NoSubmissions implements KnownSubmissions {
  @Override
  public Optional<SubmissionStatus> find(String id) {
    return Optional.empty();
  }

  @Override
  public List<SubmissionStatus> ofFeed(String feed, int most) {
    return List.of();
  }

  @Override
  public FeedTallies.Count since(String feed, LocalDate from) {
    return FeedTallies.Count.NONE;
  }
}
