package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.giaoban.schema.SubmissionStatus;
import java.util.List;

/**
 * What became of a submission.
 *
 * @param submission its id
 * @param accepted how many items were let in
 * @param rejected how many were refused
 * @param results the refused ones, or the first {@value Tally#MOST_RESULTS} of many
 * @param resultsLeftOut how many refused ones are not among the results; not told where none is
 */
public record Submission(
    String submission,
    long accepted,
    long rejected,
    List<Result> results,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long resultsLeftOut) {

  public Submission {
    results = List.copyOf(results);
  }

  /**
   * Why an item was refused.
   *
   * @param index the item's place in the submission, from 0
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  public record Result(long index, String reason, String detail) {}

  static Submission of(SubmissionStatus status) {
    List<Result> results =
        status.getResults().stream()
            .map(item -> new Result(item.getIndex(), item.getReason(), item.getDetail()))
            .toList();
    return new Submission(
        status.getId(),
        status.getAccepted(),
        status.getRejected(),
        results,
        status.getRejected() - results.size());
  }
}
