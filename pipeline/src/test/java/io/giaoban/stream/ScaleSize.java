package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.CutoffPeriod;
import io.giaoban.place.Population;
import io.giaoban.place.ReportingUnit;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How much reports to one system: made-up places, as many and as large as real ones. */
enum ScaleSize {
  /** Hà Nội and its 30 districts. */
  CITY(1, 30, 6),
  /** A city that hears each of its communes by itself. */
  LARGE_CITY(1, 3_000, 6),
  /** Việt Nam as it was in 2021: 63 provinces of 64 to 254 communes. */
  COUNTRY(63, 10_000, 12),
  /** 2,000 cities of 30 districts. */
  CONTINENT(2_000, 60_000, 24);

  private static final long PEOPLE_A_UNIT = 10_000;

  final int cities;
  final int units;
  final int partitions;

  ScaleSize(int cities, int units, int partitions) {
    this.cities = cities;
    this.units = units;
    this.partitions = partitions;
  }

  /**
   * One in so many of the cities, whose reports are on time for two hours; those of a country from
   * the smallest to one four times as large. Cities know nothing of each other, so some tell what
   * all would cost.
   */
  List<City> places(int oneIn) {
    return IntStream.range(0, cities)
        .filter(i -> (i - oneIn / 2) % oneIn == 0)
        .mapToObj(i -> city(i, unitsOf(i)))
        .toList();
  }

  private int unitsOf(int city) {
    int even = units * (city + 1) / cities - units * city / cities;
    return this == COUNTRY ? even + 95 * (2 * city - cities + 1) / (cities - 1) : even;
  }

  private static City city(int index, int units) {
    String code =
        index < Provinces.CODES.size()
            ? Provinces.CODES.get(index)
            : String.format(Locale.ROOT, "XA-%04d", index);
    return new City(
        code,
        "City " + code,
        null,
        ZoneId.of("Asia/Ho_Chi_Minh"),
        List.of(new CutoffPeriod(null, Cutoff.parse("18:00"))),
        Duration.ofHours(6),
        Duration.ofHours(2),
        List.of(new Population(units * PEOPLE_A_UNIT, 2021)),
        List.of(),
        IntStream.rangeClosed(1, units).mapToObj(ScaleSize::unit).toList());
  }

  private static ReportingUnit unit(int number) {
    String code = String.format(Locale.ROOT, "%05d", number);
    return new ReportingUnit(code, "Commune " + code, null, PEOPLE_A_UNIT, null, null, false);
  }
}
