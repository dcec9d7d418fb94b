package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A city's ledger, spoken to in short sentences. Day 1 is 1 January 2022. */
final class Statements {
  private static final LocalDate DAY_0 = LocalDate.parse("2021-12-31");

  private final CityLedger ledger = new CityLedger();
  private final Set<Integer> touched = new TreeSet<>();
  private final List<ReportingUnit> units = new ArrayList<>();

  static Statements of(String... units) {
    Statements city = new Statements();
    for (String unit : units) {
      city.withUnit(unit, null, null);
    }
    return city;
  }

  Statements withUnit(String code, @Nullable LocalDate from, @Nullable LocalDate until) {
    units.add(new ReportingUnit(code, code, null, null, from, until, false));
    return this;
  }

  Statements withWholeCity(String code) {
    units.add(new ReportingUnit(code, code, null, null, null, null, true));
    return this;
  }

  Entry says(String unit, int day, long revision, int newCases) {
    return says(unit, day, revision, Map.of(CaseMeasure.NEW_CASES, newCases));
  }

  Entry says(String unit, int day, long revision, Map<CaseMeasure, Integer> counts) {
    return enter(Kind.CASES, unit, day, revision, false, false, counts(counts));
  }

  Entry runs(String unit, int day, long revision, int cases) {
    return runs(unit, day, revision, Map.of(CaseMeasure.NEW_CASES, cases));
  }

  Entry runs(String unit, int day, long revision, Map<CaseMeasure, Integer> counts) {
    return enter(Kind.CASES, unit, day, revision, false, true, counts(counts));
  }

  Entry retracts(String unit, int day, long revision) {
    return enter(Kind.CASES, unit, day, revision, true, false, Counts.NONE);
  }

  /** Doses by number and group, as in {@code "1 frontline"}. */
  Entry gives(String unit, int day, long revision, Map<String, Integer> doses) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(doses)
        .forEach(
            (dose, given) -> {
              String group = dose.length() > 1 ? dose.substring(2) : null;
              counts.put(new DoseMeasure(dose.charAt(0) - '0', group), given);
            });
    return enter(Kind.VACCINATIONS, unit, day, revision, false, false, counts.build());
  }

  CaseTotals cases(int day) {
    return ledger.cases(city(), date(day));
  }

  @Nullable Integer newCases(int day) {
    return cases(day).count(CaseMeasure.NEW_CASES);
  }

  /** By number and group, as in {@code "1 frontline"}. */
  Map<String, DoseTotals> doses(int day) {
    Map<String, DoseTotals> doses = new TreeMap<>();
    ledger
        .doses(city(), date(day))
        .forEach((measure, totals) -> doses.put(measure.label().substring(5), totals));
    return doses;
  }

  int vaccinationUnits(int day) {
    return ledger.vaccinationUnitsReported(city(), date(day));
  }

  @Nullable UnitStatement statement(Kind kind, String unit, int day) {
    return ledger.statement(kind, unit, date(day));
  }

  /** The days touched since the last call. */
  Set<Integer> touched() {
    Set<Integer> days = Set.copyOf(touched);
    touched.clear();
    return days;
  }

  private Entry enter(
      Kind kind,
      String unit,
      int day,
      long revision,
      boolean retracted,
      boolean cumulative,
      Counts counts) {
    Report report =
        new Report(
            kind,
            "X",
            unit,
            date(day),
            revision,
            Instant.EPOCH,
            null,
            retracted,
            cumulative,
            counts);
    Entered entered = ledger.enter(city(), report, Instant.EPOCH);
    if (entered.change() != null) {
      entered
          .change()
          .days()
          .forEach(d -> touched.add((int) (d.toEpochDay() - DAY_0.toEpochDay())));
    }
    return entered.entry();
  }

  private static Counts counts(Map<CaseMeasure, Integer> values) {
    Counts.Builder counts = new Counts.Builder();
    new TreeMap<>(values).forEach(counts::put);
    return counts.build();
  }

  private City city() {
    return new City(
        "X", "X", null, ZoneId.of("UTC"), Cutoff.MIDNIGHT, Duration.ZERO, null, null, units);
  }

  private static LocalDate date(int day) {
    return DAY_0.plusDays(day);
  }
}
