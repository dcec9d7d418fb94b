package io.giaoban.ledger;

import io.giaoban.place.City;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import io.giaoban.report.Report;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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

  /** Takes a statement; what it changed {@link #takeTouched} tells. */
  public Entry enter(Report report) {
    return book(report.kind()).enter(units.ordinal(report.unit()), report);
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

  /** The units whose statements of a day changed since the last call, by day and code. */
  public SortedMap<LocalDate, SortedSet<String>> takeTouched() {
    SortedMap<LocalDate, SortedSet<String>> touched = new TreeMap<>();
    for (Book book : List.of(cases, vaccinations)) {
      for (Map.Entry<Integer, BitSet> day : book.takeTouched().entrySet()) {
        SortedSet<String> codes =
            touched.computeIfAbsent(LocalDate.ofEpochDay(day.getKey()), d -> new TreeSet<>());
        day.getValue().stream().forEach(unit -> codes.add(units.entries().get(unit)));
      }
    }
    return touched;
  }

  /** What the statements about cases come to on a day. */
  public CaseTotals cases(City city, LocalDate day) {
    return new CaseSum(cases, units, city, day).totals();
  }

  /** What the statements about vaccinations come to on a day, by number of dose. */
  public SortedMap<Integer, DoseTotals> doses(City city, LocalDate day) {
    return new DoseSum(vaccinations, units, city, day).byDose();
  }

  /** How many of the units that should have reported vaccinations for a day. */
  public int vaccinationUnitsReported(City city, LocalDate day) {
    return new DoseSum(vaccinations, units, city, day).unitsReported();
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
    Map<Measure, @Nullable Integer> counts = new LinkedHashMap<>();
    sheet.stated(ordinal).stream()
        .forEach(
            column -> {
              int count = book.dayCount(epochDay, ordinal, column);
              counts.put(
                  book.columns().entries().get(column), count == Sheet.UNKNOWN ? null : count);
            });
    return new UnitStatement(sheet.revision(ordinal), sheet.retracted(ordinal), counts);
  }

  /** The rows that changed since the last call. */
  public List<LedgerRow> takeChangedRows() {
    return rows.takeChanged();
  }

  /** Puts a stored row back; rows come in the order of their keys. */
  public void restore(LedgerRow row) {
    rows.restore(row);
  }

  static int epochDay(LocalDate day) {
    return Math.toIntExact(day.toEpochDay());
  }

  private Book book(Kind kind) {
    return kind == Kind.CASES ? cases : vaccinations;
  }
}
