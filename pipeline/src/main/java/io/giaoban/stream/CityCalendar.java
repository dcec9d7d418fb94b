package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.DoseGroup;
import io.giaoban.figures.Gap;
import io.giaoban.figures.LastCases;
import io.giaoban.figures.RunningTotals;
import io.giaoban.ledger.CaseTotals;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.DoseTotals;
import io.giaoban.ledger.Increment;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a city's statements come to, day by day, kept up with the ledger. */
final class CityCalendar {
  private final NavigableMap<LocalDate, Entry> entries = new TreeMap<>();
  private final LastCases lastCases = new LastCases(new Cases());
  private @Nullable City city;

  /** One day's totals, and the running totals up to its end. */
  record Entry(
      CaseTotals cases,
      SortedMap<DoseGroup, DoseTotals> doses,
      int vaccinationUnits,
      RunningTotals running) {
    private Entry with(RunningTotals other) {
      return new Entry(cases, doses, vaccinationUnits, other);
    }
  }

  /** Works the totals of these days out anew, and the running totals from the first of them on. */
  void update(City now, CityLedger ledger, SortedSet<LocalDate> days) {
    if (!now.equals(city)) {
      city = now;
      lastCases.forgetFrom(Integer.MIN_VALUE);
    }
    for (LocalDate day : days) {
      SortedMap<DoseGroup, DoseTotals> doses = new TreeMap<>();
      ledger
          .doses(now, day)
          .forEach((measure, d) -> doses.put(new DoseGroup(measure.dose(), measure.group()), d));
      entries.put(
          day,
          new Entry(
              ledger.cases(now, day),
              doses,
              ledger.vaccinationUnitsReported(now, day),
              RunningTotals.NONE));
    }
    if (!days.isEmpty()) {
      lastCases.forgetFrom((int) days.first().toEpochDay());
      run(days.first(), days.last());
    }
  }

  Entry on(LocalDate day) {
    return entries.get(day);
  }

  NavigableSet<LocalDate> days() {
    return entries.navigableKeySet();
  }

  /** The city's new cases. */
  DaySeries newCases() {
    return new NewCases();
  }

  /** The counts of a measure by day, without figures over several days. */
  DaySeries counts(CaseMeasure measure) {
    return day -> {
      Entry entry = entries.get(day);
      return entry == null ? null : entry.cases().count(measure);
    };
  }

  /** The city's last case as seen from each day. */
  LastCases lastCases() {
    return lastCases;
  }

  /** Carries the running totals on from a day, as far as they differ. */
  private void run(LocalDate from, LocalDate lastNew) {
    Map.Entry<LocalDate, Entry> before = entries.lowerEntry(from);
    RunningTotals running = before == null ? RunningTotals.NONE : before.getValue().running();
    for (Map.Entry<LocalDate, Entry> day : entries.tailMap(from, true).entrySet()) {
      Entry entry = day.getValue();
      running =
          running.plus(entry.cases().runningCases(), entry.cases().runningDeaths(), doses(entry));
      if (!running.equals(entry.running())) {
        day.setValue(entry.with(running));
      } else if (day.getKey().isAfter(lastNew)) {
        return;
      }
    }
  }

  private static Map<DoseGroup, Long> doses(Entry entry) {
    Map<DoseGroup, Long> more = new TreeMap<>();
    entry.doses().forEach((dose, totals) -> more.put(dose, totals.running()));
    return more;
  }

  private final class Cases implements LastCases.Days {
    @Override
    public boolean anyCase(int day) {
      Entry entry = entry(day);
      return entry != null && entry.cases().anyCase();
    }

    @Override
    public int missing(int day) {
      Entry entry = entry(day);
      if (entry != null) {
        return entry.cases().missing();
      }
      int expected = city == null ? 0 : city.unitsExpectedOn(LocalDate.ofEpochDay(day));
      return expected == 0 ? Integer.MAX_VALUE : expected;
    }

    @Override
    public Collection<LastCases.Span> spansTo(int day) {
      Entry entry = entry(day);
      return entry == null ? List.of() : entry.cases().spans();
    }

    private @Nullable Entry entry(int day) {
      return entries.get(LocalDate.ofEpochDay(day));
    }
  }

  private final class NewCases implements DaySeries {
    @Override
    public @Nullable Integer on(LocalDate day) {
      Entry entry = entries.get(day);
      return entry == null ? null : entry.cases().count(CaseMeasure.NEW_CASES);
    }

    @Override
    public Collection<Gap> gapsTo(LocalDate day) {
      Entry entry = entries.get(day);
      if (entry == null || entry.cases().gaps().isEmpty()) {
        return List.of();
      }
      List<Gap> gaps = new ArrayList<>();
      for (Increment gap : entry.cases().gaps()) {
        if (gap.from() != null) {
          gaps.add(new Gap(gap.from(), day, gap.amount()));
        }
      }
      return gaps;
    }

    @Override
    public long correctedOn(LocalDate day) {
      Entry entry = entries.get(day);
      return entry == null ? 0 : entry.cases().corrected();
    }
  }
}
