package io.giaoban.node.metrics;

import io.giaoban.place.City;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operator wants to know of a city: whether its days come in and are closed. */
final class CityPicture {
  private int open;
  private @Nullable CityDay oldestOpen;
  private @Nullable CityDay lastDue;
  private Instant knownAt = Instant.EPOCH;

  /** That of a city's days, in their order. */
  static CityPicture of(Collection<CityDay> days) {
    CityPicture picture = new CityPicture();
    days.forEach(picture::add);
    return picture;
  }

  /**
   * The figures by the names of their gauges.
   *
   * @param now which time it is; null: as it was when the last of it was known
   */
  Map<CityGauge, Double> figures(City city, @Nullable Instant now) {
    Instant time = now == null ? knownAt : now;
    return Map.of(
        CityGauge.DAYS_OPEN,
        (double) open,
        CityGauge.OLDEST_OPEN,
        oldestOpen == null ? 0 : secondsOver(city, oldestOpen, time),
        CityGauge.UNITS_EXPECTED,
        lastDue == null ? 0 : (double) lastDue.getUnitsExpected(),
        CityGauge.UNITS_REPORTED,
        lastDue == null ? 0 : (double) lastDue.getUnitsReported(),
        CityGauge.UNITS_MISSING,
        lastDue == null ? 0 : (double) lastDue.getMissingUnits().size(),
        CityGauge.KNOWN_AT,
        (double) knownAt.getEpochSecond());
  }

  private void add(CityDay day) {
    if (day.getState() == DayState.OPEN) {
      open++;
      oldestOpen = oldestOpen == null ? day : oldestOpen;
    }
    if (day.getUnitsOnTime() != null) {
      lastDue = day;
    }
    knownAt = day.getKnownAt().isAfter(knownAt) ? day.getKnownAt() : knownAt;
  }

  private static double secondsOver(City city, CityDay day, Instant now) {
    return Math.max(0, Duration.between(city.endOf(day.getDay()), now).toSeconds());
  }
}
