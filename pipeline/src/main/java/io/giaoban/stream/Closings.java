package io.giaoban.stream;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * With what figures each of a city's days was closed first: as long as it has them it is final, and
 * revised once they differ.
 */
final class Closings {
  private final Map<LocalDate, Long> fingerprints = new HashMap<>();
  private final Map<LocalDate, LocalDate> loadedOn = new HashMap<>();

  /** Whether the day was closed before, be it long before it was loaded. */
  boolean has(LocalDate day) {
    return fingerprints.containsKey(day) || loadedOn.containsKey(day);
  }

  /** The day closes with the figures of this fingerprint. */
  void close(LocalDate day, long fingerprint) {
    fingerprints.put(day, fingerprint);
  }

  /**
   * The day was over before anything was known of it. History that is loaded corrects nobody: the
   * day closes with the figures that it has when the date of loading ends.
   *
   * @param date the city's calendar date
   */
  void load(LocalDate day, LocalDate date) {
    loadedOn.put(day, date);
  }

  /**
   * What a day that is open no longer is with these figures. It closes with them unless it was
   * closed before.
   *
   * @param date the city's calendar date on which it has them
   */
  DayState state(LocalDate day, long fingerprint, LocalDate date) {
    if (date.equals(loadedOn.get(day))) {
      close(day, fingerprint);
    }
    return fingerprints.computeIfAbsent(day, d -> fingerprint) == fingerprint
        ? DayState.FINAL
        : DayState.REVISED;
  }

  /** Of the figures with which the day was closed first; null: it never was. */
  @Nullable Long fingerprint(LocalDate day) {
    return fingerprints.get(day);
  }

  /** The date on which the day was loaded after its end; null: it was not. */
  @Nullable LocalDate loadedOn(LocalDate day) {
    return loadedOn.get(day);
  }

  /** Takes back what was stored of a day that was told last as here. */
  void restore(Rows.DayRow row, CityDay told) {
    if (row.closing() != null) {
      // The same figures have another fingerprint after an upgrade that adds one.
      boolean asClosed = row.closing() == row.told();
      close(told.getDay(), asClosed ? Fingerprint.of(told) : row.closing());
    }
    if (row.loadedOn() != null) {
      load(told.getDay(), row.loadedOn());
    }
  }
}
