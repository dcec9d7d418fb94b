package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.mail.Told.Picture;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayList;
import java.util.List;

/** A notice as a page: one message with all that is known, or a table of several. */
final class HtmlMail {
  private static final String SEVERAL = "#0b57a4";

  private final Told told;
  private final Links links;

  private HtmlMail(Told told, Links links) {
    this.told = told;
    this.links = links;
  }

  /**
   * The page.
   *
   * @param unsubscribe where a click ends these mails
   */
  static String of(Told told, Links links, String unsubscribe) {
    return new HtmlMail(told, links).page(unsubscribe);
  }

  private String page(String unsubscribe) {
    List<Html> pieces = new ArrayList<>();
    for (Words words : told.languages()) {
      boolean first = words == told.first();
      pieces.add(Page.section(words, first, told.single() ? message(words) : digest(words)));
      if (first) {
        told.pictures().forEach(picture -> pieces.add(picture(picture)));
      }
    }
    told.languages().forEach(words -> pieces.add(footer(words, unsubscribe)));
    return Page.of(told.first().language(), told.subject(), pieces);
  }

  private Html message(Words words) {
    Step step = told.shown().get(0);
    StepText text = told.text(step, words);
    List<Html> pieces = new ArrayList<>();
    pieces.add(badge(step, text));
    pieces.add(
        Html.of(
            "<h1 style=\"margin:10px 0 10px;font-size:20px;line-height:1.3\">{}</h1>",
            headline(step, Html.of("{}", text.headline()))));
    if (text.because() != null) {
      pieces.add(Page.paragraph(text.because()));
    }
    pieces.add(facts(text));
    if (text.advice() != null) {
      pieces.add(advice(words, text.advice()));
    }
    pieces.add(links(words, step.message()));
    return Html.lines(pieces);
  }

  /** What is taken back is crossed out. */
  private static Html headline(Step step, Html headline) {
    return step.message().getState() == AlertState.CANCELLED
        ? Html.of("<span style=\"text-decoration:line-through\">{}</span>", headline)
        : headline;
  }

  private static Html badge(Step step, StepText text) {
    StateColour colour = StateColour.of(step.message().getState());
    return Html.of(
        """
        <span style="display:inline-block;background:{};color:#ffffff;font-weight:bold;font-size:13px;\
        padding:3px 9px;border-radius:3px;white-space:nowrap">{} {}</span>""",
        colour.background(),
        colour.sign(),
        text.state());
  }

  private static Html facts(StepText text) {
    List<Html> rows =
        text.facts().stream()
            .map(
                fact ->
                    Html.of(
                        """
                        <tr><th scope="row" width="38%" align="left" valign="top" class="muted"\
                         style="padding:3px 12px 3px 0;font-weight:normal;color:#52606d;text-align:left;\
                        vertical-align:top">{}</th><td valign="top"\
                         style="padding:3px 0;vertical-align:top;word-break:break-word">{}</td></tr>""",
                        fact.name(), fact.value()))
            .toList();
    return Html.of(
        """
        <table width="100%" cellpadding="0" cellspacing="0" border="0"\
         style="font-size:14px;line-height:1.4;margin:0 0 12px">
        {}
        </table>""",
        Html.lines(rows));
  }

  private static Html advice(Words words, String advice) {
    return Html.of(
        """
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"\
         style="margin:0 0 12px"><tr><td class="box" bgcolor="#f3f5f8"\
         style="background:#f3f5f8;border-left:4px solid #0b57a4;padding:8px 12px">\
        <b>{}:</b> {}</td></tr></table>""",
        words.say("advice"), advice);
  }

  private Html links(Words words, Alert message) {
    return Html.of(
        "<p style=\"margin:0 0 4px;font-size:14px\">{} &#183; {} &#183; {}</p>",
        Page.link(links.alert(message), words.say("link.alert")),
        Page.link(links.days(message), words.say("link.days")),
        Page.link(links.cap(message), words.say("link.cap")));
  }

  private Html digest(Words words) {
    String count = String.valueOf(told.notice().steps().size());
    List<Html> rows = told.shown().stream().map(step -> row(step, words)).toList();
    return Html.of(
        """
        <h1 style="margin:0 0 8px;font-size:20px;line-height:1.3">{}</h1>
        <table width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:14px;line-height:1.4">
        {}
        </table>
        {}
        <p style="margin:8px 0 4px;font-size:14px">{}</p>""",
        words.say("digest.title", count),
        Html.lines(rows),
        told.left() == 0
            ? Html.NONE
            : Page.paragraph(words.say("digest.more", String.valueOf(told.left()))),
        Page.link(links.alerts(), words.say("link.alerts")));
  }

  private Html row(Step step, Words words) {
    StepText text = told.text(step, words);
    return Html.of(
        """
        <tr><td class="line" style="padding:9px 0;border-top:1px solid #dde1e6">\
        <div style="margin:0 0 5px">{}</div>{}{}</td></tr>""",
        badge(step, text),
        headline(step, Page.link(links.alert(step.message()), text.headline())),
        text.because() == null ? Html.NONE : Page.small(Html.of("{}", text.because())));
  }

  private Html picture(Picture picture) {
    // Alerts of several states have no colour in common.
    String colour =
        told.single() ? StateColour.of(picture.message().getState()).background() : SEVERAL;
    List<Html> pieces = new ArrayList<>();
    pieces.add(
        Html.of(
            "<h2 style=\"margin:18px 0 6px;font-size:15px\">{}</h2>",
            told.chartWords(picture, told.first()).title()));
    pieces.add(HtmlChart.of(told.chartWords(picture, told.first()), colour));
    for (Words words : told.languages()) {
      pieces.add(
          Html.of(
              "<div lang=\"{}\">{}</div>",
              words.language(),
              Page.small(HtmlChart.legend(told.chartWords(picture, words)))));
    }
    return Html.lines(pieces);
  }

  private Html footer(Words words, String unsubscribe) {
    Subscription subscription = told.notice().subscription();
    return Page.section(
        words,
        words != told.first(),
        Page.small(
            Html.of(
                "{} {}",
                words.say("footer.why", subscription.wishes().name()),
                Page.link(unsubscribe, words.say("footer.unsubscribe")))));
  }
}
