package io.giaoban.place;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What codes and names may be: codes are part of record keys, in which {@code |} and / separate.
 */
final class Codes {
  private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}\\s|/]{1,64}");
  private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

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

  /**
   * Checks the name of a kind.
   *
   * @param owner whose it is, for people
   * @param kind null: none is given
   * @throws IllegalArgumentException naming the value and what was expected
   */
  static void checkKind(String owner, @Nullable String kind) {
    if (kind != null && !KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "%s: kind: \"%s\" (expected: 1 to 64 lower-case letters, digits and hyphens)"
              .formatted(owner, kind));
    }
  }
}
