package io.giaoban.cli;

import io.giaoban.wire.ClockMode;
import picocli.CommandLine.Option;

/** The option that says where the reports' times come from. */
final class ClockOption {
  @Option(
      names = "--clock",
      paramLabel = "live|data",
      defaultValue = "live",
      description = "live: reports are known when they are received; data: at the time they tell.")
  private ClockMode mode = ClockMode.LIVE;

  ClockMode mode() {
    return mode;
  }
}
