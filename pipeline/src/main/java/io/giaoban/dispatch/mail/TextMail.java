package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.mail.Told.Picture;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A notice as plain text: the same as the page says, for who reads no HTML. */
final class TextMail {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");
  private static final String RULE = "\n\n" + "-".repeat(40) + "\n\n";

  private final Told told;
  private final Links links;

  private TextMail(Told told, Links links) {
    this.told = told;
    this.links = links;
  }

  /**
   * The text.
   *
   * @param unsubscribe where a click ends these mails
   */
  static String of(Told told, Links links, String unsubscribe) {
    return new TextMail(told, links).text(unsubscribe);
  }

  private String text(String unsubscribe) {
    List<String> parts = new ArrayList<>();
    for (Words words : told.languages()) {
      List<String> part = new ArrayList<>();
      part.add(told.single() ? message(words) : digest(words));
      for (Picture picture : told.pictures()) {
        part.add(TextChart.of(told.chartWords(picture, words)));
      }
      part.add(footer(words, unsubscribe));
      parts.add(String.join("\n\n", part));
    }
    return CONTROL.matcher(String.join(RULE, parts)).replaceAll("\uFFFD") + "\n";
  }

  private String message(Words words) {
    Step step = told.shown().get(0);
    StepText text = told.text(step, words);
    List<String> lines = new ArrayList<>();
    lines.add(text.title());
    lines.add("");
    if (text.because() != null) {
      lines.add(text.because());
      lines.add("");
    }
    text.facts().forEach(fact -> lines.add(fact.name() + ": " + fact.value()));
    if (text.advice() != null) {
      lines.add("");
      lines.add(words.say("advice") + ": " + text.advice());
    }
    Alert message = step.message();
    lines.add("");
    lines.add(words.say("link.alert") + ": " + links.alert(message));
    lines.add(words.say("link.days") + ": " + links.days(message));
    lines.add(words.say("link.cap") + ": " + links.cap(message));
    return String.join("\n", lines);
  }

  private String digest(Words words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.say("digest.title", String.valueOf(told.notice().steps().size())));
    for (Step step : told.shown()) {
      StepText text = told.text(step, words);
      lines.add("");
      lines.add(text.title());
      if (text.because() != null) {
        lines.add(text.because());
      }
      lines.add(links.alert(step.message()));
    }
    if (told.left() > 0) {
      lines.add("");
      lines.add(words.say("digest.more", String.valueOf(told.left())));
    }
    lines.add("");
    lines.add(words.say("link.alerts") + ": " + links.alerts());
    return String.join("\n", lines);
  }

  private String footer(Words words, String unsubscribe) {
    return words.say("footer.why", told.notice().subscription().wishes().name())
        + "\n"
        + words.say("footer.unsubscribe")
        + ": "
        + unsubscribe;
  }
}
