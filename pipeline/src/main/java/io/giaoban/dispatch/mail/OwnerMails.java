package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.HaltReason;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Mails about a subscription itself, to those who own it. Thread-safe; never blocks who calls. */
public final class OwnerMails {
  private final Postman postman;
  private final Links links;

  /** Mails by a postman, who stays to be closed by whoever opened it. */
  public OwnerMails(Postman postman, Links links) {
    this.postman = postman;
    this.links = links;
  }

  /**
   * Asks whether a subscription by mail is wanted by who has the address: with a link that proves
   * it.
   */
  public CompletionStage<Outcome> confirm(Subscription subscription) {
    return subscription.wishes().channel() instanceof Channel.Mail mail
        ? postman.post(() -> confirmation(subscription, mail.to()))
        : CompletableFuture.completedStage(
            Outcome.of(Verdict.UNSPEAKABLE, "not a subscription by mail (expected: one)"));
  }

  /**
   * Tells who is to hear of it that telling has stopped.
   *
   * @param last how the last attempt ended; null: that is not known
   */
  public CompletionStage<Outcome> stopped(
      Subscription subscription, HaltReason reason, @Nullable Outcome last) {
    String contact = subscription.wishes().contact();
    return contact == null
        ? CompletableFuture.completedStage(
            Outcome.of(Verdict.NO_CHANNEL, "contact: none (expected: an e-mail address)"))
        : postman.post(() -> stop(subscription, contact, reason, last));
  }

  Letter confirmation(Subscription subscription, String to) {
    String link = links.confirm(subscription);
    return letter(
        subscription,
        to,
        "confirm.subject",
        words ->
            new Part(
                List.of(words.say("confirm.text", subscription.wishes().name())),
                link,
                words.say("confirm.button"),
                List.of(words.say("confirm.ignore"))));
  }

  Letter stop(Subscription subscription, String to, HaltReason reason, @Nullable Outcome last) {
    String link = links.subscription(subscription);
    return letter(
        subscription,
        to,
        "stopped.subject",
        words -> {
          List<String> before = new ArrayList<>();
          before.add(
              words.say("stopped." + reason, subscription.wishes().name(), receiver(subscription)));
          if (last != null) {
            before.add(words.say("stopped.last", told(last)));
          }
          before.add(words.say("stopped.todo"));
          before.add(words.say("stopped.how"));
          return new Part(before, link, link, List.of());
        });
  }

  /** Where it goes; of an address on the web without its query, which may be a secret. */
  private static String receiver(Subscription subscription) {
    Channel channel = subscription.wishes().channel();
    if (channel instanceof Channel.Webhook webhook) {
      return webhook.url().getScheme() + "://" + webhook.url().getRawAuthority() + "/…";
    }
    return channel instanceof Channel.Mail mail ? mail.to() : ((Channel.Sms) channel).to();
  }

  private static String told(Outcome last) {
    StringBuilder told = new StringBuilder(last.verdict().name());
    if (last.status() != null) {
      told.append(' ').append(last.status());
    }
    if (last.detail() != null) {
      told.append(", ").append(last.detail());
    }
    return told.toString();
  }

  /** What is said in one language: paragraphs around a link. */
  private record Part(List<String> before, String link, String linkText, List<String> after) {
    Html html(Words words, boolean first) {
      List<Html> pieces = new ArrayList<>();
      before.forEach(text -> pieces.add(Page.paragraph(text)));
      pieces.add(link.equals(linkText) ? Page.link(link, linkText) : Page.button(link, linkText));
      after.forEach(text -> pieces.add(Page.paragraph(text)));
      return Page.section(words, first, Html.lines(pieces));
    }

    String text() {
      List<String> paragraphs = new ArrayList<>(before);
      paragraphs.add(link.equals(linkText) ? link : linkText + ": " + link);
      paragraphs.addAll(after);
      return String.join("\n\n", paragraphs);
    }
  }

  private static Letter letter(
      Subscription subscription, String to, String subject, Function<Words, Part> parts) {
    List<Words> languages = Words.in(subscription.wishes().languages());
    Words first = languages.get(0);
    List<Html> pieces = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Words words : languages) {
      Part part = parts.apply(words);
      pieces.add(part.html(words, words == first));
      texts.add(part.text());
    }
    String line = first.say(subject, subscription.wishes().name());
    return new Letter(
        to,
        // Asked for twice it is two mails: servers drop a second one of the same id.
        UUID.randomUUID().toString(),
        null,
        line,
        String.join("\n\n" + "-".repeat(40) + "\n\n", texts) + "\n",
        Page.of(first.language(), line, pieces),
        null);
  }
}
