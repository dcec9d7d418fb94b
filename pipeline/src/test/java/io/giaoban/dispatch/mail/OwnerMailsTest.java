package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.Wishes;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the owner of a subscription is told about it. */
class OwnerMailsTest {
  private final Mailbox mailbox = new Mailbox();
  private final OwnerMails mails = new OwnerMails(mailbox.postman(), TestMails.LINKS);

  @AfterEach
  void close() {
    mailbox.close();
  }

  @Test
  void shouldAskWithALinkThatProvesTheAddress() throws Exception {
    Outcome outcome = Mailbox.await(mails.confirm(TestMails.subscription("vi", "en")));
    assertThat(outcome.verdict()).isEqualTo(Verdict.DELIVERED);
    MimeMessage mail = mailbox.mails().get(0);
    String link =
        "https://giaoban.example.org/v1/subscriptions/sub_1/confirm?code="
            + TestMails.CODES.confirm(TestMails.subscription("vi"));
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TestMails.TO);
    assertThat(mail.getSubject())
        .isEqualTo("Xin xác nhận: nhận cảnh báo của giaoban qua địa chỉ này");
    assertThat(part(mail, 0)).contains(link, "Bệnh viện Bạch Mai", "If that was not you");
    assertThat(part(mail, 1)).contains("href=\"" + link + "\"");
  }

  @Test
  void shouldAskAgainWithAnotherMail() throws Exception {
    Mailbox.await(mails.confirm(TestMails.subscription()));
    Mailbox.await(mails.confirm(TestMails.subscription()));
    assertThat(mailbox.mails()).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
  }

  @Test
  void shouldTellTheContactWhyTellingStoppedButNoSecretOfItsAddress() throws Exception {
    Subscription subscription =
        TestAlerts.subscription(
            new Channel.Webhook(URI.create("https://hooks.example.org/s3cret?k=s3cret"), null),
            "en");
    Outcome last = new Outcome(Verdict.REFUSED, 500, "Internal <Server> Error", null);
    Mailbox.await(mails.stopped(subscription, HaltReason.FAILING_FOR_DAYS, last));
    MimeMessage mail = mailbox.mails().get(0);
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("owner@example.org");
    assertThat(mail.getSubject()).isEqualTo("No more alerts are sent: Bệnh viện Bạch Mai");
    assertThat(part(mail, 0))
        .contains(
            "for five days every attempt",
            "https://hooks.example.org/…",
            "REFUSED 500, Internal <Server> Error",
            "What to do: ",
            "https://giaoban.example.org/v1/subscriptions/sub_1")
        .doesNotContain("s3cret");
    assertThat(part(mail, 1)).contains("Internal &lt;Server&gt; Error").doesNotContain("s3cret");
  }

  @Test
  void shouldTellThatAReceiverIsGone() throws Exception {
    Mailbox.await(mails.stopped(TestMails.subscription("vi"), HaltReason.GONE, null));
    assertThat(part(mailbox.mails().get(0), 0))
        .contains("trả lời rằng không còn nhận nữa", TestMails.TO)
        .doesNotContain("Lần thử cuối");
  }

  @Test
  void shouldTellNobodyWhereNobodyIsNamed() throws Exception {
    Subscription subscription = TestMails.subscription("vi");
    Wishes wishes = subscription.wishes();
    Subscription without =
        subscription.with(
            new Wishes(
                wishes.name(),
                null,
                wishes.channel(),
                wishes.filter(),
                wishes.languages(),
                null,
                wishes.catchUp()));
    assertThat(Mailbox.await(mails.stopped(without, HaltReason.GONE, null)))
        .isEqualTo(Outcome.of(Verdict.NO_CHANNEL, "contact: none (expected: an e-mail address)"));
    assertThat(mailbox.mails()).isEmpty();
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
  }
}
