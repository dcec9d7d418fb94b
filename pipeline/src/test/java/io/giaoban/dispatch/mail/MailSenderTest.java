package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.Alert;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts by e-mail, as a real server receives them. */
class MailSenderTest {
  private final Mailbox mailbox = new Mailbox();
  private final MailSender sender =
      TestMails.sender(mailbox.postman(), HanoiDays.until("2022-01-02"));

  @AfterEach
  void close() {
    mailbox.close();
  }

  @Test
  void shouldTellInTextAndHtmlWithAllLetters() throws Exception {
    MimeMessage mail = told(TestAlerts.raised().build());
    assertThat(mail.getSubject())
        .isEqualTo(
            "Cảnh báo: Hà Nội: 2.045 ca mắc mới ngày 02/01/2022, từ 2.000 ca/ngày trở lên kể từ 02/01/2022");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TestMails.TO);
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("Giao ban <alerts@example.org>");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(part(mail, 0, "text/plain"))
        .contains(
            "rà soát giường bệnh, ôxy, trạm y tế lưu động", "28/30 đơn vị", "▅▅▅▆▆▇", "severe");
    assertThat(part(mail, 1, "text/html"))
        .contains("rà soát giường bệnh, ôxy, trạm y tế lưu động", "28/30 đơn vị", "severe");
  }

  @Test
  void shouldLetOneClickEndIt() throws Exception {
    MimeMessage mail = told(TestAlerts.raised().build());
    String link =
        "https://giaoban.example.org/v1/subscriptions/sub_1/unsubscribe?code="
            + TestMails.CODES.unsubscribe(TestMails.subscription("vi"));
    assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + link + ">");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(part(mail, 0, "text/plain")).contains(link);
    assertThat(part(mail, 1, "text/html")).contains("href=\"" + link + "\"");
  }

  @Test
  void shouldSayThatNobodyWroteIt() throws Exception {
    MimeMessage mail = told(TestAlerts.raised().build());
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isNotNull();
  }

  @Test
  void shouldHaveTheSameIdOnEveryAttempt() throws Exception {
    String first = told(TestAlerts.raised().build()).getMessageID();
    assertThat(told(TestAlerts.raised().build()).getMessageID()).isEqualTo(first);
    assertThat(told(TestAlerts.cancelled().build()).getMessageID()).isNotEqualTo(first);
    assertThat(first).matches("<[A-Za-z0-9._-]+@example\\.org>");
  }

  @Test
  void shouldKeepAnAlertsMailsInOneThread() throws Exception {
    MimeMessage first = told(TestAlerts.raised().build());
    MimeMessage second = told(TestAlerts.cancelled().build());
    MimeMessage other = told(TestAlerts.ofDistrict().build());
    assertThat(second.getHeader("References"))
        .hasSize(1)
        .isEqualTo(first.getHeader("References"))
        .isEqualTo(second.getHeader("In-Reply-To"))
        .isNotEqualTo(other.getHeader("References"));
  }

  @Test
  void shouldTellSeveralInOne() throws Exception {
    MimeMessage mail =
        told(
            TestAlerts.raised().build(),
            TestAlerts.ofDistrict().build(),
            TestAlerts.cancelled().build());
    assertThat(mail.getSubject()).isEqualTo("3 tin cảnh báo: Hà Nội; Đống Đa, Hà Nội");
    assertThat(mail.getHeader("References")).isNull();
    assertThat(part(mail, 1, "text/html"))
        .contains("Cảnh báo", "Kết thúc", "Huỷ bỏ", "Cancelled")
        .contains("Hà Nội: ca mắc mới mỗi ngày", "Đống Đa, Hà Nội: ca mắc mới mỗi ngày");
  }

  @Test
  void shouldLetNoHeadlineBeginAnotherHeader() throws Exception {
    String wicked = "a\r\nBcc: all@example.org\r\n\r\nb";
    MimeMessage mail =
        told(TestAlerts.raised().setHeadline(Map.of("vi", wicked, "en", wicked)).build());
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).isEqualTo("Cảnh báo: a Bcc: all@example.org b");
    assertThat(mailbox.mails()).hasSize(1);
  }

  @Test
  void shouldHaveNoLineThatAServerWouldCut() throws Exception {
    told(TestAlerts.raised().setHeadline(Map.of("vi", "Đ".repeat(3_000))).build());
    mailbox.mails().get(0).writeTo(new LineCheck());
  }

  @Test
  void shouldTellInTheLanguagesThatWereAskedForOnly() throws Exception {
    Notice notice = TestAlerts.notice(TestMails.subscription("en"), TestAlerts.raised().build());
    assertThat(Mailbox.await(sender.send(notice)).verdict()).isEqualTo(Verdict.DELIVERED);
    MimeMessage mail = mailbox.mails().get(0);
    assertThat(mail.getSubject()).startsWith("Alert: Hanoi: 2,045 new cases on 2 Jan 2022");
    assertThat(part(mail, 0, "text/plain")).doesNotContain("Cảnh báo");
    assertThat(part(mail, 1, "text/html")).doesNotContain("Cảnh báo").contains("lang=\"en\"");
  }

  @Test
  void shouldLeaveOtherChannelsToOthers() throws Exception {
    Notice notice =
        TestAlerts.notice(
            TestAlerts.subscription(new Channel.Sms("+84901234567", true), "vi"),
            TestAlerts.raised().build());
    assertThat(Mailbox.await(sender.send(notice)).verdict()).isEqualTo(Verdict.UNSPEAKABLE);
  }

  private MimeMessage told(Alert... messages) throws Exception {
    Outcome outcome =
        Mailbox.await(sender.send(TestAlerts.notice(TestMails.subscription("vi", "en"), messages)));
    assertThat(outcome).isEqualTo(new Outcome(Verdict.DELIVERED, 250, null, null));
    return mailbox.mails().get(mailbox.mails().size() - 1);
  }

  private static String part(MimeMessage mail, int number, String type) throws Exception {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
    assertThat(part.getContentType().toLowerCase(Locale.ROOT)).startsWith(type).contains("utf-8");
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
