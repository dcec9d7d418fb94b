package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rule makes of a day whose figures are suspect. */
public enum OnSuspect {
  /** It neither raises nor resolves until the day is believed or corrected. */
  @JsonProperty("hold")
  HOLD,
  /** It takes the figures as they are. */
  @JsonProperty("fire")
  FIRE
}
