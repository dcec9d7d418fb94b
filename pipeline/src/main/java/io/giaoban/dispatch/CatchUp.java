package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a subscriber that could not be reached for a time is told of an alert that went on. */
public enum CatchUp {
  /** Every message, in order. */
  @JsonProperty("all")
  ALL,
  /** The last one, which names those that it stands for. */
  @JsonProperty("latest")
  LATEST
}
