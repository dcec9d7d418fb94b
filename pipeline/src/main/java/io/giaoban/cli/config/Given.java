package io.giaoban.cli.config;

/**
 * What a setting was given.
 *
 * @param text as it would be behind the option; of several values, with commas
 * @param origin where
 */
public record Given(Setting setting, String text, Origin origin) {
  /** So that everybody may see it: no secret, and nobody's name and password in a URL. */
  public String shown() {
    return Mask.of(setting, text);
  }

  @Override
  public String toString() {
    return "%s=%s (%s)".formatted(setting.name(), shown(), origin);
  }
}
