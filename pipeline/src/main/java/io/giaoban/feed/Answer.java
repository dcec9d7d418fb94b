package io.giaoban.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What the door says about a submission.
 *
 * @param rejected how many items were refused
 * @param results the refused ones
 */
record Answer(
    @JsonProperty(required = true) int rejected,
    @JsonProperty(required = true) List<Result> results) {
  /** The answer for nothing sent. */
  static final Answer NOTHING = new Answer(0, List.of());

  /**
   * Why an item was refused.
   *
   * @param index the item's place in the submission, from 0; of CSV its first row's
   * @param reason the named reason
   * @param detail the value found and what was expected
   */
  record Result(
      @JsonProperty(required = true) int index,
      @JsonProperty(required = true) String reason,
      @JsonProperty(required = true) String detail) {}
}
