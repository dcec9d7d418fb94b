package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.Rates;
import io.giaoban.figures.RunningTotals;
import io.giaoban.figures.Window;
import io.giaoban.ledger.CaseTotals;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.UnitStatement;
import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.UnitDoses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a day as the record that the topics carry. */
final class CityDayRecords {
  private CityDayRecords() {}

  /** The city day; version, issue and time are set when it is told. */
  static CityDay cityDay(City city, LocalDate day, CityCalendar calendar, DayState state) {
    CityCalendar.Entry entry = calendar.on(day);
    CaseTotals cases = entry.cases();
    DaySeries series = calendar.newCases();
    Window week = Window.endingOn(day, 7, series);
    Window fortnight = Window.endingOn(day, 14, series);
    return CityDay.newBuilder()
        .setCity(city.code())
        .setDay(day)
        .setState(state)
        .setIssue(LocalDate.EPOCH)
        .setKnownAt(Instant.EPOCH)
        .setVersion(0)
        .setStatedBy(cases.byCity() ? StatedBy.CITY : StatedBy.UNITS)
        .setUnitsExpected(cases.unitsExpected())
        .setUnitsReported(cases.unitsReported())
        .setMissingUnits(cases.missingUnits())
        .setNewCases(cases.count(CaseMeasure.NEW_CASES))
        .setCommunityCases(cases.count(CaseMeasure.COMMUNITY_CASES))
        .setQuarantineCases(cases.count(CaseMeasure.QUARANTINE_CASES))
        .setLockdownCases(cases.count(CaseMeasure.LOCKDOWN_CASES))
        .setBacklogCases(cases.count(CaseMeasure.BACKLOG_CASES))
        .setRecovered(cases.count(CaseMeasure.RECOVERED))
        .setDeaths(cases.count(CaseMeasure.DEATHS))
        .setTests(cases.count(CaseMeasure.TESTS))
        .setPositives(cases.count(CaseMeasure.POSITIVES))
        .setCumulativeCases(entry.running().cases())
        .setCumulativeDeaths(entry.running().deaths())
        .setSum7(week.sum())
        .setMean7(week.mean())
        .setDaysPresent7(week.daysPresent())
        .setSum14(fortnight.sum())
        .setMean14(fortnight.mean())
        .setDaysPresent14(fortnight.daysPresent())
        .setIncidence7(Rates.incidence(week.sum(), people(city, day)))
        .setIncidence14(Rates.incidence(fortnight.sum(), people(city, day)))
        .setVaccinationUnitsReported(entry.vaccinationUnits())
        .setDoses(doses(city, day, entry))
        .build();
  }

  /** A unit's day, from whatever it has stated. */
  static UnitDay unitDay(
      City city, String unit, LocalDate day, CityLedger ledger, Instant knownAt) {
    UnitStatement cases = ledger.statement(Kind.CASES, unit, day);
    UnitStatement vaccinations = ledger.statement(Kind.VACCINATIONS, unit, day);
    return UnitDay.newBuilder()
        .setCity(city.code())
        .setUnit(unit)
        .setDay(day)
        .setIssue(city.dateOf(knownAt))
        .setKnownAt(knownAt)
        .setCaseRevision(cases == null ? null : cases.revision())
        .setVaccinationRevision(vaccinations == null ? null : vaccinations.revision())
        .setNewCases(count(cases, CaseMeasure.NEW_CASES))
        .setCommunityCases(count(cases, CaseMeasure.COMMUNITY_CASES))
        .setQuarantineCases(count(cases, CaseMeasure.QUARANTINE_CASES))
        .setLockdownCases(count(cases, CaseMeasure.LOCKDOWN_CASES))
        .setBacklogCases(count(cases, CaseMeasure.BACKLOG_CASES))
        .setRecovered(count(cases, CaseMeasure.RECOVERED))
        .setDeaths(count(cases, CaseMeasure.DEATHS))
        .setTests(count(cases, CaseMeasure.TESTS))
        .setPositives(count(cases, CaseMeasure.POSITIVES))
        .setDoses(doses(vaccinations))
        .build();
  }

  private static @Nullable Integer count(@Nullable UnitStatement statement, CaseMeasure measure) {
    return statement == null ? null : statement.counts().get(measure);
  }

  private static List<CityDoses> doses(City city, LocalDate day, CityCalendar.Entry entry) {
    RunningTotals running = entry.running();
    List<CityDoses> doses = new ArrayList<>();
    entry
        .doses()
        .forEach(
            (dose, totals) -> {
              long cumulative = running.doses().getOrDefault(dose, 0L);
              doses.add(
                  new CityDoses(
                      dose,
                      totals.administered(),
                      cumulative,
                      Rates.coverage(cumulative, people(city, day))));
            });
    return doses;
  }

  private static @Nullable Long people(City city, LocalDate day) {
    Population population = city.populationOn(day);
    return population == null ? null : (Long) population.people();
  }

  private static List<UnitDoses> doses(@Nullable UnitStatement statement) {
    List<UnitDoses> doses = new ArrayList<>();
    if (statement != null) {
      for (Map.Entry<Measure, @Nullable Integer> count : statement.counts().entrySet()) {
        DoseMeasure measure = (DoseMeasure) count.getKey();
        doses.add(new UnitDoses(measure.dose(), measure.group(), count.getValue()));
      }
    }
    return doses;
  }
}
