package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes mails of Hà Nội's days into a directory, to be looked at in a browser. */
final class MailPictures {
  private MailPictures() {}

  /**
   * Writes the mails.
   *
   * @param arguments the directory
   */
  public static void main(String[] arguments) throws IOException {
    Path dir = Files.createDirectories(Path.of(arguments[0]));
    SmtpOptions options = SmtpOptions.parse("smtp://localhost?from=a@example.org", null);
    try (Postman postman = new Postman(options)) {
      HanoiDays told = HanoiDays.until("2022-01-02");
      write(dir, "raised", alert(postman, told, TestAlerts.raised().build()));
      write(
          dir,
          "cancelled",
          alert(postman, told.corrected("2022-01-02", 1945), TestAlerts.cancelled().build()));
      ToldDays gaps =
          HanoiDays.until("2022-01-05", "2021-12-11", "2021-12-24", "2021-12-25", "2021-12-26");
      write(dir, "missing-days", alert(postman, gaps, TestAlerts.raised().build()));
      write(dir, "digest", digest(postman, told));
      OwnerMails owner = new OwnerMails(postman, TestMails.LINKS);
      write(dir, "confirm", owner.confirmation(TestMails.subscription(), TestMails.TO));
      Outcome last = new Outcome(Verdict.REFUSED, 550, "550 5.1.1 No such user", null);
      write(
          dir,
          "stopped",
          owner.stop(TestMails.subscription(), TestMails.TO, HaltReason.FAILING_FOR_DAYS, last));
    }
  }

  private static Letter alert(Postman postman, ToldDays told, Alert message) {
    Notice notice = TestAlerts.notice(TestMails.subscription("vi", "en"), message);
    return TestMails.sender(postman, told).letter(notice, TestMails.TO);
  }

  private static Letter digest(Postman postman, ToldDays told) {
    Alert growth =
        TestAlerts.raised()
            .setId("VN-HN.incidence-150.2021-12-31")
            .setRule("incidence-150")
            .setState(AlertState.UPDATED)
            .setReason("CORRECTED")
            .setDay(LocalDate.parse("2021-12-31"))
            .setHeadline(
                Map.of(
                    "vi",
                    "Cập nhật: Hà Nội: từ 150 ca/100.000 dân một tuần trở lên kể từ 31/12/2021 (12.660 ca trong 7 ngày đến 31/12/2021)",
                    "en",
                    "Updated: Hanoi: 150 cases per 100,000 people a week or more since 31 Dec 2021 (12,660 in the 7 days to 31 Dec 2021)"))
            .build();
    Notice notice =
        TestAlerts.notice(
            TestMails.subscription("vi", "en"),
            growth,
            TestAlerts.raised().build(),
            TestAlerts.ofDistrict().build(),
            TestAlerts.cancelled().build());
    return TestMails.sender(postman, told).letter(notice, TestMails.TO);
  }

  private static void write(Path dir, String name, Letter letter) throws IOException {
    Files.writeString(dir.resolve(name + ".html"), letter.html());
    Files.write(
        dir.resolve(name + ".txt"), List.of("Subject: " + letter.subject(), "", letter.text()));
  }
}
