package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.words.PlaceNames;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells by e-mail: text and HTML, with a chart of the place's last days. Mails of one alert to one
 * subscriber are of one thread; a notice's id is in its message id, so that one that arrives twice
 * can be known as such.
 */
public final class MailSender implements Sender {
  private final Postman postman;
  private final Links links;
  private final PlaceNames names;
  private final ToldDays days;

  /**
   * Tells by a postman, who stays to be closed by whoever opened it.
   *
   * @param links where what is told can be looked up
   * @param names how places are called
   * @param days the figures around an alert
   */
  public MailSender(Postman postman, Links links, PlaceNames names, ToldDays days) {
    this.postman = postman;
    this.links = links;
    this.names = names;
    this.days = days;
  }

  @Override
  public CompletionStage<Outcome> send(Notice notice) {
    return notice.subscription().wishes().channel() instanceof Channel.Mail mail
        ? postman.post(() -> letter(notice, mail.to()))
        : CompletableFuture.completedStage(
            Outcome.of(Verdict.UNSPEAKABLE, "not a subscription by mail (expected: one)"));
  }

  /** What is sent. */
  Letter letter(Notice notice, String to) {
    Told told = Told.of(notice, names, days);
    String unsubscribe = links.unsubscribe(notice.subscription());
    return new Letter(
        to,
        notice.id(),
        told.single() ? thread(notice, told) : null,
        told.subject(),
        TextMail.of(told, links, unsubscribe),
        HtmlMail.of(told, links, unsubscribe),
        unsubscribe);
  }

  /** All messages of an alert to a subscriber refer to this id, which no mail has itself. */
  private static String thread(Notice notice, Told told) {
    return "alert/" + notice.subscription().id() + "/" + told.message().getId();
  }
}
