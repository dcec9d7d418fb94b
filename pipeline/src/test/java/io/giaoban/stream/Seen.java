package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.place.City;
import io.giaoban.report.Refusal;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a city in a {@link Story}: days by number, alerts and refusals since somebody
 * looked last.
 */
abstract sealed class Seen permits Story {
  private final Pipeline pipeline;
  private final Map<String, Integer> alertsSeen = new HashMap<>();
  private City city;
  private LocalDate day0;
  private int daysSeen;
  private int rejectedSeen;

  Seen(Pipeline pipeline, City first, YearMonth month) {
    this.pipeline = pipeline;
    this.city = first;
    this.day0 = month.atDay(1).minusDays(1);
  }

  /** Goes on with the story. */
  abstract Story and();

  void look(City at) {
    city = at;
  }

  void look(YearMonth at) {
    day0 = at.atDay(1).minusDays(1);
  }

  String city() {
    return city.code();
  }

  ZoneId zone() {
    return city.timezone();
  }

  LocalDate dateOf(int day) {
    return day0.plusDays(day);
  }

  private int number(LocalDate day) {
    return (int) (day.toEpochDay() - day0.toEpochDay());
  }

  SeenDay thenDay(int day) {
    CityDay told = day(day);
    assertThat(told).as("day " + day + " was told").isNotNull();
    return new SeenDay(and(), told);
  }

  /** No other than these days were told since somebody looked last. */
  Story thenToldDays(Integer... days) {
    assertThat(told()).containsExactlyInAnyOrder(days);
    return and();
  }

  /** No other than these messages were told since somebody looked last. */
  Story thenAlerts(String... messages) {
    assertThat(alerts()).containsExactly(messages);
    return and();
  }

  Story thenAlertsOf(Rule rule, String... messages) {
    return thenAlertsOf(rule.id(), messages);
  }

  Story thenAlertsOf(String rule, String... messages) {
    assertThat(alerts(rule)).as(rule).containsExactly(messages);
    return and();
  }

  /** The last message of the rule has all this in its English headline. */
  Story thenHeadline(String rule, String... parts) {
    assertThat(lastAlert(rule).getHeadline().get("en")).contains(parts);
    return and();
  }

  /** One report was refused since somebody looked last, and the detail says all this. */
  Story thenRefused(Refusal reason, String... details) {
    List<RejectedReport> rejected = newlyRejected();
    assertThat(rejected).extracting(RejectedReport::getReason).containsExactly(reason.name());
    List.of(details).forEach(part -> assertThat(rejected.get(0).getDetail()).contains(part));
    return and();
  }

  Story thenNothingRefused() {
    assertThat(newlyRejected()).isEmpty();
    return and();
  }

  /** The day as it was told last; null: never. */
  @Nullable CityDay day(int day) {
    return pipeline.cityDays(city()).get(dateOf(day));
  }

  /** The unit's day as it was told last. */
  UnitDay unitDay(String unit, int day) {
    return unitDays().stream()
        .filter(told -> told.getCity().equals(city()) && told.getUnit().equals(unit))
        .filter(told -> told.getDay().equals(dateOf(day)))
        .reduce((before, now) -> now)
        .orElseThrow();
  }

  /** A day's doses: number, given that day, running total, coverage. */
  List<String> doses(int day) {
    return day(day).getDoses().stream()
        .map(
            dose ->
                "%d: %s, %d, %s"
                    .formatted(
                        dose.getDose(),
                        dose.getAdministered(),
                        dose.getCumulative(),
                        dose.getCoverage()))
        .toList();
  }

  /** The days told since the last call, by number. */
  List<Integer> told() {
    List<CityDay> all = pipeline.toldDays();
    List<Integer> days =
        all.subList(daysSeen, all.size()).stream().map(day -> number(day.getDay())).toList();
    daysSeen = all.size();
    return days;
  }

  /** The alerts told since the last call: what, about which day, at which value. */
  List<String> alerts() {
    return alerts("");
  }

  List<UnitDay> unitDays() {
    return pipeline.unitDays();
  }

  List<RejectedReport> rejected() {
    return pipeline.rejected();
  }

  Pipeline pipeline() {
    return pipeline;
  }

  private List<String> alerts(String rule) {
    List<Alert> all = alertsOf(rule);
    int before = alertsSeen.getOrDefault(rule, 0);
    alertsSeen.put(rule, all.size());
    return all.subList(before, all.size()).stream()
        .map(
            alert ->
                "%s %d %s%s"
                    .formatted(
                        alert.getState(),
                        number(alert.getDay()),
                        alert.getValue() == null ? "?" : alert.getValue().intValue(),
                        alert.getProvisional() ? " provisional" : ""))
        .toList();
  }

  Alert lastAlert(String rule) {
    List<Alert> all = alertsOf(rule);
    return all.get(all.size() - 1);
  }

  private List<Alert> alertsOf(String rule) {
    return pipeline.alerts().stream()
        .filter(alert -> rule.isEmpty() || alert.getRule().equals(rule))
        .toList();
  }

  private List<RejectedReport> newlyRejected() {
    List<RejectedReport> all = pipeline.rejected();
    List<RejectedReport> fresh = List.copyOf(all.subList(rejectedSeen, all.size()));
    rejectedSeen = all.size();
    return fresh;
  }
}
