package io.giaoban.dispatch;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who is troubled by telling a channel, written one way however the channel writes it: limits count
 * by it. Nothing is sent to what is written here.
 */
public final class Target {
  private static final Pattern TAG = Pattern.compile("\\+.*@");
  private static final Pattern LAST_DOTS = Pattern.compile("\\.+$");

  private Target() {}

  /** A host, a mailbox or a telephone: whoever shares it is troubled together. */
  public static String of(Channel channel) {
    if (channel instanceof Channel.Webhook webhook) {
      return host(webhook);
    }
    return channel instanceof Channel.Mail mail ? mailbox(mail.to()) : channel.address();
  }

  /**
   * One receiver: of a webhook scheme, host and path, as services for many have one host; else the
   * same as {@link #of}.
   */
  public static String receiver(Channel channel) {
    if (channel instanceof Channel.Webhook webhook) {
      String path = Objects.toString(webhook.url().normalize().getPath(), "");
      return webhook.url().getScheme().toLowerCase(Locale.ROOT)
          + "://"
          + host(webhook)
          + (path.isEmpty() ? "/" : path);
    }
    return of(channel);
  }

  /** A mailbox: many servers put {@code lan+anything@} into that of {@code lan@}. */
  public static String mailbox(String address) {
    String untagged = TAG.matcher(address).replaceFirst("@");
    return withoutLastDots(untagged.startsWith("@") ? address : untagged);
  }

  /** Without its port, as all ports are one computer's. */
  private static String host(Channel.Webhook webhook) {
    return withoutLastDots(webhook.url().getHost());
  }

  private static String withoutLastDots(String name) {
    return LAST_DOTS.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT);
  }
}
