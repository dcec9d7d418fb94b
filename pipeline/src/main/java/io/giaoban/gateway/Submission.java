package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.report.Refusal;
import io.giaoban.schema.RefusedItem;
import io.giaoban.schema.SubmissionStatus;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * What became of a submission.
 *
 * @param submission its id
 * @param accepted how many items were let in
 * @param rejected how many were refused
 * @param results the refused ones, or the first of very many
 * @param resultsLeftOut how many refused ones are not among the results; not told where none is
 */
@JsonClassDescription("What became of a submission.")
public record Submission(
    @JsonPropertyDescription("Its id.") String submission,
    @JsonPropertyDescription("How many items were let in.") long accepted,
    @JsonPropertyDescription("How many items were refused.") long rejected,
    @JsonPropertyDescription("The refused ones, or the first of very many.") List<Result> results,
    @JsonPropertyDescription("How many refused ones are not among the results.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long resultsLeftOut) {

  public Submission {
    results = List.copyOf(results);
  }

  /**
   * Why an item was refused.
   *
   * @param index the item's place in the submission, from 0
   * @param status 403: the feed may not report this; 422: the item is wrong
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  @JsonClassDescription("Why an item was refused.")
  public record Result(
      @JsonPropertyDescription("The item's place in the submission, from 0.") long index,
      @JsonPropertyDescription("403: the feed may not report this; 422: the item is wrong.")
          int status,
      @JsonPropertyDescription("The named reason, such as UNKNOWN_UNIT.") String reason,
      @JsonPropertyDescription("The value found and what was expected.") String detail) {
    private static Result of(RefusedItem item) {
      HttpStatus status =
          item.getReason().equals(Refusal.UNIT_NOT_OF_FEED.name())
              ? HttpStatus.FORBIDDEN
              : HttpStatus.UNPROCESSABLE_CONTENT;
      return new Result(item.getIndex(), status.getCode(), item.getReason(), item.getDetail());
    }
  }

  static Submission of(SubmissionStatus status) {
    List<Result> results = status.getResults().stream().map(Result::of).toList();
    return new Submission(
        status.getId(),
        status.getAccepted(),
        status.getRejected(),
        results,
        status.getRejected() - results.size());
  }
}
