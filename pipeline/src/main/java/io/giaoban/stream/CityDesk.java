package io.giaoban.stream;

import io.giaoban.alert.CityAlerts;
import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Silence;
import io.giaoban.ledger.Change;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.Entered;
import io.giaoban.ledger.Entry;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.ledger.UnitStatement;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Counts;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one city: what was reported, what it comes to, and what was told of it. Events
 * change the ledger at once; days follow when the {@link DayClock} comes to a later stretch of time
 * or at the next {@link #flush}, and alerts as {@link AlertDesk} tells them.
 */
final class CityDesk {
  private final CityLedger ledger = new CityLedger();
  private final CityCalendar calendar = new CityCalendar();
  private final NavigableMap<LocalDate, CityDay> days = new TreeMap<>();
  private final Closings closings = new Closings();
  private final Touches touches = new Touches();
  private final Map<LocalDate, Rows.DayRow> restoredDays = new HashMap<>();
  private final Untold untold = new Untold();
  private final IntakeTally tally;
  private final DayClock clock;
  private final AlertDesk alerts;
  private final Map<String, Map<LocalDate, UnitDay>> unitDays = new HashMap<>();
  private City city;
  private boolean placeChanged;
  private @Nullable Instant waiting;

  CityDesk(City city, int partition) {
    this.city = city;
    this.tally = new IntakeTally(city.code(), partition, at -> city().dateOf(at));
    this.clock = new DayClock(city, new Hands());
    this.alerts = new AlertDesk(city, days, new UnitDays(), clock, untold);
  }

  City city() {
    return city;
  }

  IntakeTally tally() {
    return tally;
  }

  /** From now on every day of the city is told, be it reported or not. */
  void awaitFrom(Instant start) {
    clock.awaitFrom(start);
  }

  /** Whether time alone changes something by then. */
  boolean dueBy(Instant time) {
    return clock.anyBy(time);
  }

  /** Moves the city's clock, which never runs backwards, and does what is due on the way. */
  void advance(Instant time) {
    clock.advance(time);
  }

  /** Takes a checked report; the city's clock is at its time or later then. */
  Entry enter(Report report, Instant knownAt) {
    advance(knownAt);
    Entered entered = ledger.enter(city, report, knownAt);
    Change change = entered.change();
    if (change != null) {
      touches.add(change, clock.now());
      clock.watch(report.day());
      noteIfLoaded(report.day());
      closeIfDue(report.day());
    }
    return entered.entry();
  }

  /** What stands where a report conflicts with it, for people. */
  String standing(Report report) {
    UnitStatement standing = ledger.statement(report.kind(), report.unit(), report.day());
    if (standing == null) {
      return "nothing";
    }
    Counts.Builder counts = new Counts.Builder();
    standing.counts().forEach(counts::put);
    return content(standing.retracted(), standing.cumulative(), counts.build());
  }

  /** What a statement says, for people. */
  static String content(boolean retracted, boolean cumulative, Counts counts) {
    return retracted ? "a retraction" : counts + (cumulative ? " as running totals" : "");
  }

  /** Takes the city as it is from now on. What it was before is told first. */
  void put(City changed) {
    if (changed.equals(city)) {
      return;
    }
    settle();
    City before = city;
    city = changed;
    placeChanged = true;
    unitDays.clear();
    clock.put(city, calendar.days());
    calendar.update(city, ledger, new TreeSet<>(calendar.days()));
    for (LocalDate day : calendar.days()) {
      closeIfDue(day);
      if (!asTold(day)) {
        touches.day(day, clock.now());
      }
      touchUnitsOtherThan(before, day);
    }
    alerts.put(city);
  }

  /** By its place a unit's day tells whether it was on time, and its coverage. */
  private void touchUnitsOtherThan(City before, LocalDate day) {
    boolean otherDue = !before.dueAt(day).equals(city.dueAt(day));
    for (ReportingUnit unit : city.units()) {
      ReportingUnit was = before.unit(unit.code());
      boolean otherPeople =
          was != null && !Objects.equals(was.populationOn(day), unit.populationOn(day));
      if ((otherDue || otherPeople) && ledger.has(unit.code(), day)) {
        touches.unitDay(unit.code(), day, clock.now());
      }
    }
  }

  /** The city's clock. */
  Instant now() {
    return clock.now();
  }

  /** What rules and silences are told. */
  AlertDesk alerts() {
    return alerts;
  }

  /** Tells the alerts that wait, as nothing more comes in the stretch of time in which they are. */
  void tellAlerts() {
    settle();
    alerts.tell();
    unitDays.clear();
  }

  /** Brings days up to date, tells what changed, and stores all of it. */
  void flush(Outbox out, Rows rows) {
    settle();
    alerts.store(rows);
    tally.takeChanged().forEach(untold::add);
    untold.tell(city.code(), out, rows);
    ledger.takeChangedRows().forEach(row -> rows.putLedger(city.code(), row));
    clock.store(rows, alerts.pending());
    if (placeChanged) {
      rows.putPlace(city);
      placeChanged = false;
    }
  }

  /** Works out what was touched and keeps it to be told. */
  private void settle() {
    if (touches.isEmpty()) {
      return;
    }
    unitDays.clear();
    calendar.update(city, ledger, touches.takeTotals());
    touches.takeDays(calendar.days(), calendar.lastCases()).forEach(this::brief);
    UnitDayRecords records = new UnitDayRecords(city, ledger);
    touches
        .takeUnitDays()
        .forEach((day, codes) -> codes.forEach((unit, at) -> keep(records.of(unit, day, at))));
  }

  /** Works a day out anew, and keeps it if it is to be told. */
  private void brief(LocalDate day, Touches.Touch touch) {
    CityDay before = days.get(day);
    CityDay now = figures(day);
    if (touch.judged()
        && before != null
        && Objects.equals(before.getSuspectDetail(), now.getSuspectDetail())) {
      return;
    }
    long fingerprint = Fingerprint.of(now);
    now.setState(state(day, fingerprint, touch.at()));
    now.setVersion(before == null ? 1 : before.getVersion() + 1);
    now.setKnownAt(touch.at());
    now.setIssue(city.dateOf(touch.at()));
    keep(now);
    untold.add(
        now,
        new Rows.DayRow(
            now.getVersion(),
            now.getState(),
            touch.at(),
            fingerprint,
            closings.fingerprint(day),
            closings.loadedOn(day)));
  }

  /** Whether the day would be told as it was last. */
  private boolean asTold(LocalDate day) {
    CityDay told = days.get(day);
    if (told == null) {
      return false;
    }
    CityDay now = figures(day);
    now.setState(state(day, Fingerprint.of(now), clock.now()));
    now.setVersion(told.getVersion());
    now.setKnownAt(told.getKnownAt());
    now.setIssue(told.getIssue());
    return now.equals(told);
  }

  private CityDay figures(LocalDate day) {
    return CityDayRecords.of(city, day, calendar, clock.pastDue(day));
  }

  /**
   * Open are days that have not ended, as what was reported may be a part of them, and days that a
   * report is still awaited for, be it again after a retraction.
   */
  private DayState state(LocalDate day, long fingerprint, Instant at) {
    boolean complete = clock.pastEnd(day) && calendar.on(day).cases().attendance().complete();
    return complete || clock.pastClosing(day)
        ? closings.state(day, fingerprint, city.dateOf(at))
        : DayState.OPEN;
  }

  private void noteIfLoaded(LocalDate day) {
    if (!closings.has(day) && clock.pastClosing(day)) {
      closings.load(day, city.dateOf(clock.now()));
    }
  }

  private void closeIfDue(LocalDate day) {
    if (!closings.has(day)
        && (clock.pastClosing(day) || (clock.pastEnd(day) && ledger.complete(city, day)))) {
      calendar.update(city, ledger, touches.takeTotals());
      closings.close(day, Fingerprint.of(figures(day)));
    }
  }

  private void keep(CityDay day) {
    days.put(day.getDay(), day);
    alerts.changed(day);
  }

  private void keep(UnitDay day) {
    unitDays.computeIfAbsent(day.getUnit(), unit -> new HashMap<>()).put(day.getDay(), day);
    untold.add(day);
    alerts.changed(day);
  }

  void restore(LedgerRow row) {
    ledger.restore(row);
  }

  void restore(LocalDate day, Rows.DayRow row) {
    restoredDays.put(day, row);
  }

  void restore(Rows.ClockRow row) {
    clock.restore(row);
    waiting = row.waiting();
  }

  /**
   * Works all days out anew from what was restored: they were told before.
   *
   * @param rules those in force
   * @param silences those in force
   */
  void restored(Collection<CompiledRule> rules, Collection<Silence> silences) {
    alerts.restore(rules);
    TreeSet<LocalDate> all = new TreeSet<>(ledger.days());
    all.addAll(restoredDays.keySet());
    calendar.update(city, ledger, all);
    restoredDays.forEach(
        (day, row) -> {
          CityDay told = figures(day);
          told.setState(row.state());
          told.setVersion(row.version());
          told.setKnownAt(row.knownAt());
          told.setIssue(city.dateOf(row.knownAt()));
          closings.restore(row, told);
          keep(told);
        });
    clock.put(city, calendar.days());
    restoredDays.clear();
    alerts.restored(waiting, silences);
    waiting = null;
  }

  /** What the clock does to the days. */
  private final class Hands implements DayClock.Hands {
    @Override
    public void stretchEnds() {
      tellAlerts();
    }

    @Override
    public void wake() {
      alerts.wake();
      unitDays.clear();
    }

    @Override
    public void touch(LocalDate day, Instant at) {
      touches.day(day, at);
    }

    @Override
    public void closeIfDue(LocalDate day) {
      CityDesk.this.closeIfDue(day);
    }
  }

  /** What rules want to know of days besides the city's own. */
  private final class UnitDays implements CityAlerts.Source {
    @Override
    public UnitDay unitDay(String unit, LocalDate day) {
      return unitDays
          .computeIfAbsent(unit, code -> new HashMap<>())
          .computeIfAbsent(day, d -> new UnitDayRecords(city, ledger).of(unit, d, clock.now()));
    }

    @Override
    public boolean loaded(LocalDate day) {
      return closings.loadedOn(day) != null;
    }
  }
}
