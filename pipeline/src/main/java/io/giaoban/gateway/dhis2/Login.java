package io.giaoban.gateway.dhis2;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key that came in one of the ways in which DHIS2 and other programs log in: as a
 * personal access token ({@code ApiToken KEY}), as the password of any user ({@code Basic}), or as
 * {@code Bearer KEY}.
 */
final class Login {
  private Login() {}

  /**
   * The key; empty: none came.
   *
   * @param authorization the header; null: there is none
   */
  static String key(@Nullable String authorization) {
    String[] words = authorization == null ? new String[0] : authorization.strip().split(" +", 2);
    if (words.length < 2) {
      return "";
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer", "apitoken" -> words[1];
      case "basic" -> password(words[1]);
      default -> "";
    };
  }

  private static String password(String credentials) {
    try {
      String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
