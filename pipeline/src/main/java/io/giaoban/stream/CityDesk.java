package io.giaoban.stream;

import io.giaoban.alert.CityAlerts;
import io.giaoban.alert.CompiledRule;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.Entry;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.ledger.UnitStatement;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one city: what was reported, what it comes to, and what was told of it. Events
 * change the ledger at once; days and alerts follow at the next {@link #flush}, once each however
 * many events touched them.
 */
final class CityDesk {
  private final CityLedger ledger = new CityLedger();
  private final CityCalendar calendar = new CityCalendar();
  private final NavigableMap<LocalDate, CityDay> days = new TreeMap<>();
  private final SortedSet<LocalDate> openDays = new TreeSet<>();
  private final CityAlerts alerts = new CityAlerts(days);
  private final Map<String, ReportingUnit> units = new HashMap<>();
  private final Map<LocalDate, Rows.DayRow> restoredDays = new HashMap<>();
  private City city;
  private Instant clock = Instant.EPOCH;
  private boolean clockMoved;
  private boolean placeChanged;
  private boolean rulesChanged;

  CityDesk(City city) {
    this.city = city;
    index();
  }

  City city() {
    return city;
  }

  @Nullable ReportingUnit unit(String code) {
    return units.get(code);
  }

  /** Takes a checked report; the city's clock is at its time or later then. */
  Entry enter(Report report, Instant knownAt) {
    advance(knownAt);
    return ledger.enter(report);
  }

  /** What stands where a report conflicts with it, for people. */
  String standing(Report report) {
    UnitStatement standing = ledger.statement(report.kind(), report.unit(), report.day());
    return standing == null ? "nothing" : standing.toString();
  }

  /** The city's clock never runs backwards. */
  void advance(Instant time) {
    if (time.isAfter(clock)) {
      clock = time;
      clockMoved = true;
    }
  }

  /** Takes the city as it is from now on. */
  void put(City changed) {
    if (!changed.equals(city)) {
      city = changed;
      index();
      placeChanged = true;
    }
  }

  void put(CompiledRule rule) {
    alerts.put(rule);
    rulesChanged = true;
  }

  void removeRule(String id) {
    alerts.remove(id);
  }

  /** Brings days and alerts up to date, tells what changed, and stores all of it. */
  void flush(Outbox out, Rows rows) {
    SortedMap<LocalDate, SortedSet<String>> touched = ledger.takeTouched();
    Collection<LocalDate> stated = placeChanged ? ledger.days() : touched.keySet();
    SortedSet<LocalDate> affected = new TreeSet<>(calendar.update(city, ledger, stated));
    affected.addAll(daysToClose());
    touched.forEach(
        (day, codes) ->
            codes.forEach(
                unit -> out.unitDay(CityDayRecords.unitDay(city, unit, day, ledger, clock))));
    boolean changed = rulesChanged;
    for (LocalDate day : affected) {
      changed |= brief(day, out, rows);
    }
    if (changed) {
      for (Alert alert : alerts.tell(city, clock)) {
        rows.putAlert(alert);
        out.alert(alert);
      }
    }
    store(rows);
  }

  private void store(Rows rows) {
    ledger.takeChangedRows().forEach(row -> rows.putLedger(city.code(), row));
    if (clockMoved) {
      rows.putClock(city.code(), clock);
    }
    if (placeChanged) {
      rows.putPlace(city);
    }
    clockMoved = false;
    placeChanged = false;
    rulesChanged = false;
  }

  /** Works a day out anew, and tells it if it differs from what was told. */
  private boolean brief(LocalDate day, Outbox out, Rows rows) {
    CityDay before = days.get(day);
    CityDay now = CityDayRecords.cityDay(city, day, calendar, DayState.OPEN);
    now.setState(state(before, now));
    if (before != null && sameFigures(before, now)) {
      return false;
    }
    now.setVersion(before == null ? 1 : before.getVersion() + 1);
    now.setKnownAt(clock);
    now.setIssue(city.dateOf(clock));
    keep(now);
    rows.putDay(city.code(), day, new Rows.DayRow(now.getVersion(), now.getState(), clock));
    out.cityDay(now);
    return true;
  }

  /**
   * Open are days that a report is still awaited for, be it again after a retraction: a function of
   * the statements and the clock, whatever the way there. What changes when closed is revised.
   */
  private DayState state(@Nullable CityDay before, CityDay now) {
    if (!calendar.on(now.getDay()).cases().complete()
        && clock.isBefore(city.closesAt(now.getDay()))) {
      return DayState.OPEN;
    }
    if (before == null || before.getState() == DayState.OPEN) {
      return DayState.FINAL;
    }
    now.setState(before.getState());
    return sameFigures(before, now) ? before.getState() : DayState.REVISED;
  }

  private static boolean sameFigures(CityDay before, CityDay now) {
    now.setVersion(before.getVersion());
    now.setKnownAt(before.getKnownAt());
    now.setIssue(before.getIssue());
    return now.equals(before);
  }

  private Collection<LocalDate> daysToClose() {
    Collection<LocalDate> toClose = new ArrayList<>();
    if (clockMoved) {
      for (LocalDate day : openDays) {
        if (clock.isBefore(city.closesAt(day))) {
          break;
        }
        toClose.add(day);
      }
    }
    return toClose;
  }

  private void keep(CityDay day) {
    days.put(day.getDay(), day);
    if (day.getState() == DayState.OPEN) {
      openDays.add(day.getDay());
    } else {
      openDays.remove(day.getDay());
    }
    alerts.changed(day);
  }

  private void index() {
    units.clear();
    city.units().forEach(unit -> units.put(unit.code(), unit));
  }

  void restore(LedgerRow row) {
    ledger.restore(row);
  }

  void restore(LocalDate day, Rows.DayRow row) {
    restoredDays.put(day, row);
  }

  void restore(Instant stored) {
    clock = stored;
  }

  void restore(Alert alert) {
    alerts.restore(alert);
  }

  /** Works all days out anew from what was restored: they were told before. */
  void restored() {
    calendar.update(city, ledger, ledger.days());
    for (LocalDate day : calendar.days()) {
      Rows.DayRow row = restoredDays.get(day);
      if (row != null) {
        CityDay told = CityDayRecords.cityDay(city, day, calendar, row.state());
        told.setVersion(row.version());
        told.setKnownAt(row.knownAt());
        told.setIssue(city.dateOf(row.knownAt()));
        keep(told);
      }
    }
    restoredDays.clear();
    rulesChanged = false;
  }
}
