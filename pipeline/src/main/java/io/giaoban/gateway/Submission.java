package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.javalin.http.HttpStatus;
import java.util.List;

/**
 * What became of a submission.
 *
 * @param submission its id
 * @param accepted how many items were let in
 * @param rejected how many were refused
 * @param results the refused ones
 */
public record Submission(String submission, int accepted, int rejected, List<Result> results) {
  /**
   * Why an item was refused.
   *
   * @param index the item's place in the submission, from 0
   * @param status 403: the feed may not report this; 422: the item is wrong
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  public record Result(int index, int status, String reason, String detail) {
    /** The result of an item that was refused. */
    static Result of(int index, RefusedException why) {
      HttpStatus status =
          why.refusal() == Refusal.UNIT_NOT_OF_FEED
              ? HttpStatus.FORBIDDEN
              : HttpStatus.UNPROCESSABLE_CONTENT;
      return new Result(index, status.getCode(), why.refusal().name(), why.detail());
    }
  }
}
