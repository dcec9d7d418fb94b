package io.giaoban.wire;

/** Where the reports' timestamps, and so the pipeline's time, come from. */
public enum ClockMode {
  /** The broker's time of receipt: what a feed claims cannot move the clock. */
  LIVE("LogAppendTime"),
  /** The time the reports themselves tell, as in a replay of history. */
  DATA("CreateTime");

  private final String timestampType;

  ClockMode(String timestampType) {
    this.timestampType = timestampType;
  }

  /** The setting {@code message.timestamp.type} of the input topics. */
  public String timestampType() {
    return timestampType;
  }
}
