package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a feed has fared in the last 14 days, in short. */
@JsonClassDescription("How a feed has fared in the last 14 days.")
record FeedOverview(
    @JsonPropertyDescription("Its id.") String feed,
    @JsonPropertyDescription("Who it is.") String name,
    @JsonPropertyDescription("Whether its keys open anything.") Feed.State state,
    @JsonPropertyDescription("When its last submission ended. Null: none did.")
        @Nullable Instant lastSubmissionAt,
    @JsonPropertyDescription("Items that were let in.") long accepted,
    @JsonPropertyDescription("Items that were refused.") long rejected,
    @JsonPropertyDescription("Their share of all, 0 to 1. Null: there were none.")
        @Nullable Double rejectedShare,
    @JsonPropertyDescription("The share of reports after the cut-off, 0 to 1. Null: none came.")
        @Nullable Double lateShare,
    @JsonPropertyDescription("Reports that were expected and have not come.") long missing) {

  static FeedOverview of(FeedHealth health) {
    return new FeedOverview(
        health.feed(),
        health.name(),
        health.state(),
        health.lastSubmissionAt(),
        health.accepted(),
        health.rejected(),
        health.rejectedShare(),
        health.lateShare(),
        health.missing());
  }
}
