package io.giaoban.dispatch.cap;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in people's words.
 *
 * @param alert the message
 * @param city whose alert it is
 * @param language in which it is told
 */
record MessageText(Alert alert, City city, Language language) {

  /** What it is about. */
  String event() {
    return language.say("event", alert.getRule());
  }

  /** The rule's own headline, or one for all where it has none in this language. */
  String headline() {
    String headline = alert.getHeadline().get(language.key());
    return headline == null ? language.say("headline", place(), alert.getRule()) : headline;
  }

  /** The figures, how sure they are, and why they are told. */
  String description() {
    List<String> sentences = new ArrayList<>();
    String reason = "reason." + alert.getReason();
    if (language.knows(reason)) {
      sentences.add(language.say(reason));
    }
    String day = language.date(alert.getDay());
    Double value = alert.getValue();
    sentences.add(
        value == null
            ? language.say("value.unknown", day)
            : language.say("value", day, language.number(value)));
    sentences.add(days());
    Double completeness = alert.getCompleteness();
    if (completeness != null) {
      sentences.add(language.say("completeness", language.percent(completeness)));
    }
    sentences.add(language.say(alert.getProvisional() ? "provisional" : "final"));
    return String.join(" ", sentences);
  }

  private String days() {
    String first = language.date(alert.getFirstDay());
    String peak = language.number(alert.getPeak());
    return alert.getFirstDay().equals(alert.getLastDay())
        ? language.say("day", first, peak)
        : language.say(
            "days",
            first,
            language.date(alert.getLastDay()),
            peak,
            language.date(alert.getPeakDay()));
  }

  /** What to do; null: nothing is advised. */
  @Nullable String instruction() {
    return alert.getAdvice().get(language.key());
  }

  /** Where it is: a unit with its city. */
  String place() {
    String cityName = name(city.name(), city.nameEn());
    String code = alert.getUnit();
    if (code == null) {
      return cityName;
    }
    ReportingUnit unit = city.unit(code);
    return (unit == null ? code : name(unit.name(), unit.nameEn())) + ", " + cityName;
  }

  private String name(String local, @Nullable String english) {
    return language == Language.EN ? Objects.requireNonNullElse(english, local) : local;
  }
}
