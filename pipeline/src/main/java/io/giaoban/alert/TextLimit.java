package io.giaoban.alert;

import org.jspecify.annotations.Nullable;

/** How much people may say about alerts. */
public enum TextLimit {
  AUTHOR(100),
  COMMENT(1_000);

  private final int characters;

  TextLimit(int characters) {
    this.characters = characters;
  }

  /**
   * Checks that something is said, and not too much.
   *
   * @param where names it, for people
   * @param text null: nothing is said
   * @throws IllegalArgumentException naming the value and what was expected
   */
  public void check(String where, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > characters) {
      throw new IllegalArgumentException(
          "%s: %s (expected: 1 to %,d characters)".formatted(where, found(text), characters));
    }
  }

  private String found(@Nullable String text) {
    if (text == null) {
      return "none";
    }
    return text.length() > characters
        ? "%,d characters".formatted(text.length())
        : '"' + text + '"';
  }
}
