package io.giaoban.dispatch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * The codes that prove who reads a channel: in the links of mails, and short ones for text
 * messages. Another address of the same subscription has other codes. Thread-safe.
 */
public final class ChannelCodes {
  private static final String CONFIRM = "confirm";
  private static final String UNSUBSCRIBE = "unsubscribe";
  private static final String SHORT = "short";
  private static final int DIGITS = 8;
  private static final int HEX_DIGITS = 15;

  private final SubscriberSecrets secrets;

  /** Codes by these secrets. */
  public ChannelCodes(SubscriberSecrets secrets) {
    this.secrets = secrets;
  }

  /** The code in the link that confirms a subscription. */
  public String confirm(Subscription subscription) {
    return secrets.code(CONFIRM, subscription.id(), address(subscription));
  }

  /** The code in the link that ends a subscription. */
  public String unsubscribe(Subscription subscription) {
    return secrets.code(UNSUBSCRIBE, subscription.id(), address(subscription));
  }

  /** The code of eight digits that confirms a subscription to text messages; tries are limited. */
  public String digits(Subscription subscription) {
    String hash = Token.hash(secrets.code(SHORT, subscription.id(), address(subscription)));
    long number = Long.parseLong(hash.substring(0, HEX_DIGITS), 16);
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % (long) Math.pow(10, DIGITS));
  }

  /** Whether a code confirms the subscription, in a time that tells nothing about it. */
  public boolean confirms(String code, Subscription subscription) {
    return secrets.isCode(code, CONFIRM, subscription.id(), address(subscription));
  }

  /** Whether a code ends the subscription, in a time that tells nothing about it. */
  public boolean unsubscribes(String code, Subscription subscription) {
    return secrets.isCode(code, UNSUBSCRIBE, subscription.id(), address(subscription));
  }

  /** Whether these are the subscription's digits, in a time that tells nothing about them. */
  public boolean areDigits(String code, Subscription subscription) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8),
        digits(subscription).getBytes(StandardCharsets.UTF_8));
  }

  private static String address(Subscription subscription) {
    return subscription.wishes().channel().address();
  }
}
