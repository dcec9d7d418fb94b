package io.giaoban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.RefusedItem;
import io.giaoban.schema.SubmissionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered of submissions. */
class SubmissionBookTest {
  private static final Instant NOON = Instant.parse("2022-01-02T12:00:00Z");

  private final SubmissionBook book = new SubmissionBook();

  @Test
  void shouldTellTheLastWordOfASubmission() {
    book.put(status("a", "f", null, 0));
    book.put(status("a", "f", NOON, 1));
    assertThat(book.find("a")).get().returns(1L, SubmissionStatus::getRejected);
    assertThat(book.find("b")).isEmpty();
  }

  @Test
  void shouldListAFeedsOwnSubmissionsTheLastFirst() {
    book.put(status("a", "f", NOON, 0));
    book.put(status("b", "other", NOON, 0));
    book.put(status("c", "f", NOON, 0));
    assertThat(book.ofFeed("f", 10)).extracting(SubmissionStatus::getId).containsExactly("c", "a");
    assertThat(book.ofFeed("f", 1)).extracting(SubmissionStatus::getId).containsExactly("c");
  }

  @Test
  void shouldCountASubmissionOnceHoweverOftenItsEndIsTold() {
    book.put(status("a", "f", null, 0));
    book.put(status("a", "f", NOON, 2));
    book.put(status("a", "f", NOON, 2));
    FeedTallies.Count count = book.since("f", LocalDate.parse("2022-01-02"));
    assertThat(count.submissions()).isEqualTo(1);
    assertThat(count.rejected()).isEqualTo(2);
    assertThat(count.reasons()).containsExactly(Map.entry("UNKNOWN_UNIT", 2L));
    assertThat(count.last()).isEqualTo(NOON);
    assertThat(book.since("f", LocalDate.parse("2022-01-03"))).isEqualTo(FeedTallies.Count.NONE);
  }

  @Test
  void shouldForgetTheEldestOfVeryManyRefusedItemsButNotTheirCount() {
    for (int i = 0; i < 1_000; i++) {
      book.put(status("s" + i, "f", NOON, 1_000));
    }
    assertThat(book.find("s0")).isEmpty();
    assertThat(book.find("s999")).isPresent();
    assertThat(book.ofFeed("f", 2_000)).hasSize(100);
    assertThat(book.since("f", LocalDate.parse("2022-01-02")).rejected()).isEqualTo(1_000_000);
  }

  private static SubmissionStatus status(
      String id, String feed, @Nullable Instant endedAt, int rejected) {
    RefusedItem refused = new RefusedItem(0L, "UNKNOWN_UNIT", "unit: \"x\"");
    return SubmissionStatus.newBuilder()
        .setId(id)
        .setFeed(feed)
        .setFormat("text/csv")
        .setReceivedAt(NOON)
        .setEndedAt(endedAt)
        .setRejected(rejected)
        .setReasons(rejected == 0 ? Map.of() : Map.of("UNKNOWN_UNIT", (long) rejected))
        .setResults(Collections.nCopies(rejected, refused))
        .setRanges(List.of())
        .build();
  }
}
