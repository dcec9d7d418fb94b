package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What feeds send: each unit one report a day, at any moment of the hour after the cut-off, and of
 * three in ten a correction in the same hour of one of the seven days after. Six counts each.
 */
final class ScaleReports {
  private static final double CORRECTED = 0.3;
  private static final int CORRECTED_WITHIN = 7;
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  private final Random random = new Random(1);
  private final Map<LocalDate, List<Report>> corrections = new HashMap<>();
  private final List<City> cities;

  ScaleReports(List<City> cities) {
    this.cities = cities;
  }

  /** What comes in the hour after a day's cut-off, in order. */
  List<Report> after(LocalDate day) {
    List<Report> reports = new ArrayList<>();
    for (City city : cities) {
      for (ReportingUnit unit : city.units()) {
        reports.add(report(city, unit.code(), day, 1, day));
        if (random.nextDouble() < CORRECTED) {
          LocalDate later = day.plusDays(1 + random.nextInt(CORRECTED_WITHIN));
          corrections
              .computeIfAbsent(later, d -> new ArrayList<>())
              .add(report(city, unit.code(), day, 2, later));
        }
      }
    }
    List<Report> corrected = corrections.remove(day);
    if (corrected != null) {
      reports.addAll(corrected);
    }
    reports.sort(Comparator.comparing(Report::reportedAt));
    return reports;
  }

  private Report report(City city, String unit, LocalDate day, int revision, LocalDate sent) {
    double wave = 1 + Math.sin(day.toEpochDay() / 29.0);
    int cases = (int) (30 * wave * random.nextDouble());
    Counts counts =
        new Counts.Builder()
            .put(CaseMeasure.NEW_CASES, cases)
            .put(CaseMeasure.COMMUNITY_CASES, cases / 2)
            .put(CaseMeasure.QUARANTINE_CASES, cases - cases / 2)
            .put(CaseMeasure.DEATHS, cases / 25)
            .put(CaseMeasure.TESTS, 10 * cases + random.nextInt(50))
            .put(CaseMeasure.POSITIVES, cases)
            .build();
    return new Report(
        Kind.CASES,
        city.code(),
        unit,
        day,
        revision,
        city.endOf(sent).plusMillis((long) (random.nextDouble() * HOUR_MS)),
        "feed-" + city.code(),
        false,
        false,
        counts);
  }
}
