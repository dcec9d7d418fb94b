package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Reports of all sorts about few units and days, so that they meet. */
final class RandomReports {
  private static final int DAYS = 4;

  private RandomReports() {}

  static Arbitrary<Report> of(List<City> cities) {
    return Arbitraries.of(cities).flatMap(RandomReports::of);
  }

  private static Arbitrary<Report> of(City city) {
    Arbitrary<String> units =
        Arbitraries.of(city.units().stream().map(ReportingUnit::code).toList());
    Arbitrary<Boolean> mostlyNot = Arbitraries.of(true, false, false, false);
    return Combinators.combine(
            Arbitraries.of(Kind.CASES, Kind.CASES, Kind.CASES, Kind.VACCINATIONS),
            units,
            // a day far off now and then: windows end, running totals do not
            Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(1, DAYS)),
                Tuple.of(1, Arbitraries.just(DAYS + 20))),
            Arbitraries.longs().between(1, 3),
            Arbitraries.integers().between(0, 10),
            mostlyNot,
            mostlyNot,
            counts())
        .as(
            (kind, unit, day, revision, hoursLate, retracted, cumulative, counts) ->
                new Report(
                    kind,
                    city.code(),
                    unit,
                    date(day),
                    revision,
                    knownAt(day, hoursLate),
                    null,
                    retracted,
                    !retracted && cumulative,
                    retracted ? Counts.NONE : counts.of(kind)));
  }

  private static LocalDate date(int day) {
    return Story.date(day);
  }

  private static Instant knownAt(int day, int hoursLate) {
    return Story.time(day, 12).plus(Duration.ofHours(hoursLate));
  }

  private record Numbers(
      int newCases, @Nullable Integer deaths, @Nullable Integer backlog, int dose, boolean more) {
    Counts of(Kind kind) {
      return kind == Kind.CASES
          ? new Counts.Builder()
              .put(CaseMeasure.NEW_CASES, newCases)
              .put(CaseMeasure.DEATHS, deaths)
              .put(CaseMeasure.BACKLOG_CASES, backlog)
              .put(CaseMeasure.COMMUNITY_CASES, more ? newCases / 2 : null)
              .put(CaseMeasure.TESTS, more ? 2 * newCases + 10 : null)
              .put(CaseMeasure.POSITIVES, more ? newCases : null)
              .build()
          : new Counts.Builder().put(new DoseMeasure(dose, null), newCases).build();
    }
  }

  private static Arbitrary<Numbers> counts() {
    return Combinators.combine(
            Arbitraries.of(0, 0, 0, 10, 50, 100, 150, 250),
            Arbitraries.integers().between(0, 3).injectNull(0.5),
            Arbitraries.integers().between(0, 40).injectNull(0.8),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(true, false, false))
        .as(Numbers::new);
  }
}
