package io.giaoban.gateway.dhis2;

import io.giaoban.gateway.FeedKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feed of a key that came in one of the ways in which DHIS2 and other programs log in: as
 * a personal access token ({@code ApiToken KEY}), as the password of any user ({@code Basic}), or
 * as {@code Bearer KEY}.
 */
final class Login {
  private final List<FeedKey> keys;

  Login(List<FeedKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * The feed; empty: none has that key.
   *
   * @param authorization the header; null: there is none
   */
  Optional<String> feed(@Nullable String authorization) {
    return key(authorization)
        .flatMap(key -> keys.stream().filter(feed -> feed.opens(key)).findFirst())
        .map(FeedKey::feed);
  }

  private static Optional<String> key(@Nullable String authorization) {
    String[] words = authorization == null ? new String[0] : authorization.strip().split(" +", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "bearer", "apitoken" -> Optional.of(words[1]);
      case "basic" -> password(words[1]);
      default -> Optional.empty();
    };
  }

  private static Optional<String> password(String credentials) {
    try {
      String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
