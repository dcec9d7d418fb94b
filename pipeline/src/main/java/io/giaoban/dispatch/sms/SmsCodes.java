package io.giaoban.dispatch.sms;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.words.Words;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/**
 * The codes by which a telephone proves to be its owner's: six digits, derived, never stored. There
 * are a million of them, and a subscription's code stays the same: whoever takes codes must limit
 * how often one may be tried in all of a subscription's life. With 10 tries a guesser's chance is 1
 * in 100,000.
 *
 * @param secrets from which they are derived
 */
public record SmsCodes(SubscriberSecrets secrets) {
  private static final BigInteger CODES = BigInteger.valueOf(1_000_000);
  private static final String PURPOSE = "sms-confirm";

  /** A subscription's code for a telephone number: six digits. */
  public String code(Subscription subscription, String to) {
    // Of 256 bits that nobody can guess the last six digits are evenly spread.
    byte[] derived = Base64.getUrlDecoder().decode(secrets.code(PURPOSE, subscription.id(), to));
    return String.format(
        Locale.ROOT, "%06d", new BigInteger(1, derived).mod(CODES).intValueExact());
  }

  /** Whether a code is the right one, in a time that tells nothing about it. */
  public boolean isCode(String code, Subscription subscription, String to) {
    return MessageDigest.isEqual(
        code.getBytes(StandardCharsets.UTF_8),
        code(subscription, to).getBytes(StandardCharsets.UTF_8));
  }

  /** What is sent to a telephone, in the first language that was asked for. */
  SmsText text(Subscription subscription, Channel.Sms to) {
    Words words = Words.in(subscription.wishes().languages().get(0));
    String text = words.say("sms.code", code(subscription, to.to()));
    // 70 characters are too few for it, and nobody needs diacritics to read a code.
    return SmsText.cut(SmsText.clean(text, false), 0);
  }
}
