package io.giaoban.dispatch.cap;

import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * As whom alerts are told to the public.
 *
 * @param sender whose messages they are: an e-mail address or a domain name, which together with a
 *     message's identifier names it in all the world
 * @param senderName the same for people
 * @param baseUrl where this process is reached by the public, such as {@code
 *     https://canhbao.example.vn}, without a slash at the end
 * @param status whether they are meant
 */
public record CapSettings(
    String sender, String senderName, Supplier<String> baseUrl, Status status) {
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9._-]+(@[A-Za-z0-9.-]+)?");

  /** Whether a message is meant. */
  public enum Status {
    /** It is: to be acted on. */
    ACTUAL("Actual"),
    /** Only those who take part in an exercise are to act on it. */
    EXERCISE("Exercise"),
    /** Nobody is. */
    TEST("Test");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  public CapSettings {
    if (!SENDER.matcher(sender).matches()) {
      throw new IllegalArgumentException(
          "sender: \"%s\" (expected: an e-mail address or a domain name)".formatted(sender));
    }
  }

  /**
   * What holds where nothing else is said: messages that are meant, by a sender of this machine.
   */
  public static CapSettings usual(Supplier<String> baseUrl) {
    return new CapSettings("giaoban@localhost", "giaoban", baseUrl, Status.ACTUAL);
  }
}
