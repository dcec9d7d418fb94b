package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.ToldDays;
import java.nio.charset.StandardCharsets;

/** What mails are made with in tests. */
final class TestMails {
  static final String TO = "lan@example.org";

  static final ChannelCodes CODES =
      new ChannelCodes(
          new SubscriberSecrets(
              "a key of at least 32 bytes, as asked".getBytes(StandardCharsets.UTF_8)));

  static final Links LINKS = new Links(() -> "https://giaoban.example.org/", CODES);

  private TestMails() {}

  static Subscription subscription(String... languages) {
    return TestAlerts.subscription(new Channel.Mail(TO), languages);
  }

  static MailSender sender(Postman postman, ToldDays days) {
    return new MailSender(postman, LINKS, TestAlerts.NAMES, days);
  }
}
