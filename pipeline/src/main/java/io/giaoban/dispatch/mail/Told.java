package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a mail tells, once gathered: the same for its text and its HTML.
 *
 * @param notice what is told
 * @param languages in which, in this order
 * @param shown the messages that are shown, at most {@link #MOST_STEPS}
 * @param pictures a chart for each place, at most {@link #MOST_PICTURES}
 * @param names tells how places are called
 * @param days tells figures
 */
record Told(
    Notice notice,
    List<Words> languages,
    List<Step> shown,
    List<Picture> pictures,
    PlaceNames names,
    ToldDays days) {
  /** So that a mail stays below 102 kB, where Gmail cuts: a step in two languages has 1.2 kB. */
  static final int MOST_STEPS = 30;

  /** A chart has 13 kB. */
  static final int MOST_PICTURES = 3;

  /** A chart and one of the messages about its place, the last. */
  record Picture(Alert message, CaseChart chart) {}

  static Told of(Notice notice, PlaceNames names, ToldDays days) {
    List<Step> steps = notice.steps();
    return new Told(
        notice,
        Words.in(notice.subscription().wishes().languages()),
        // Of too many the last ones: they say what holds now.
        steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size()),
        pictures(steps, days),
        names,
        days);
  }

  /** One alert's message rather than a digest of several. */
  boolean single() {
    return notice.steps().size() == 1;
  }

  Alert message() {
    return notice.steps().get(0).message();
  }

  Words first() {
    return languages.get(0);
  }

  int left() {
    return notice.steps().size() - shown.size();
  }

  StepText text(Step step, Words words) {
    return StepText.of(step, words, names, days);
  }

  ChartWords chartWords(Picture picture, Words words) {
    return new ChartWords(picture.chart(), words, names.of(picture.message(), words.language()));
  }

  /** The mail's subject: state and headline, or how many of which places. */
  String subject() {
    Words words = first();
    if (single()) {
      return text(notice.steps().get(0), words).title();
    }
    String places =
        notice.steps().stream()
            .map(step -> names.of(step.message(), words.language()))
            .distinct()
            .collect(Collectors.joining("; "));
    return words.say("digest.subject", String.valueOf(notice.steps().size()), places);
  }

  private static List<Picture> pictures(List<Step> steps, ToldDays days) {
    Map<String, List<Alert>> places = new LinkedHashMap<>();
    for (Step step : steps) {
      Alert message = step.message();
      places
          .computeIfAbsent(message.getCity() + "/" + message.getUnit(), place -> new ArrayList<>())
          .add(message);
    }
    List<Picture> pictures = new ArrayList<>();
    for (List<Alert> messages : places.values()) {
      if (pictures.size() == MOST_PICTURES) {
        break;
      }
      Alert last = messages.get(messages.size() - 1);
      TreeSet<LocalDate> marked =
          messages.stream().map(Alert::getDay).collect(Collectors.toCollection(TreeSet::new));
      CaseChart.of(days, last, marked).ifPresent(chart -> pictures.add(new Picture(last, chart)));
    }
    return pictures;
  }
}
