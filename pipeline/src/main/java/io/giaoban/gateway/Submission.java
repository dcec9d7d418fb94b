package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * What became of a submission.
 *
 * @param submission its id
 * @param accepted how many items were let in
 * @param rejected how many were refused
 * @param results the refused ones
 */
@JsonClassDescription("What became of a submission.")
public record Submission(
    @JsonPropertyDescription("Its id.") String submission,
    @JsonPropertyDescription("How many items were let in.") int accepted,
    @JsonPropertyDescription("How many items were refused.") int rejected,
    @JsonPropertyDescription("The refused ones.") List<Result> results) {
  /**
   * Why an item was refused.
   *
   * @param index the item's place in the submission, from 0
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  @JsonClassDescription("Why an item was refused.")
  public record Result(
      @JsonPropertyDescription("The item's place in the submission, from 0.") int index,
      @JsonPropertyDescription("The named reason, such as UNKNOWN_UNIT.") String reason,
      @JsonPropertyDescription("The value found and what was expected.") String detail) {}
}
