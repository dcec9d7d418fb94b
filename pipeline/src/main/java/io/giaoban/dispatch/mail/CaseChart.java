package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.ToldDays;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place's new cases over {@link #DAYS} days.
 *
 * @param columns a column for each day, in order, also for days of which nothing is known
 */
record CaseChart(List<Column> columns) {
  /** How many days are shown. */
  static final int DAYS = 28;

  /** How many of them may come after the last day of the alert. */
  private static final int AFTERWARDS = 7;

  /**
   * A day.
   *
   * @param cases new cases; null: not known, which is not zero
   * @param mean7 mean of 7 days, cases a day; null: not known
   * @param alert whether an alert is about this day
   */
  record Column(LocalDate day, @Nullable Integer cases, @Nullable Double mean7, boolean alert) {
    /** What is drawn; a running total that fell is drawn as nothing. */
    double height() {
      return cases == null ? 0 : Math.max(0, cases);
    }

    /** Where the mean is drawn; below zero: nowhere. */
    double meanHeight() {
      return mean7 == null ? -1 : mean7;
    }
  }

  CaseChart {
    columns = List.copyOf(columns);
  }

  /**
   * The days up to an alert's, and a week of those after it where they are known.
   *
   * @param days days on which alerts are, the last of which ends the chart; at least one
   * @return empty: nothing is known of any of these days
   */
  static Optional<CaseChart> of(ToldDays told, Alert place, Set<LocalDate> days) {
    LocalDate last = days.stream().max(Comparator.naturalOrder()).orElseThrow();
    Map<LocalDate, Column> known = new HashMap<>();
    LocalDate end = last;
    for (Column column : columns(told, place, last, days)) {
      known.put(column.day(), column);
      end = column.cases() != null && column.day().isAfter(end) ? column.day() : end;
    }
    List<Column> columns = new ArrayList<>();
    for (LocalDate day = end.minusDays(DAYS - 1L); !day.isAfter(end); day = day.plusDays(1)) {
      Column none = new Column(day, null, null, days.contains(day));
      columns.add(known.getOrDefault(day, none));
    }
    return columns.stream().allMatch(column -> column.cases() == null)
        ? Optional.empty()
        : Optional.of(new CaseChart(columns));
  }

  private static List<Column> columns(
      ToldDays told, Alert place, LocalDate last, Set<LocalDate> days) {
    LocalDate from = last.minusDays(DAYS - 1L);
    LocalDate to = last.plusDays(AFTERWARDS);
    String unit = place.getUnit();
    if (unit == null) {
      Collection<CityDay> city = told.city(place.getCity(), from, to);
      return city.stream()
          .map(
              d -> new Column(d.getDay(), d.getNewCases(), d.getMean7(), days.contains(d.getDay())))
          .toList();
    }
    Collection<UnitDay> ofUnit = told.unit(place.getCity(), unit, from, to);
    return ofUnit.stream()
        .map(d -> new Column(d.getDay(), d.getNewCases(), d.getMean7(), days.contains(d.getDay())))
        .toList();
  }

  LocalDate first() {
    return columns.get(0).day();
  }

  LocalDate last() {
    return columns.get(columns.size() - 1).day();
  }

  /** The day with the most cases, the first of them. */
  Column highest() {
    return columns.stream()
        .filter(column -> column.cases() != null)
        .max(
            Comparator.comparing(Column::height)
                .thenComparing(Column::day, Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** The highest value that is drawn, at least 1. */
  double top() {
    return columns.stream()
        .mapToDouble(column -> Math.max(column.height(), column.meanHeight()))
        .reduce(1, Math::max);
  }

  /** Days of which nothing is known. */
  List<LocalDate> missing() {
    return columns.stream().filter(column -> column.cases() == null).map(Column::day).toList();
  }

  /** Days on which alerts are. */
  List<LocalDate> alertDays() {
    return columns.stream().filter(Column::alert).map(Column::day).toList();
  }
}
