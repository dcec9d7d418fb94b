package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether people are told how an episode goes on. */
public enum Updates {
  /** New days, new peaks and final figures are told, once a day at most. */
  @JsonProperty("daily")
  DAILY,
  /** Only that it begins and ends, and what a correction changes of that. */
  @JsonProperty("none")
  NONE
}
