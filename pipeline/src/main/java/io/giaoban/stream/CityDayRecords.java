package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.Positivity;
import io.giaoban.figures.Rates;
import io.giaoban.figures.SuddenRise;
import io.giaoban.figures.Trend;
import io.giaoban.figures.Window;
import io.giaoban.ledger.Attendance;
import io.giaoban.ledger.CaseTotals;
import io.giaoban.ledger.Increment;
import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.report.CaseMeasure;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a city's day as the record that the topic carries. */
final class CityDayRecords {
  private static final double SECONDS_AN_HOUR = Duration.ofHours(1).toSeconds();

  private CityDayRecords() {}

  /**
   * The city day; state, version, issue and time are set when it is told.
   *
   * @param due whether reports for the day are on time no longer
   */
  static CityDay of(City city, LocalDate day, CityCalendar calendar, boolean due) {
    CityCalendar.Entry entry = calendar.on(day);
    CaseTotals cases = entry.cases();
    Attendance attendance = cases.attendance();
    DaySeries series = calendar.newCases();
    Window week = Window.endingOn(day, 7, series);
    Window fortnight = Window.endingOn(day, 14, series);
    Trend trend = Trend.between(Window.endingOn(day.minusDays(7), 7, series), week);
    Long community = Window.endingOn(day, 7, calendar.counts(CaseMeasure.COMMUNITY_CASES)).sum();
    Population population = city.populationOn(day);
    Long people = population == null ? null : population.people();
    SuddenRise rise = SuddenRise.on(day, series);
    return CityDay.newBuilder()
        .setCity(city.code())
        .setDay(day)
        .setState(DayState.OPEN)
        .setIssue(LocalDate.EPOCH)
        .setKnownAt(Instant.EPOCH)
        .setVersion(0)
        .setHours(city.lengthOf(day).toSeconds() / SECONDS_AN_HOUR)
        .setStatedBy(attendance.byCity() ? StatedBy.CITY : StatedBy.UNITS)
        .setUnitsExpected(attendance.expected())
        .setUnitsReported(attendance.reported())
        .setMissingUnits(attendance.missing())
        .setUnitsOnTime(due ? attendance.onTime() : null)
        .setLateUnits(due ? attendance.late() : List.of())
        .setNewCases(cases.count(CaseMeasure.NEW_CASES))
        .setCommunityCases(cases.count(CaseMeasure.COMMUNITY_CASES))
        .setQuarantineCases(cases.count(CaseMeasure.QUARANTINE_CASES))
        .setLockdownCases(cases.count(CaseMeasure.LOCKDOWN_CASES))
        .setBacklogCases(cases.count(CaseMeasure.BACKLOG_CASES))
        .setRecovered(cases.count(CaseMeasure.RECOVERED))
        .setDeaths(cases.count(CaseMeasure.DEATHS))
        .setTests(cases.count(CaseMeasure.TESTS))
        .setPositives(cases.count(CaseMeasure.POSITIVES))
        .setGapCases(gapCases(cases))
        .setGapDays(gapDays(cases))
        .setCorrectedCases(nonZero(cases.corrected()))
        .setCumulativeCases(entry.running().cases())
        .setCumulativeDeaths(entry.running().deaths())
        .setSum7(week.sum())
        .setMean7(week.mean())
        .setDaysPresent7(week.daysPresent())
        .setCorrected7(nonZero(week.corrected()))
        .setSum14(fortnight.sum())
        .setMean14(fortnight.mean())
        .setDaysPresent14(fortnight.daysPresent())
        .setCorrected14(nonZero(fortnight.corrected()))
        .setIncidence7(Rates.incidence(week.sum(), people))
        .setIncidence14(Rates.incidence(fortnight.sum(), people))
        .setPopulation(people)
        .setPopulationYear(population == null ? null : population.year())
        .setSuspect(rise == null ? null : SuddenRise.REASON)
        .setSuspectCases(rise == null ? null : rise.count())
        .setSuspectLimit(rise == null ? null : (int) rise.limit())
        .setSuspectDetail(rise == null ? null : rise.detail())
        .setVaccinationUnitsReported(entry.vaccinationUnits())
        .setDoses(CityDoseRecords.byDose(city, day, entry))
        .setDosesByGroup(CityDoseRecords.byGroup(city, day, entry))
        .setCommunitySum7(community)
        .setCommunityIncidence7(Rates.incidence(community, people))
        .setWeekOnWeek(trend.change())
        .setGrowthRate(trend.growthRate())
        .setDoublingDays(trend.doublingDays())
        .setPositivity7(
            Positivity.endingOn(
                day, 7, calendar.counts(CaseMeasure.POSITIVES), calendar.counts(CaseMeasure.TESTS)))
        .setDaysSinceLastCase(
            calendar.lastCases().seenFrom(Math.toIntExact(day.toEpochDay())).daysTo(day))
        .build();
  }

  private static @Nullable Integer gapCases(CaseTotals cases) {
    return cases.gaps().isEmpty()
        ? null
        : asCount(cases.gaps().stream().mapToLong(Increment::amount).sum());
  }

  private static @Nullable Integer gapDays(CaseTotals cases) {
    return cases.gaps().isEmpty()
        ? null
        : Integer.valueOf(cases.gaps().stream().mapToInt(Increment::days).max().getAsInt());
  }

  private static @Nullable Integer nonZero(long count) {
    return count == 0 ? null : asCount(count);
  }

  private static Integer asCount(long sum) {
    return Increment.asCount(sum);
  }
}
