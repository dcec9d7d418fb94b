package io.giaoban.cli.config;

import java.util.Arrays;

/** Variables of the environment that are no settings. */
enum OwnVariable {
  CONFIG("The YAML file, where `--config` does not tell it."),
  LOG_LEVEL("How much is logged: `WARN` (the default), `INFO` or `DEBUG`.");

  private final String description;

  OwnVariable(String description) {
    this.description = description;
  }

  static boolean is(String variable) {
    return Arrays.stream(values()).anyMatch(own -> own.variable().equals(variable));
  }

  String variable() {
    return Setting.PREFIX + name();
  }

  String description() {
    return description;
  }
}
