package io.giaoban.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A city that the sources have never heard of, and reports of it. */
final class TestCity {
  static final String CODE = "XX-AA";
  static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);

  private TestCity() {}

  /** Writes a places file with the city and so many units: 01, 02, … */
  static Path places(Path dir, int units) throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            cities:
              - code: XX-AA
                name: Thành phố mới
                timezone: Asia/Ho_Chi_Minh
                cutoff: "18:00"
                population: 100000
                units:
            """);
    for (int unit = 1; unit <= units; unit++) {
      yaml.append("      - {code: \"%02d\", name: Quận %d}%n".formatted(unit, unit));
    }
    return Files.writeString(dir.resolve("places.yaml"), yaml);
  }

  /** A CSV of all units and days; a unit's cases on a day are {@link #cases}. */
  static String csv(int units, int days) {
    StringBuilder csv = new StringBuilder("city,unit,day,reportedAt,newCases\n");
    for (int day = 0; day < days; day++) {
      LocalDate date = FIRST_DAY.plusDays(day);
      for (int unit = 1; unit <= units; unit++) {
        csv.append(
            "XX-AA,%02d,%s,%sT18:00:00+07:00,%d%n".formatted(unit, date, date, cases(unit, day)));
      }
    }
    return csv.toString();
  }

  static int cases(int unit, int day) {
    return unit * 3 + day % 11;
  }

  static int total(int units, int day) {
    int total = 0;
    for (int unit = 1; unit <= units; unit++) {
      total += cases(unit, day);
    }
    return total;
  }
}
