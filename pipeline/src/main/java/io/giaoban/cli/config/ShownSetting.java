package io.giaoban.cli.config;

/**
 * A setting as everybody may see it.
 *
 * @param value secrets are hidden; of a default, what is said of it
 * @param origin file and line, variable, or {@code default}
 */
public record ShownSetting(String name, String value, String origin) {
  /** What a setting is by a configuration. */
  public static ShownSetting of(Setting setting, Configuration configuration) {
    return configuration
        .find(setting)
        .map(given -> new ShownSetting(setting.name(), given.shown(), given.origin().toString()))
        .orElseGet(
            () -> new ShownSetting(setting.name(), SettingText.standard(setting, "; "), "default"));
  }
}
