package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad it is, in the words of the Common Alerting Protocol 1.2. */
public enum Severity {
  @JsonProperty("minor")
  MINOR,
  @JsonProperty("moderate")
  MODERATE,
  @JsonProperty("severe")
  SEVERE,
  @JsonProperty("extreme")
  EXTREME
}
