package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * A city to tell a story of: 100,000 people in the zone of Hà Nội, whose days end at 18:00 with six
 * hours of grace, unless told otherwise.
 *
 * @param units codes; {@code ALL} speaks for the whole city
 */
record Town(String code, String zone, String cutoff, long people, List<String> units) {
  static final String CODE = "VN-X";
  static final int PEOPLE = 100_000;

  static Town of(String... units) {
    return new Town(CODE, "Asia/Ho_Chi_Minh", "18:00", PEOPLE, List.of(units));
  }

  /** The city that a places file states. */
  static City read(String yaml) {
    try {
      Path file = Files.createTempFile("places", ".yaml");
      try {
        Files.writeString(file, "cities:\n" + yaml.indent(4).replaceFirst("^ {4}", "  - "));
        return PlacesFile.read(file).cities().iterator().next();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Town named(String other) {
    return new Town(other, zone, cutoff, people, units);
  }

  Town in(String otherZone) {
    return new Town(code, otherZone, cutoff, people, units);
  }

  Town until(String otherCutoff) {
    return new Town(code, zone, otherCutoff, people, units);
  }

  Town people(long others) {
    return new Town(code, zone, cutoff, others, units);
  }

  City city() {
    return new City(
        code,
        "Nhỏ",
        "Small",
        ZoneId.of(zone),
        Cutoff.parse(cutoff),
        Duration.ofHours(6),
        people,
        2021,
        units.stream()
            .map(u -> new ReportingUnit(u, u, null, null, null, null, u.equals("ALL")))
            .toList());
  }
}
