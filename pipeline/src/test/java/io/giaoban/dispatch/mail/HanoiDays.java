package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.ToldDays;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Report;
import io.giaoban.sample.Samples;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hà Nội's days by the shipped samples, without those that were taken out. */
final class HanoiDays implements ToldDays {
  static final int DISTRICTS = 30;

  static {
    AvroTrust.grant();
  }

  private static final List<Report> SAMPLES =
      Samples.inOrder().stream().filter(report -> report.city().equals("VN-HN")).toList();

  private final LocalDate until;
  private final List<LocalDate> without;
  private final Map<LocalDate, Integer> corrections;

  private HanoiDays(LocalDate until, List<LocalDate> without, Map<LocalDate, Integer> corrections) {
    this.until = until;
    this.without = without;
    this.corrections = corrections;
  }

  /** The days up to one of them. */
  static HanoiDays until(String day, String... without) {
    List<LocalDate> missing = List.of(without).stream().map(LocalDate::parse).toList();
    return new HanoiDays(LocalDate.parse(day), missing, Map.of());
  }

  /** The same, but the city's cases of a day were corrected. */
  HanoiDays corrected(String day, int cases) {
    return new HanoiDays(until, without, Map.of(LocalDate.parse(day), cases));
  }

  @Override
  public Collection<CityDay> city(String city, LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, Integer> cases = cases("SYT", 1);
    // The districts' bulletins fill days that the department's series leaves out.
    cases(null, DISTRICTS).forEach(cases::putIfAbsent);
    cases.putAll(corrections);
    List<CityDay> days = new ArrayList<>();
    cases
        .subMap(from, true, to, true)
        .forEach(
            (day, count) ->
                days.add(
                    CityDay.newBuilder()
                        .setCity(city)
                        .setDay(day)
                        .setState(DayState.FINAL)
                        .setIssue(day)
                        .setKnownAt(Instant.EPOCH)
                        .setVersion(7)
                        .setUnitsExpected(DISTRICTS)
                        .setUnitsReported(28)
                        .setNewCases(count)
                        .setMean7(mean7(cases, day))
                        .setDaysPresent7(7)
                        .setDaysPresent14(14)
                        .build()));
    return days;
  }

  @Override
  public Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, Integer> cases = cases(unit, 1);
    List<UnitDay> days = new ArrayList<>();
    cases
        .subMap(from, true, to, true)
        .forEach(
            (day, count) ->
                days.add(
                    UnitDay.newBuilder()
                        .setCity(city)
                        .setUnit(unit)
                        .setDay(day)
                        .setIssue(day)
                        .setKnownAt(Instant.EPOCH)
                        .setNewCases(count)
                        .setMean7(mean7(cases, day))
                        .setDaysPresent7(7)
                        .setDaysPresent14(14)
                        .build()));
    return days;
  }

  /** Sums of a unit's reports, or of all districts', of days with at least so many. */
  private NavigableMap<LocalDate, Integer> cases(@Nullable String unit, int atLeast) {
    NavigableMap<LocalDate, List<Integer>> counts = new TreeMap<>();
    for (Report report : SAMPLES) {
      Integer count = report.counts().get(CaseMeasure.NEW_CASES);
      if ((unit == null ? !report.unit().equals("SYT") : report.unit().equals(unit))
          && count != null
          && !report.day().isAfter(until)
          && !without.contains(report.day())) {
        counts.computeIfAbsent(report.day(), day -> new ArrayList<>()).add(count);
      }
    }
    NavigableMap<LocalDate, Integer> cases = new TreeMap<>();
    counts.forEach(
        (day, of) -> {
          if (of.size() >= atLeast) {
            cases.put(day, of.stream().mapToInt(Integer::intValue).sum());
          }
        });
    return cases;
  }

  private static Double mean7(NavigableMap<LocalDate, Integer> cases, LocalDate day) {
    return cases.subMap(day.minusDays(6), true, day, true).values().stream()
        .mapToInt(Integer::intValue)
        .average()
        .orElseThrow();
  }
}
