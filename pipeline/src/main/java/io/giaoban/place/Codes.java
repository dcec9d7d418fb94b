package io.giaoban.place;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What codes and names may be: codes are part of record keys, in which {@code |} and / separate.
 */
final class Codes {
  private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}\\s|/]{1,64}");

  private Codes() {}

  /**
   * Checks a code and a name.
   *
   * @param what whose they are, for people
   * @throws IllegalArgumentException naming the value and what was expected
   */
  static void check(String what, @Nullable String code, @Nullable String name) {
    if (code == null || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "%s code: %s (expected: 1 to 64 characters without spaces, | and /)"
              .formatted(what, code == null ? "none" : '"' + code + '"'));
    }
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "%s %s: no name (expected: a name for people)".formatted(what, code));
    }
  }
}
