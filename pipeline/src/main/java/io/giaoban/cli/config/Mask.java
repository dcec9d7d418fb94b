package io.giaoban.cli.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Hides what only few may see. */
final class Mask {
  private static final String HIDDEN = "***";
  private static final Pattern USER = Pattern.compile("(?<=://)[^/?#]*@");

  /** For what is no URL, although it looks like one: where the name ends cannot be told. */
  private static final Pattern ALL_THAT_MAY_BE_A_USER = Pattern.compile("(?<=://).*@");

  private Mask() {}

  /** A setting's text, to be shown. */
  static String of(Setting setting, String text) {
    if (setting.secret()) {
      return HIDDEN;
    }
    Pattern user = isUrl(text) ? USER : ALL_THAT_MAY_BE_A_USER;
    return user.matcher(text).replaceAll(HIDDEN + "@");
  }

  private static boolean isUrl(String text) {
    try {
      return new URI(text).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
