package io.giaoban.cli.config;

import java.util.Arrays;

/** Variables of the environment that are no settings, unless a command has such an option. */
enum OwnVariable {
  CONFIG("The YAML file, where `--config` does not tell it."),
  IMAGE("The program's image, to `docker compose`; the program itself passes over it."),
  SECRETS(
      "Where `compose.secure.yml` finds certificates and passwords; not for the program either.");

  private final String description;

  OwnVariable(String description) {
    this.description = description;
  }

  /** Whether it was said by one of these. */
  static boolean is(Entry entry) {
    return entry.origin() instanceof Origin.Variable variable
        && Arrays.stream(values()).anyMatch(own -> own.variable().equals(variable.name()));
  }

  boolean is(Setting setting) {
    return setting.variable().equals(variable());
  }

  String variable() {
    return Setting.PREFIX + name();
  }

  String description() {
    return description;
  }
}
