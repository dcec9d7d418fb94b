package io.giaoban.gateway;

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
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  public record Result(int index, String reason, String detail) {}
}
