package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.giaoban.report.Report;
import io.giaoban.schema.SubmissionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a submission after it came.
 *
 * @param submission its id
 * @param feed the feed that sent it
 * @param idempotencyKey what the feed named it by; null: nothing
 * @param format the media type of its body
 * @param receivedAt when it came for the first time
 * @param endedAt when all of it was safe; null: it was broken off, or is being taken
 * @param accepted how many items were let in
 * @param rejected how many were refused
 * @param reasons how many were refused for each named reason
 * @param results the refused ones, or the first of many; not in lists
 * @param resultsLeftOut how many refused ones are not among the results
 * @param standing how its reports fare by now; not in lists, nor where they are too many
 */
public record ToldSubmission(
    String submission,
    String feed,
    @Nullable String idempotencyKey,
    String format,
    Instant receivedAt,
    @Nullable Instant endedAt,
    long accepted,
    long rejected,
    Map<String, Long> reasons,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Submission.Result> results,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long resultsLeftOut,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Standing standing) {

  /**
   * How reports fare that were let in.
   *
   * @param stands how many are what is believed
   * @param superseded how many gave way to a later statement about the same unit, day and kind
   * @param waiting how many are not in the figures yet
   */
  public record Standing(long stands, long superseded, long waiting) {
    static Standing of(List<Report> reports, StandingRevisions revisions) {
      long stands = 0;
      long superseded = 0;
      for (Report report : reports) {
        Long revision = revisions.of(report.kind(), report.city(), report.unit(), report.day());
        if (revision != null && revision == report.revision()) {
          stands++;
        } else if (revision != null && revision > report.revision()) {
          superseded++;
        }
      }
      return new Standing(stands, superseded, reports.size() - stands - superseded);
    }
  }

  static ToldSubmission inList(SubmissionStatus status) {
    return of(status, null, 0, null);
  }

  static ToldSubmission whole(SubmissionStatus status, @Nullable Standing standing) {
    Submission answer = Submission.of(status);
    return of(status, answer.results(), answer.resultsLeftOut(), standing);
  }

  private static ToldSubmission of(
      SubmissionStatus status,
      @Nullable List<Submission.Result> results,
      long resultsLeftOut,
      @Nullable Standing standing) {
    return new ToldSubmission(
        status.getId(),
        status.getFeed(),
        status.getIdempotencyKey(),
        status.getFormat(),
        status.getReceivedAt(),
        status.getEndedAt(),
        status.getAccepted(),
        status.getRejected(),
        status.getReasons(),
        results,
        resultsLeftOut,
        standing);
  }
}
