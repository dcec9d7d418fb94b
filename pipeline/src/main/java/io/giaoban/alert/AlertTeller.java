package io.giaoban.alert;

import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what is to be told of an episode as an alert message. */
final class AlertTeller {
  private final City city;
  private final Rule rule;
  private final Map<LocalDate, CityDay> days;
  private final Map<LocalDate, Assessment> assessments;
  private final Instant knownAt;

  AlertTeller(
      City city,
      Rule rule,
      Map<LocalDate, CityDay> days,
      Map<LocalDate, Assessment> assessments,
      Instant knownAt) {
    this.city = city;
    this.rule = rule;
    this.days = days;
    this.assessments = assessments;
    this.knownAt = knownAt;
  }

  /**
   * A message.
   *
   * @param step what is to be told
   * @param before the alert's last message; null: this is its first
   * @param inhibitedBy the rule whose alert covers it; null: none
   */
  Alert tell(AlertDifference.Step step, @Nullable Alert before, @Nullable String inhibitedBy) {
    Episode episode = step.episode();
    LocalDate day = step.day();
    Assessment assessment = assessments.get(day);
    Double value = assessment == null ? null : assessment.value();
    CityDay figures = days.get(day);
    return Alert.newBuilder()
        .setId(step.id())
        .setSequence(before == null ? 1 : before.getSequence() + 1)
        .setRule(rule.id())
        .setSeverity(rule.severity().name().toLowerCase(Locale.ROOT))
        .setCity(city.code())
        .setState(step.state())
        .setFirstDay(episode.firstDay())
        .setLastDay(episode.lastDay())
        .setDay(day)
        .setValue(value)
        .setPeak(episode.peak())
        .setPeakDay(episode.peakDay())
        .setProvisional(figures == null || figures.getState() == DayState.OPEN)
        .setCompleteness(figures == null ? null : completeness(figures))
        .setVersion(figures == null ? 0 : figures.getVersion())
        .setKnownAt(knownAt)
        .setInhibitedBy(inhibitedBy)
        .setHeadline(new Headline(city, step, value, figures).of(rule))
        .setReferences(
            before == null ? List.of() : List.of(before.getId() + "#" + before.getSequence()))
        .build();
  }

  private static @Nullable Double completeness(CityDay day) {
    if (day.getStatedBy() == StatedBy.CITY) {
      return 1.0;
    }
    return day.getUnitsExpected() == 0
        ? null
        : Double.valueOf((double) day.getUnitsReported() / day.getUnitsExpected());
  }
}
