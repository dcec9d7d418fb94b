package io.giaoban.ledger;

import io.giaoban.figures.LastCases;
import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import io.giaoban.report.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All statements about a city. For each unit, day and kind the highest revision is the truth, so
 * any order and any repeats of the same reports end in the same ledger. Not thread-safe.
 */
public final class CityLedger {
  private final Dictionary<String> units = new Dictionary<>();
  private final Book cases = new Book(new Dictionary<>());
  private final Book vaccinations = new Book(new Dictionary<>());
  private final LedgerRows rows = new LedgerRows(units, cases, vaccinations);

  /**
   * Takes a statement.
   *
   * @param city the city as it is now
   * @param knownAt when the statement became known
   */
  public Entered enter(City city, Report report, Instant knownAt) {
    int unit = units.ordinal(report.unit());
    int day = epochDay(report.day());
    boolean byCity = byCity(city, report.kind(), day);
    LookBack before = LookBack.from(day, cases, unit);
    Book.Written written = book(report.kind()).enter(unit, report, knownAt);
    return switch (written.entry()) {
      case STATED, CORRECTED, RETRACTED -> {
        boolean byCityNow = byCity(city, report.kind(), day);
        ReportingUnit whole = city.wholeCityUnit();
        boolean isWhole = whole != null && whole.code().equals(report.unit());
        Reach reach =
            new Reach(
                book(report.kind()), unit, day, written.measures(), d -> present(unit, d), before);
        yield new Entered(
            written.entry(),
            byCity == byCityNow
                ? reach.change(report.unit(), d -> byCity(city, report.kind(), d) == isWhole)
                : reach.changeOfTheSpeaker(report.unit()));
      }
      case CONFIRMED, REPEATED, SUPERSEDED, CONFLICTING ->
          new Entered(written.entry(), changeOfTheSame(written, report));
    };
  }

  /** What changes where the unit's counts stay: since when a day is known, and its revision. */
  private static @Nullable Change changeOfTheSame(Book.Written written, Report report) {
    if (written.earlier()) {
      return Change.ofTheDay(report.unit(), report.day());
    }
    return written.entry() == Entry.CONFIRMED
        ? Change.ofTheUnit(report.unit(), report.day())
        : null;
  }

  /** The days with a standing or retracted statement of any kind. */
  public SortedSet<LocalDate> days() {
    SortedSet<LocalDate> days = new TreeSet<>();
    for (Book book : List.of(cases, vaccinations)) {
      for (int day = book.first(); day < book.end(); day++) {
        if (book.sheet(day) != null) {
          days.add(LocalDate.ofEpochDay(day));
        }
      }
    }
    return days;
  }

  /** What the statements about cases come to on a day. */
  public CaseTotals cases(City city, LocalDate day) {
    return new CaseSum(cases, units, city, day).totals();
  }

  /** Whether nobody is awaited any more to report cases of a day. */
  public boolean complete(City city, LocalDate day) {
    Sheet sheet = cases.sheet(epochDay(day));
    int expected = city.unitsExpectedOn(day);
    // Looking at each unit is for days on which enough have made a statement, or the city itself.
    return sheet != null
        && (sheet.presentUnits() >= expected || city.wholeCityUnit() != null)
        && new CaseSum(cases, units, city, day).counted().attendance().complete();
  }

  /** What the statements about vaccinations come to on a day, by number and group. */
  public Map<DoseMeasure, DoseTotals> doses(City city, LocalDate day) {
    return new DoseSum(vaccinations, units, city, day).totals();
  }

  /** How many of the units that should have reported vaccinations for a day. */
  public int vaccinationUnitsReported(City city, LocalDate day) {
    return new DoseSum(vaccinations, units, city, day).counted().attendance().reported();
  }

  /** Whether a unit has made a statement of any kind about a day, retracted or not. */
  public boolean has(String unit, LocalDate day) {
    Integer ordinal = units.find(unit);
    return ordinal != null && present(ordinal, epochDay(day));
  }

  /** What a unit's statements say of new cases, day by day. */
  public LastCases.Days casesOf(String unit) {
    Integer ordinal = units.find(unit);
    return new UnitCases(cases, ordinal == null ? Integer.MAX_VALUE : ordinal);
  }

  /** What a unit's statement comes to; null: it never made one. */
  public @Nullable UnitStatement statement(Kind kind, String unit, LocalDate day) {
    Integer ordinal = units.find(unit);
    Book book = book(kind);
    int epochDay = epochDay(day);
    Sheet sheet = book.sheet(epochDay);
    if (ordinal == null || sheet == null || !sheet.present(ordinal)) {
      return null;
    }
    Map<Measure, Integer> counts = new LinkedHashMap<>();
    Map<Measure, Increment> increments = new LinkedHashMap<>();
    sheet.stated(ordinal).stream()
        .forEach(
            column -> {
              Measure measure = book.columns().entries().get(column);
              counts.put(measure, sheet.count(ordinal, column));
              Increment increment = book.increment(epochDay, ordinal, column);
              if (increment != null) {
                increments.put(measure, increment);
              }
            });
    return new UnitStatement(
        sheet.revision(ordinal),
        sheet.retracted(ordinal),
        sheet.cumulative(ordinal),
        Instant.ofEpochMilli(sheet.knownSince(ordinal)),
        counts,
        increments);
  }

  /** What a unit's statement of a measure adds; null: it states none. */
  public @Nullable Increment increment(Kind kind, String unit, LocalDate day, Measure measure) {
    Integer ordinal = units.find(unit);
    Integer column = book(kind).columns().find(measure);
    return ordinal == null || column == null
        ? null
        : book(kind).increment(epochDay(day), ordinal, column);
  }

  /** A unit's running total of a measure up to the end of a day, as its statements tell it. */
  public long running(Kind kind, String unit, LocalDate day, Measure measure) {
    Integer ordinal = units.find(unit);
    Book book = book(kind);
    Integer column = book.columns().find(measure);
    long running = 0;
    for (int d = epochDay(day); ordinal != null && column != null && d >= book.first(); d--) {
      Increment increment = book.increment(d, ordinal, column);
      if (increment != null) {
        Sheet sheet = book.sheet(d);
        if (sheet != null && sheet.cumulative(ordinal)) {
          return running + sheet.count(ordinal, column);
        }
        running += increment.amount();
      }
    }
    return running;
  }

  /** The rows that changed since the last call. */
  public List<LedgerRow> takeChangedRows() {
    return rows.takeChanged();
  }

  /** Puts a stored row back; rows come in the order of their keys. */
  public void restore(LedgerRow row) {
    rows.restore(row);
  }

  private boolean present(int unit, int day) {
    Sheet ofCases = cases.sheet(day);
    Sheet ofVaccinations = vaccinations.sheet(day);
    return (ofCases != null && ofCases.present(unit))
        || (ofVaccinations != null && ofVaccinations.present(unit));
  }

  /** Whether the city's own statement stands on a day. */
  private boolean byCity(City city, Kind kind, int day) {
    ReportingUnit whole = city.wholeCityUnit();
    Integer ordinal = whole == null ? null : units.find(whole.code());
    Sheet sheet = book(kind).sheet(day);
    if (ordinal == null || sheet == null || !sheet.stands(ordinal)) {
      return false;
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    Counted counted =
        kind == Kind.CASES
            ? new CaseSum(cases, units, city, date).counted()
            : new DoseSum(vaccinations, units, city, date).counted();
    return counted.attendance().byCity();
  }

  static int epochDay(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  private Book book(Kind kind) {
    return kind == Kind.CASES ? cases : vaccinations;
  }
}
