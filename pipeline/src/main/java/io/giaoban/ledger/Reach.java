package io.giaoban.ledger;

import io.giaoban.figures.SuddenRise;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Measure;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what a change of one unit's statement reaches beyond its own day. */
final class Reach {
  /** How many days after it a day is judged by a unit's new cases, or has them in its figures. */
  private static final int JUDGED_DAYS = SuddenRise.BASELINE_DAYS;

  /** The same of other counts of which there are figures over a week. */
  private static final int ROLLING_DAYS = 6;

  private static final Set<Measure> ROLLING =
      Set.of(
          CaseMeasure.NEW_CASES,
          CaseMeasure.COMMUNITY_CASES,
          CaseMeasure.TESTS,
          CaseMeasure.POSITIVES);

  private final Book book;
  private final int unit;
  private final int day;
  private final BitSet measures;
  private final IntPredicate told;
  private final LookBack before;

  /**
   * The reach of a statement.
   *
   * @param measures those of which another count stands now
   * @param told on which days since the epoch the unit has a statement of any kind
   * @param before the unit's last case before the statement
   */
  Reach(Book book, int unit, int day, BitSet measures, IntPredicate told, LookBack before) {
    this.book = book;
    this.unit = unit;
    this.day = day;
    this.measures = measures;
    this.told = told;
    this.before = before;
  }

  /**
   * The change.
   *
   * @param code the unit's code
   * @param counts on which days since the epoch the unit's statements count into the city's figures
   */
  Change change(String code, IntPredicate counts) {
    SortedSet<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.ofEpochDay(day));
    BitSet rest = only(Measure::accumulates);
    BitSet running = only(Reach::runs);
    boolean anyRunning = !running.isEmpty();
    boolean own = counts.test(day);
    boolean counted = own;
    // What the city's running totals have of the change, the next total of the unit takes back only
    // where it is in the city's figures like the change itself.
    boolean settles = true;
    LocalDate settled = null;
    for (int d = day + 1; d < book.end() && !rest.isEmpty(); d++) {
      BitSet met = totals(d);
      met.and(rest);
      if (!met.isEmpty()) {
        days.add(LocalDate.ofEpochDay(d));
        if (counts.test(d) != own) {
          counted = true;
          settles &= !met.intersects(running);
        }
        rest.andNot(met);
        running.andNot(met);
        if (settled == null && running.isEmpty()) {
          settled = LocalDate.ofEpochDay(d);
        }
      }
    }
    boolean newCases = measures.get(newCases());
    return new Change(
        code,
        unitDays(days, newCases, settled),
        days,
        counted && newCases,
        counted && rolls(),
        counted && anyRunning,
        settles ? settled : null);
  }

  /**
   * The change where others' statements come to count by it, or no longer: the city's own gives way
   * to those of its units, or comes back.
   */
  Change changeOfTheSpeaker(String code) {
    Change change = change(code, d -> true);
    return new Change(code, change.unitDays(), change.days(), true, true, true, null);
  }

  /** The measures of which the unit states a running total on that day. */
  private BitSet totals(int d) {
    Sheet sheet = book.sheet(d);
    return sheet != null && sheet.stands(unit) && sheet.cumulative(unit)
        ? sheet.stated(unit)
        : new BitSet();
  }

  private SortedSet<LocalDate> unitDays(
      SortedSet<LocalDate> days, boolean newCases, @Nullable LocalDate settled) {
    SortedSet<LocalDate> unitDays = new TreeSet<>(days);
    boolean doses = !only(DoseMeasure.class::isInstance).isEmpty();
    int end = settled == null ? book.end() : Math.toIntExact(settled.toEpochDay());
    for (int d = day + 1; doses && d < end; d++) {
      addIfStands(d, unitDays);
    }
    int reach = newCases ? JUDGED_DAYS : rolls() ? ROLLING_DAYS : 0;
    for (LocalDate changed : days) {
      int from = Math.toIntExact(changed.toEpochDay());
      for (int d = from + 1; d <= from + reach; d++) {
        if (told.test(d)) {
          unitDays.add(LocalDate.ofEpochDay(d));
        }
      }
    }
    if (newCases) {
      addDaysWithoutCases(unitDays);
    }
    return unitDays;
  }

  /**
   * The days that look back over the statement, or over the running total that differs from it, to
   * another last case than before: those without cases from there to the next. A figure of 0 over
   * several days after that total goes over silent days.
   */
  private void addDaysWithoutCases(SortedSet<LocalDate> unitDays) {
    UnitCases cases = new UnitCases(book, unit);
    LookBack now = LookBack.from(day, book, unit);
    int total = cases.nextTotal(day);
    boolean moved = !Objects.equals(before.fromTheDay(), now.fromTheDay());
    for (int d = day + 1; moved && d < total && cases.none(d); d++) {
      unitDays.add(LocalDate.ofEpochDay(d));
    }
    boolean totalMoved = !Objects.equals(before.fromTheTotal(), now.fromTheTotal());
    boolean silent = false;
    for (int d = total + 1; totalMoved && d < book.end() && !cases.anyCase(d); d++) {
      silent = !cases.none(d) || (silent && !cases.runs(d));
      if (!silent) {
        unitDays.add(LocalDate.ofEpochDay(d));
      }
    }
  }

  private void addIfStands(int d, SortedSet<LocalDate> unitDays) {
    Sheet sheet = book.sheet(d);
    if (sheet != null && sheet.stands(unit)) {
      unitDays.add(LocalDate.ofEpochDay(d));
    }
  }

  private int newCases() {
    Integer column = book.columns().find(CaseMeasure.NEW_CASES);
    return column == null ? Integer.MAX_VALUE : column;
  }

  private boolean rolls() {
    return !only(ROLLING::contains).isEmpty();
  }

  private BitSet only(Predicate<Measure> which) {
    BitSet some = new BitSet();
    for (int m = measures.nextSetBit(0); m >= 0; m = measures.nextSetBit(m + 1)) {
      some.set(m, which.test(book.columns().entries().get(m)));
    }
    return some;
  }

  /** Whether the city's days tell a running total of the measure. */
  private static boolean runs(Measure measure) {
    return measure == CaseMeasure.NEW_CASES
        || measure == CaseMeasure.DEATHS
        || measure instanceof DoseMeasure;
  }
}
