package io.giaoban.node.metrics;

import org.jspecify.annotations.Nullable;

/** What is measured of each city. */
enum CityGauge {
  DAYS_OPEN("giaoban.city.days.open", null, "Days that are not closed."),
  OLDEST_OPEN(
      "giaoban.city.oldest.open",
      "seconds",
      "How long ago the oldest open day ended; 0: none has ended."),
  UNITS_EXPECTED(
      "giaoban.city.units.expected", null, "Units that should report the last day that was due."),
  UNITS_REPORTED("giaoban.city.units.reported", null, "Units that have reported that day."),
  UNITS_MISSING("giaoban.city.units.missing", null, "Units that have not reported that day."),
  KNOWN_AT("giaoban.city.known.at", "seconds", "When the last of the city was known, since 1970.");

  final String meter;
  final @Nullable String unit;
  final String description;

  CityGauge(String meter, @Nullable String unit, String description) {
    this.meter = meter;
    this.unit = unit;
    this.description = description;
  }
}
