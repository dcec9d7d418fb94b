package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.RunningTotals;
import io.giaoban.ledger.CaseTotals;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.DoseTotals;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a city's statements come to, day by day, kept up with the ledger. */
final class CityCalendar {
  /** How far a day reaches into the rolling figures: the day itself and 13 more. */
  private static final int REACH_DAYS = 14;

  private final NavigableMap<LocalDate, Entry> entries = new TreeMap<>();

  /** One day's totals, and the running totals up to its end. */
  record Entry(
      CaseTotals cases,
      SortedMap<Integer, DoseTotals> doses,
      int vaccinationUnits,
      RunningTotals running) {}

  /** Takes note of days whose statements changed; tells the days whose figures may differ now. */
  Collection<LocalDate> update(City city, CityLedger ledger, Collection<LocalDate> touched) {
    SortedSet<LocalDate> affected = new TreeSet<>();
    if (touched.isEmpty()) {
      return affected;
    }
    for (LocalDate day : touched) {
      entries.put(
          day,
          new Entry(
              ledger.cases(city, day),
              ledger.doses(city, day),
              ledger.vaccinationUnitsReported(city, day),
              RunningTotals.NONE));
      LocalDate end = day.plusDays(REACH_DAYS);
      affected.addAll(entries.subMap(day, true, end, false).keySet());
    }
    run(new TreeSet<>(touched).first(), affected);
    return affected;
  }

  Entry on(LocalDate day) {
    return entries.get(day);
  }

  DaySeries newCases() {
    return day -> {
      Entry entry = entries.get(day);
      return entry == null ? null : entry.cases().count(CaseMeasure.NEW_CASES);
    };
  }

  Collection<LocalDate> days() {
    return entries.keySet();
  }

  /** Carries the running totals on from a day, as far as they differ. */
  private void run(LocalDate from, SortedSet<LocalDate> affected) {
    Map.Entry<LocalDate, Entry> before = entries.lowerEntry(from);
    RunningTotals running = before == null ? RunningTotals.NONE : before.getValue().running();
    LocalDate lastAffected = affected.last();
    for (Map.Entry<LocalDate, Entry> day : entries.tailMap(from, true).entrySet()) {
      Entry entry = day.getValue();
      running =
          running.plus(entry.cases().runningCases(), entry.cases().runningDeaths(), doses(entry));
      if (!running.equals(entry.running())) {
        day.setValue(new Entry(entry.cases(), entry.doses(), entry.vaccinationUnits(), running));
        affected.add(day.getKey());
      } else if (day.getKey().isAfter(lastAffected)) {
        return;
      }
    }
  }

  private static Map<Integer, Long> doses(Entry entry) {
    Map<Integer, Long> more = new TreeMap<>();
    entry.doses().forEach((dose, totals) -> more.put(dose, totals.running()));
    return more;
  }
}
