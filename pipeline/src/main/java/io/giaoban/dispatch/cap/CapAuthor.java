package io.giaoban.dispatch.cap;

import java.util.regex.Pattern;

/**
 * As whom alerts are told to the public.
 *
 * @param sender whose messages they are: an e-mail address or a domain name, which together with a
 *     message's identifier names it in all the world
 * @param senderName the same for people
 * @param status whether they are meant
 */
public record CapAuthor(String sender, String senderName, Status status) {
  // Before the constant that is checked by it.
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9._-]+(@[A-Za-z0-9.-]+)?");

  /**
   * What holds where nothing else is said: messages that are meant, by a sender of this machine.
   */
  public static final CapAuthor USUAL =
      new CapAuthor("giaoban@localhost", "giaoban", Status.ACTUAL);

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

  public CapAuthor {
    if (!SENDER.matcher(sender).matches()) {
      throw new IllegalArgumentException(
          "sender: \"%s\" (expected: an e-mail address or a domain name)".formatted(sender));
    }
  }

  /** The same author, whose messages nobody is to act on. */
  public CapAuthor testing() {
    return new CapAuthor(sender, senderName, Status.TEST);
  }
}
