package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.Gap;
import io.giaoban.figures.Rates;
import io.giaoban.figures.SuddenRise;
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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a unit has stated of a day as the record that the topic carries. */
final class UnitDayRecords {
  private final City city;
  private final CityLedger ledger;

  UnitDayRecords(City city, CityLedger ledger) {
    this.city = city;
    this.ledger = ledger;
  }

  /** The unit's day. */
  UnitDay of(String unit, LocalDate day, Instant knownAt) {
    UnitStatement cases = ledger.statement(Kind.CASES, unit, day);
    UnitStatement vaccinations = ledger.statement(Kind.VACCINATIONS, unit, day);
    Increment newCases = increment(cases, CaseMeasure.NEW_CASES);
    DaySeries series = newCases(unit);
    SuddenRise rise = SuddenRise.aboveLimit(day, series);
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
        .setDoses(doses(unit, day, vaccinations))
        .build();
  }

  private DaySeries newCases(String unit) {
    return new DaySeries() {
      @Override
      public @Nullable Integer on(LocalDate day) {
        Increment increment = newCasesOf(unit, day);
        return increment == null ? null : increment.count();
      }

      @Override
      public Collection<Gap> gapsTo(LocalDate day) {
        Increment increment = newCasesOf(unit, day);
        return increment == null || increment.days() < 2 || increment.from() == null
            ? List.of()
            : List.of(new Gap(increment.from(), day, increment.amount()));
      }
    };
  }

  private @Nullable Increment newCasesOf(String unit, LocalDate day) {
    return ledger.increment(Kind.CASES, unit, day, CaseMeasure.NEW_CASES);
  }

  private List<UnitDoses> doses(String code, LocalDate day, @Nullable UnitStatement vaccinations) {
    List<UnitDoses> doses = new ArrayList<>();
    if (vaccinations == null) {
      return doses;
    }
    ReportingUnit unit = city.unit(code);
    Population population = unit == null ? null : unit.populationOn(day);
    vaccinations
        .increments()
        .forEach(
            (measure, increment) -> {
              DoseMeasure dose = (DoseMeasure) measure;
              long cumulative = ledger.running(Kind.VACCINATIONS, code, day, measure);
              Long people = population == null || dose.group() != null ? null : population.people();
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
