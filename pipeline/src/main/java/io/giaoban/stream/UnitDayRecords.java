package io.giaoban.stream;

import io.giaoban.figures.LastCase;
import io.giaoban.figures.LastCases;
import io.giaoban.figures.Positivity;
import io.giaoban.figures.Rates;
import io.giaoban.figures.SuddenRise;
import io.giaoban.figures.Trend;
import io.giaoban.figures.Window;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.Increment;
import io.giaoban.ledger.UnitStatement;
import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.UnitDoses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a unit has stated of a day, and what its days up to it come to, as the record that
 * the topic carries. Made anew when the ledger has changed; days are best asked for in order.
 */
final class UnitDayRecords {
  /** The day itself and the days before by which it is judged, the longest window of all. */
  private static final int LOOKED_BACK = 15;

  private final Map<String, LastCases> lastCases = new HashMap<>();
  private final City city;
  private final CityLedger ledger;

  UnitDayRecords(City city, CityLedger ledger) {
    this.city = city;
    this.ledger = ledger;
  }

  /** The unit's day, be there a statement of it or not. */
  UnitDay of(String unit, LocalDate day, Instant knownAt) {
    UnitStatement cases = ledger.statement(Kind.CASES, unit, day);
    UnitStatement vaccinations = ledger.statement(Kind.VACCINATIONS, unit, day);
    Increment newCases = increment(cases, CaseMeasure.NEW_CASES);
    UnitSeries series = series(unit, CaseMeasure.NEW_CASES, day, LOOKED_BACK);
    SuddenRise rise = SuddenRise.aboveLimit(day, series);
    Window week = Window.endingOn(day, 7, series);
    Window fortnight = Window.endingOn(day, 14, series);
    Trend trend = Trend.between(Window.endingOn(day.minusDays(7), 7, series), week);
    Long community =
        Window.endingOn(day, 7, series(unit, CaseMeasure.COMMUNITY_CASES, day, 7).counts()).sum();
    Population population = population(unit, day);
    Long people = population == null ? null : population.people();
    return UnitDay.newBuilder()
        .setCity(city.code())
        .setUnit(unit)
        .setDay(day)
        .setIssue(city.dateOf(knownAt))
        .setKnownAt(knownAt)
        .setCaseRevision(cases == null ? null : cases.revision())
        .setVaccinationRevision(vaccinations == null ? null : vaccinations.revision())
        .setRetracted(cases != null && cases.retracted())
        .setFirstKnownAt(cases == null ? null : cases.knownSince())
        .setOnTime(cases == null ? null : !cases.knownSince().isAfter(city.dueAt(day)))
        .setNewCases(count(cases, CaseMeasure.NEW_CASES))
        .setCommunityCases(count(cases, CaseMeasure.COMMUNITY_CASES))
        .setQuarantineCases(count(cases, CaseMeasure.QUARANTINE_CASES))
        .setLockdownCases(count(cases, CaseMeasure.LOCKDOWN_CASES))
        .setBacklogCases(count(cases, CaseMeasure.BACKLOG_CASES))
        .setRecovered(count(cases, CaseMeasure.RECOVERED))
        .setDeaths(count(cases, CaseMeasure.DEATHS))
        .setTests(count(cases, CaseMeasure.TESTS))
        .setPositives(count(cases, CaseMeasure.POSITIVES))
        .setGapCases(newCases == null ? null : newCases.gap())
        .setGapDays(newCases == null || newCases.days() < 2 ? null : newCases.days())
        .setCorrectedCases(newCases == null ? null : newCases.fall())
        .setSuspect(rise == null ? null : SuddenRise.REASON)
        .setSuspectCases(rise == null ? null : rise.count())
        .setSuspectLimit(rise == null ? null : (int) rise.limit())
        .setSuspectDetail(rise == null ? null : rise.detail())
        .setDoses(doses(unit, day, vaccinations, people))
        .setSum7(week.sum())
        .setMean7(week.mean())
        .setDaysPresent7(week.daysPresent())
        .setSum14(fortnight.sum())
        .setMean14(fortnight.mean())
        .setDaysPresent14(fortnight.daysPresent())
        .setIncidence7(Rates.incidence(week.sum(), people))
        .setIncidence14(Rates.incidence(fortnight.sum(), people))
        .setPopulation(people)
        .setPopulationYear(population == null ? null : population.year())
        .setCommunitySum7(community)
        .setCommunityIncidence7(Rates.incidence(community, people))
        .setWeekOnWeek(trend.change())
        .setGrowthRate(trend.growthRate())
        .setDoublingDays(trend.doublingDays())
        .setPositivity7(
            Positivity.endingOn(
                day,
                7,
                series(unit, CaseMeasure.POSITIVES, day, 7),
                series(unit, CaseMeasure.TESTS, day, 7)))
        .setDaysSinceLastCase(lastCase(unit, day).daysTo(day))
        .build();
  }

  private UnitSeries series(String unit, CaseMeasure measure, LocalDate day, int days) {
    return new UnitSeries(ledger, unit, measure, day, days);
  }

  private LastCase lastCase(String unit, LocalDate day) {
    return lastCases
        .computeIfAbsent(unit, code -> new LastCases(ledger.casesOf(code)))
        .seenFrom(Math.toIntExact(day.toEpochDay()));
  }

  private @Nullable Population population(String code, LocalDate day) {
    ReportingUnit unit = city.unit(code);
    return unit == null ? null : unit.populationOn(day);
  }

  private List<UnitDoses> doses(
      String code,
      LocalDate day,
      @Nullable UnitStatement vaccinations,
      @Nullable Long populationOfTheUnit) {
    List<UnitDoses> doses = new ArrayList<>();
    if (vaccinations == null) {
      return doses;
    }
    vaccinations
        .increments()
        .forEach(
            (measure, increment) -> {
              DoseMeasure dose = (DoseMeasure) measure;
              long cumulative = ledger.running(Kind.VACCINATIONS, code, day, measure);
              Long people = dose.group() == null ? populationOfTheUnit : null;
              doses.add(
                  UnitDoses.newBuilder()
                      .setDose(dose.dose())
                      .setGroup(dose.group())
                      .setAdministered(increment.count())
                      .setCumulative(cumulative)
                      .setCoverage(Rates.coverage(cumulative, people))
                      .setOver100(people != null && cumulative > people)
                      .setGap(increment.gap())
                      .setCorrected(increment.fall())
                      .build());
            });
    return doses;
  }

  private static @Nullable Integer count(@Nullable UnitStatement statement, Measure measure) {
    Increment increment = increment(statement, measure);
    return increment == null ? null : increment.count();
  }

  private static @Nullable Increment increment(@Nullable UnitStatement statement, Measure measure) {
    return statement == null ? null : statement.increments().get(measure);
  }
}
